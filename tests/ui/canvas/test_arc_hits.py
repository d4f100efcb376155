import pytest
from PySide6.QtCore import QPointF

from annotator.model.annotation import Annotation
from annotator.ui.canvas.arc_hits import arc_in, is_on_chip
from tests.ui.canvas.conftest import TEXT, dressed, entity, place, relation

MARKS = [entity("a", "ORG", place(TEXT, "Scale AI")), entity("b", "ORG", place(TEXT, "شركة"))]


@pytest.fixture
def row(qapp):
    page = dressed(TEXT, Annotation.of([*MARKS, relation("r", "a", "b")]), 800.0)
    return page.row_of(MARKS[0].start)


def test_line_and_stems_of_a_bracket_are_hit_and_what_is_beside_is_not(row):
    (arc,) = row.arcs.arcs
    stem = arc.stems[0]
    assert arc_in(row, QPointF(arc.left + 8, arc.y + 2)) == "r"
    assert arc_in(row, QPointF(stem.x + 2, (arc.y + stem.foot) / 2)) == "r"
    assert arc_in(row, QPointF(arc.left - 9, arc.y)) is None
    assert arc_in(row, QPointF(arc.box.center().x(), arc.y + 14)) is None


def test_letters_are_never_a_bracket(row):
    (arc,) = row.arcs.arcs
    assert arc_in(row, QPointF(arc.stems[0].x, row.shape.baseline)) is None


def test_the_chip_is_hit_where_there_is_one(qapp, row):
    many = [relation(f"r{i}", "a", "b") for i in range(20)]
    crowded = dressed(TEXT, Annotation.of([*MARKS, *many]), 800.0).row_of(MARKS[0].start)
    assert is_on_chip(crowded, crowded.arcs.chip.center())
    assert not is_on_chip(row, crowded.arcs.chip.center())
