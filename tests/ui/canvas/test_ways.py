import pytest

from annotator.model.annotation import Annotation
from annotator.ui.canvas.layout import Page, lay_all
from annotator.ui.canvas.style import Style
from annotator.ui.canvas.ways import FARTHEST, Ways
from tests.ui.canvas.conftest import LABELS, entity, place, relation

TEXT = "أول سطر\n\nثاني سطر\n\nثالث سطر\n\nرابع سطر"
MARKS = [entity(word, "ORG", place(TEXT, word)) for word in ("أول", "ثاني", "ثالث", "رابع")]


@pytest.fixture
def ways(qapp):
    page = Page(TEXT, Style())
    lay_all(page)
    ways = Ways(page.paragraphs, TEXT)
    ways.annotation, ways.labels = Annotation.of(MARKS), LABELS
    return ways


def test_empty_lines_are_passed_over(ways):
    way = ways.way(relation("r", "ثالث", "أول"))
    assert len(way) == FARTHEST
    assert [row.paragraph.text for row, _ in way] == ["أول سطر", "ثاني سطر", "ثالث سطر"]
    assert [(s.head, s.tail) for _, s in way] == [(None, "أول"), (None, None), ("ثالث", None)]
    assert [(s.back, s.onward) for _, s in way] == [(False, True), (True, True), (True, False)]


def test_a_long_way_is_only_seen_at_its_ends(ways):
    (head, one), (tail, other) = ways.way(relation("r", "أول", "رابع"))
    assert (head.paragraph.text, tail.paragraph.text) == ("أول سطر", "رابع سطر")
    assert one.is_stub
    assert one.words == "works for · رابع"
    assert other.words == "works for · أول"
    assert (one.onward, other.back) == (True, True)


def test_the_paragraphs_that_it_may_pass_are_known_before_their_lines_are(ways):
    assert ways.near(relation("r", "أول", "ثاني")) == [0, 2]
    assert ways.near(relation("r", "أول", "ثالث")) == [0, 2, 4]
    assert ways.near(relation("r", "أول", "رابع")) == [0, 6]


def test_a_label_that_the_set_lacks_is_called_by_its_name(ways):
    ((_, strand),) = ways.way(relation("r", "أول", "أول", "unknown"))
    assert strand.words == "unknown"
    assert strand.has_arrow
    assert not ways.way(relation("r", "أول", "أول", "partner_of"))[0][1].has_arrow
