from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from annotator.look import LIGHT
from annotator.model.annotation import Annotation
from annotator.ui.canvas import dots
from annotator.ui.canvas.pull import Pull
from tests.ui.canvas.conftest import TEXT, dressed, entity, place, relation
from tests.ui.canvas.test_arc_painter import painted

ENDS = [entity("a", "ORG", place(TEXT, "شركة")), entity("b", "PERS", place(TEXT, "التنفيذي"))]
MARKS = [*ENDS, relation("r", "a", "b")]


@pytest.fixture
def page(qapp):
    return dressed(TEXT, Annotation.of(MARKS), 200.0)


def margin(image):
    """What is painted left of the column, and right of it."""

    def inked(columns):
        return {image.pixelColor(x, y).name() for x in columns for y in range(image.height())} - {
            LIGHT.page
        }

    return inked(range(18)), inked(range(224, 260))


def test_the_whole_way_of_a_far_relation_is_drawn_in_the_margin_when_it_is_meant(page):
    assert margin(painted(page)) == (set(), set())
    left, right = margin(painted(page, relation="r"))
    assert LIGHT.hue("orange").line in left
    assert not right


def test_a_way_to_earlier_lines_goes_along_the_other_margin(qapp):
    page = dressed(TEXT, Annotation.of([*ENDS, relation("r", "b", "a")]), 200.0)
    left, right = margin(painted(page, hovered_relation="r"))
    assert right
    assert not left


def test_a_dot_stands_in_the_right_margin_of_the_row_where_the_doubt_begins(page):
    made = dots.dots([SimpleNamespace(start=2, end=40, kind="edge")])
    image = painted(page, dots=made)
    row = page.row_of(2)
    y = page.top_of(row) + row.above + (row.shape.top + row.shape.bottom) / 2
    inked = [
        y for y in range(600) if image.pixelColor(round(220 + dots.GAP), y).name() != LIGHT.page
    ]
    assert inked
    assert abs(sum(inked) / len(inked) - y) < 1.5


@pytest.mark.parametrize(
    "pull", [Pull("a", "b"), Pull("b", "a"), Pull("a", None, QPointF(20, 120))]
)
def test_a_relation_in_the_making_leads_from_its_head(page, pull):
    accent = QColor(LIGHT.accent)

    def amount(image):
        return sum(image.pixelColor(x, y) == accent for x in range(20, 220) for y in range(600))

    alone = amount(painted(page, pull=Pull(pull.head)))
    assert 0 < alone < amount(painted(page, pull=pull))
