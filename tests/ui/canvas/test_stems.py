import pytest

from annotator.ui.canvas.stems import beyond, ends_of, spread
from annotator.ui.canvas.strands import Strand, Zone

ZONES = {"a": Zone(300, 360), "b": Zone(100, 140), "c": Zone(20, 60), "d": Zone(420, 450)}


def strand(uid, head, tail, **more):
    return Strand(
        uid, "works_for", "words", head, tail, **({"back": False, "onward": False} | more)
    )


def placed(*strands, zones=ZONES, stubs=None, rtl=True):
    return spread(ends_of(strands, zones, 500, stubs or {}, rtl=rtl), zones)


def test_one_end_stands_in_the_middle():
    assert placed(strand("r", "a", "b")) == {(0, True): 330, (0, False): 120}


def test_ends_of_one_entity_do_not_cross():
    xs = placed(strand("far", "a", "c"), strand("near", "a", "b"), strand("right", "a", "d"))
    near, far, right = xs[1, True], xs[0, True], xs[2, True]
    assert near < far < right
    assert all(300 < x < 360 for x in (near, far, right))


def test_the_shorter_of_two_stubs_stands_outermost():
    stubs = [strand(uid, "a", None, onward=True, is_stub=True) for uid in ("long", "short")]
    xs = placed(*stubs, stubs={0: 180.0, 1: 90.0})
    assert xs[1, True] < xs[0, True]


def test_ends_stay_on_a_narrow_entity():
    zones = {**ZONES, "a": Zone(300, 312)}
    xs = placed(*(strand(str(i), "a", "b") for i in range(9)), zones=zones)
    own = [xs[i, True] for i in range(9)]
    assert min(own) >= 302
    assert max(own) <= 310
    assert len(set(own)) == 9


def test_ends_of_two_entities_at_one_place_stand_apart():
    zones = {"x": Zone(300, 360), "y": Zone(290, 370), "b": Zone(100, 140)}
    xs = placed(strand("1", "x", "b"), strand("2", "y", "b"), zones=zones)
    assert abs(xs[0, True] - xs[1, True]) >= 4


@pytest.mark.parametrize(
    ("rtl", "onward", "edge"),
    [(True, True, 0), (True, False, 500), (False, True, 500), (False, False, 0)],
)
def test_later_rows_lie_where_the_line_ends(rtl, onward, edge):
    assert beyond(strand("r", "a", None, onward=onward, back=not onward), 500, rtl=rtl) == edge


def test_a_loop_has_two_ends():
    xs = placed(strand("r", "a", "a"))
    assert xs[0, True] != xs[0, False]
