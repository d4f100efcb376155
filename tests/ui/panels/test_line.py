import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from annotator.look import LIGHT
from annotator.ui.panels.line import Line
from annotator.ui.theme.palette import shades_of


@pytest.fixture
def picture(qapp):
    made = QPixmap(100, 20)
    made.fill(Qt.GlobalColor.white)
    return made


def line(painter, direction, state=QStyle.StateFlag.State_None):
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 100, 20)
    option.direction = direction
    option.state = state
    return Line(painter, option, shades_of(LIGHT))


def test_room_is_taken_from_where_reading_begins(picture):
    with QPainter(picture) as painter:
        left = line(painter, Qt.LayoutDirection.LeftToRight)
        assert left.take(10) == QRect(0, 0, 10, 20)
        assert left.take_end(10) == QRect(90, 0, 10, 20)
        right = line(painter, Qt.LayoutDirection.RightToLeft)
        assert right.take(10) == QRect(90, 0, 10, 20)
        assert right.take_end(10) == QRect(0, 0, 10, 20)


def test_a_line_has_an_upper_and_a_lower_half(picture):
    with QPainter(picture) as painter:
        upper, lower = line(painter, Qt.LayoutDirection.LeftToRight).halves()
        assert upper.area == QRect(0, 4, 100, 6)
        assert lower.area == QRect(0, 10, 100, 6)


def test_what_is_chosen_has_a_ground(picture):
    with QPainter(picture) as painter:
        line(painter, Qt.LayoutDirection.LeftToRight).ground()
    assert picture.toImage().pixelColor(50, 10).name() == "#ffffff"
    with QPainter(picture) as painter:
        line(painter, Qt.LayoutDirection.LeftToRight, QStyle.StateFlag.State_Selected).ground()
    assert picture.toImage().pixelColor(50, 10).name() == shades_of(LIGHT).accent_wash


def test_strong_letters_stand_out(picture):
    with QPainter(picture) as painter:
        line(painter, Qt.LayoutDirection.LeftToRight).text("😀 ab", "#000000", strong=(2, 3))
    image = picture.toImage()
    blue = {
        x
        for x in range(100)
        for y in range(20)
        if image.pixelColor(x, y).blue() > image.pixelColor(x, y).red() + 60
    }
    dark = {x for x in range(100) for y in range(20) if image.pixelColor(x, y).lightness() < 60}
    assert blue
    assert max(blue) < max(dark)  # the letter after it does not


def test_what_would_stand_out_may_be_cut_off(picture):
    with QPainter(picture) as painter:
        row = line(painter, Qt.LayoutDirection.LeftToRight)
        row.text("a text that is much too long for this", "#000000", strong=(30, 34))
    assert picture.toImage().pixelColor(99, 10).name() == "#ffffff"


def test_text_that_is_too_long_stays_inside(picture):
    with QPainter(picture) as painter:
        row = line(painter, Qt.LayoutDirection.LeftToRight)
        row.take(40)
        row.end_text("", "#000000")
        row.text("كلمات كثيرة لا مكان لها هنا أبدًا", "#000000")
    image = picture.toImage()
    assert all(image.pixelColor(x, y).name() == "#ffffff" for x in range(38) for y in range(20))
