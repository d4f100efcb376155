import pytest

from annotator.ui.canvas.names import Names
from annotator.ui.canvas.placing import MOST_LANES, Ground, placed
from annotator.ui.canvas.strands import Strand, Zone
from annotator.ui.canvas.style import Style

ZONES = {"a": Zone(400, 460), "b": Zone(300, 340), "c": Zone(30, 80), "d": Zone(180, 220)}
GROUND = Ground(500, True, 16, 2.0, 14.0, ZONES, ())


def strand(uid, head=None, tail=None, words="words", **more):
    return Strand(uid, "works_for", words, head, tail, **({"back": False, "onward": False} | more))


@pytest.fixture
def names(qapp):
    return Names(Style().relation_font)


def arcs(names, *strands, ground=GROUND, is_open=False):
    return placed(strands, ground, names, is_open=is_open)


def test_a_bracket_goes_from_end_to_end_with_its_words_in_the_middle(names):
    (arc,) = arcs(names, strand("r", "a", "c")).arcs
    assert (arc.left, arc.right) == (55, 430)
    assert arc.box.center().x() == pytest.approx((55 + 430) / 2)
    assert [(stem.x, stem.is_tip) for stem in arc.stems] == [(430, False), (55, True)]


def test_words_move_aside_for_a_stem_that_goes_through_them(names):
    found = arcs(
        names,
        strand("under", "a", "c"),
        strand("over", "d", onward=True),
        strand("x", "d", back=True),
    ).arcs
    under = next(arc for arc in found if arc.uid == "under")
    for arc in found:
        for stem in arc.stems:
            if arc.lane > under.lane:
                assert not under.box.left() < stem.x < under.box.right()


def test_words_wider_than_the_bracket_widen_what_it_takes(names):
    long = "a label of many words that is wider than all brackets here"
    found = arcs(names, strand("1", "a", "b", long), strand("2", "d", "c", long)).arcs
    assert {arc.lane for arc in found} == {0, 1}
    for arc in found:
        assert arc.box.right() <= arc.left or arc.right <= arc.box.left()
    assert all(arc.box.left() >= 0 and arc.box.right() <= 500 for arc in found)


def test_a_stub_is_as_long_as_its_words(names):
    (arc,) = arcs(names, strand("r", "a", onward=True, is_stub=True)).arcs
    assert arc.points == -1
    assert arc.right == 430
    assert arc.left < arc.box.left() < arc.box.right() < arc.right
    (arc,) = arcs(names, strand("r", None, "c", back=True, is_stub=True)).arcs
    assert arc.points == 1
    assert arc.left == 55


def test_a_stub_at_the_edge_stays_on_the_row(names):
    (arc,) = arcs(names, strand("r", "c", onward=True, is_stub=True, words="words " * 9)).arcs
    assert arc.left == 0
    assert arc.box.right() <= arc.right


def test_stems_end_above_the_names_in_their_way(names):
    ground = GROUND._replace(names=(Zone(420, 445),))
    (arc,) = arcs(names, strand("r", "a", "c"), ground=ground).arcs
    assert [stem.foot for stem in arc.stems] == [2.0, 14.0]


def test_what_finds_no_lane_hides_behind_a_chip_until_it_is_opened(names):
    many = [strand(f"{i:02}", "a", "c") for i in range(MOST_LANES + 5)]
    closed = arcs(names, *many)
    assert (len(closed.arcs), len(closed.hidden)) == (MOST_LANES, 5)
    assert closed.lanes == MOST_LANES + 1
    assert closed.chip_words == "+5"
    assert closed.chip.right() == 500
    opened = arcs(names, *many, is_open=True)
    assert (len(opened.arcs), len(opened.hidden)) == (MOST_LANES + 5, 0)
    assert opened.chip is not None


def test_few_brackets_have_no_chip(names):
    assert arcs(names, strand("r", "a", "c"), is_open=True).chip is None
