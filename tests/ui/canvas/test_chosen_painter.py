import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.model.annotation import Annotation
from annotator.ui.canvas.chosen_painter import HANDLE, ChosenPainter
from annotator.ui.canvas.inks import Inks
from annotator.ui.theme.look import LIGHT
from tests.ui.canvas.conftest import LABELS, TEXT, dressed, entity, place

SPAN = place(TEXT, "العلاقة")


@pytest.fixture
def page(qapp):
    return dressed(TEXT, Annotation.of([entity("e", "ORG", SPAN)]), 640.0)


def painted(paint):
    image = QImage(640, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.page))
    with QPainter(image) as brush:
        paint(ChosenPainter(Inks(LIGHT, LABELS)), brush)
    return image


def ink(image, x, y):
    return image.pixelColor(round(x), round(y)).name()


def test_a_handle_stands_at_each_edge_of_the_chosen_entity(page):
    row, (rect,) = page.row_of(SPAN.start), page.rects(SPAN)
    strokes = page.packing.strokes(row)
    image = painted(lambda one, brush: one.paint(brush, row, strokes, "e"))
    for x in (rect.left(), rect.right()):
        assert ink(image, x, row.shape.bottom + 2 + HANDLE - 1) == LIGHT.hue("blue").text
    middle = ink(image, rect.center().x(), row.shape.bottom + 2 + HANDLE - 1)
    assert middle == LIGHT.page


def test_others_are_left_alone(page):
    row = page.row_of(0)
    strokes = page.packing.strokes(row)
    image = painted(lambda one, brush: one.paint(brush, row, strokes, "other"))
    assert image == painted(lambda _one, _brush: None)


def test_the_caret_is_two_pixels_wide(page):
    image = painted(lambda one, brush: one.paint_caret(brush, QRectF(100, 10, 0, 30)))
    wide = [x for x in range(640) if ink(image, x, 20) == LIGHT.accent]
    assert wide == [99, 100]
