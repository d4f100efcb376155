import pytest

from annotator.model.annotation import Annotation
from annotator.ui.canvas.dressing import dress
from annotator.ui.canvas.layout import Page, lay_all
from annotator.ui.canvas.packing import _SHORT
from annotator.ui.canvas.style import Style
from tests.ui.canvas.conftest import LABELS, TEXT, dressed, entity, place, relation

LONG = " ".join([TEXT.split("\n", maxsplit=1)[0]] * 60)
ENDS = [
    entity("a", "ORG", place(LONG, "Scale AI", 50)),
    entity("b", "ORG", place(LONG, "شركة", 50)),
]


@pytest.fixture
def page(qapp):
    page = Page(LONG, Style())
    dress(page, Annotation.of([*ENDS, relation("r", "a", "b"), relation("q", "b", "a")]), LABELS)
    page.lay_out_between(0, 300)
    return page


def test_rows_of_a_long_paragraph_wait_until_there_is_time(page):
    row = page.row_of(ENDS[0].start)
    assert len(row.paragraph.rows) > _SHORT
    assert row in page.packing.unpacked
    assert row.above == 0
    lay_all(page)
    assert not page.packing.unpacked
    assert row.above == 2 * page.style.lane


def test_rows_that_are_seen_are_packed_at_once(page):
    row = page.row_of(ENDS[0].start)
    below = page.top_of(page.row_of(len(LONG)))
    list(page.rows_between(page.top_of(row), page.top_of(row) + 60))
    assert row.above == 2 * page.style.lane
    assert page.top_of(page.row_of(len(LONG))) == below + row.above


def test_one_relation_needs_no_packing_to_know_its_height(qapp):
    page = Page(LONG, Style())
    dress(page, Annotation.of([*ENDS, relation("r", "a", "b")]), LABELS)
    lay_all(page)
    row = page.row_of(ENDS[0].start)
    assert row.above == page.style.lane
    assert row.arcs is None
    assert page.packing.arcs(row) is row.arcs
    assert row.arcs.lanes == 1


def test_a_row_without_relations_takes_no_room(qapp):
    page = dressed(TEXT, Annotation.of([entity("a", "ORG", place(TEXT, "شركة"))]))
    row = page.row_of(0)
    assert not page.packing.pack(row)
    assert (row.above, row.arcs) == (0, None)


def test_entities_without_letters_have_a_place_too(qapp):
    text = "كلمة\nأخرى"
    marks = [entity("a", "ORG", place(text, "\n")), entity("b", "ORG", place(text, "كلمة"))]
    page = dressed(text, Annotation.of([*marks, relation("r", "a", "b")]))
    assert page.packing.zone(page.row_of(4), "a") is not None
    assert len(page.row_of(0).arcs.arcs) == 1
