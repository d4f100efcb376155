import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.look import DARK, LIGHT
from annotator.model.annotation import Annotation
from annotator.ui.canvas.arc_painter import TIP, tip
from annotator.ui.canvas.painter import PagePainter
from annotator.ui.canvas.shown import Shown
from tests.ui.canvas.conftest import LABELS, TEXT, dressed, entity, place, relation

ENDS = [
    entity("a", "ORG", place(TEXT, "Scale AI")),
    entity("b", "ORG", place(TEXT, "شركة")),
    entity("c", "PERS", place(TEXT, "بوادر")),
]
MARKS = [*ENDS, relation("ab", "a", "b"), relation("bc", "b", "c", "partner_of")]


def painted(page, look=LIGHT, **shown):
    image = QImage(840, 600, QImage.Format.Format_RGB32)
    image.fill(QColor(look.page))
    with QPainter(image) as brush:
        brush.translate(20, 0)
        PagePainter(page, look, LABELS).paint(brush, 0, 600, Shown(**shown))
    return image


@pytest.fixture
def page(qapp):
    return dressed(TEXT, Annotation.of(MARKS), 800.0)


def pixel(image, page, x, y):
    """The colour at a place of the first row's brackets."""
    row = page.row_of(0)
    return image.pixelColor(round(x) + 20, int(page.top_of(row) + row.above + y))


def arc_of(page, uid):
    return next(arc for arc in page.row_of(0).arcs.arcs if arc.uid == uid)


def strength(colour, look):
    page = QColor(look.page)
    return sum(abs(a - b) for a, b in zip(colour.getRgb(), page.getRgb(), strict=True))


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_what_is_chosen_is_firm_and_the_rest_fades(page, look):
    arc = arc_of(page, "ab")
    usual, chosen, faded = (
        strength(pixel(painted(page, look, **shown), page, arc.left + 9, arc.y), look)
        for shown in ({}, {"relation": "ab"}, {"relation": "bc"})
    )
    assert faded < usual < chosen


def test_an_arrow_stands_at_the_tail_and_at_no_end_of_a_symmetric_one(page):
    image = painted(page)

    def width(stem):
        y = stem.foot - TIP + 1
        ink = [pixel(image, page, stem.x + dx, y).name() != LIGHT.page for dx in range(-4, 5)]
        return sum(ink)

    head, tail = arc_of(page, "ab").stems
    assert width(tail) > width(head) + 1
    one, other = arc_of(page, "bc").stems
    assert abs(width(one) - width(other)) <= 1


def test_words_stand_on_cleared_ground(page):
    arc, image = arc_of(page, "ab"), painted(page)
    assert pixel(image, page, arc.box.left() + 1.5, arc.y).name() == LIGHT.page
    inside = {
        pixel(image, page, x, arc.y).name()
        for x in range(round(arc.box.left()) + 4, round(arc.box.right()) - 4)
    }
    assert len(inside) > 1


def test_hidden_ones_are_drawn_when_they_are_meant(qapp):
    many = [relation(f"{n:02}", "a", "c") for n in range(14)]
    page = dressed(TEXT, Annotation.of([*ENDS, *many]), 800.0)
    hidden = page.row_of(0).arcs.hidden[0]
    x, y = hidden.left + 20, hidden.y
    assert pixel(painted(page), page, x, y).name() == LIGHT.page
    assert pixel(painted(page, relation=hidden.uid), page, x, y).name() != LIGHT.page


def test_an_arrow_points_down_to_its_place(qapp):
    box = tip(10, 20).boundingRect()
    assert box.bottom() == pytest.approx(20.5)
    assert box.center().x() == pytest.approx(10)
    assert tip(10, 20).contains(QPointF(10, 18))
