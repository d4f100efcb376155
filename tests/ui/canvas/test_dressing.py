import pytest

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.ui.canvas.dressing import dress, put_all, redress, repack
from tests.ui.canvas.conftest import LABELS, TEXT, dressed, entity, place, relation

ENDS = [entity("a", "ORG", place(TEXT, "Scale AI")), entity("b", "ORG", place(TEXT, "شركة"))]
MARKS = [*ENDS, relation("r", "a", "b")]


@pytest.fixture
def page(qapp):
    return dressed(TEXT, Annotation.of(ENDS), 800.0)


def test_a_relation_makes_room_above_its_row_and_gives_it_back(page):
    row, last = page.row_of(ENDS[0].start), page.row_of(len(TEXT))
    before = page.top_of(last)
    add = edits.add(MARKS[-1])
    changed = redress(page, Annotation.of(MARKS), add)
    assert changed.has_moved
    assert row in changed.rows
    assert page.top_of(last) == before + page.style.lane
    assert redress(page, Annotation.of(ENDS), add.inverse()).has_moved
    assert page.top_of(last) == before


def test_an_entity_moves_nothing(page):
    more = entity("c", "PERS", place(TEXT, "بوادر"))
    changed = redress(page, Annotation.of([*ENDS, more]), edits.add(more))
    assert not changed.has_moved
    assert changed.rows == [page.row_of(more.start)]


def test_another_annotation_takes_the_place_of_the_first(page):
    dress(page, Annotation.of(MARKS), LABELS)
    assert page.row_of(0).above == page.style.lane
    dress(page, Annotation(), LABELS)
    assert page.row_of(0).above == 0
    assert not page.row_of(0).pieces


def test_rows_that_are_opened_are_packed_again(page):
    dress(page, Annotation.of([*ENDS, *(relation(f"{i:02}", "a", "b") for i in range(12))]), LABELS)
    row = page.row_of(0)
    lanes, row.is_open = row.arcs.lanes, True
    assert repack(page, [row]).has_moved
    assert row.arcs.lanes > lanes


def test_put_all_leaves_relations_out(page):
    put_all(page, ENDS[:1])
    assert {piece.entity.uid for piece in page.row_of(0).pieces} == {"a"}
