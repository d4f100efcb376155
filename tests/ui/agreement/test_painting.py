"""Painted drawings: each shape where and as it should be."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.agreement.shapes import Anchor, Box, Drawing, Line, Text
from annotator.look import DARK, LIGHT
from annotator.ui.agreement.painting import paint


def painted(*shapes, look=LIGHT):
    image = QImage(100, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor(look.page))
    with QPainter(image) as painter:
        paint(painter, Drawing("", 100, 40, shapes), look)
    return image


def inked(image, look=LIGHT):
    """The columns in which something was painted."""
    page = QColor(look.page)
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != page for y in range(image.height()))
    ]


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_paints_are_those_of_the_theme(look):
    image = painted(Box(10, 10, 20, 20, "blue"), Line(60, 0, 60, 40, "danger", 3), look=look)
    assert image.pixelColor(20, 20) == QColor(look.hue("blue").line)
    assert image.pixelColor(60, 20) == QColor(look.danger)


def test_a_faint_box_lets_the_page_through():
    seen = painted(Box(10, 10, 20, 20, "ink", 0.5)).pixelColor(20, 20).lightness()
    assert QColor(LIGHT.ink).lightness() < seen < QColor(LIGHT.page).lightness()


@pytest.mark.parametrize("words", ["ORG", "منظمة", "«ORG» 3"])
def test_an_anchor_is_the_end_that_the_eye_sees(words):
    left = inked(painted(Text(50, 25, words, Anchor.LEFT)))
    right = inked(painted(Text(50, 25, words, Anchor.RIGHT)))
    middle = inked(painted(Text(50, 25, words, Anchor.MIDDLE)))
    assert min(left) >= 48
    assert max(right) <= 52
    assert min(middle) < 50 < max(middle)
