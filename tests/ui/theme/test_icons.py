import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from annotator import i18n, resources
from annotator.resources import resource
from annotator.ui.theme.icons import icon, pixmap, program_icon

NAMES = sorted(p.stem for p in resource("icons").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_a_drawing(qapp, name):
    picture = pixmap(name, "#ff0000", 16, 2).toImage()
    assert picture.width() == 32
    assert any(picture.pixelColor(x, y).alpha() for x in range(32) for y in range(32))


def test_an_icon_has_the_tone_of_the_theme(qapp):
    picture = pixmap("menu", "#ff0000", 16, 4).toImage()
    tones = {
        picture.pixelColor(x, y).name()
        for x in range(64)
        for y in range(64)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert tones == {QColor("#ff0000").name()}


def unlike(one, other):
    """How much ink is not in the same place."""
    places = [(x, y) for x in range(16) for y in range(16)]
    return sum(abs(one.pixelColor(*p).alpha() - other.pixelColor(*p).alpha()) for p in places)


def test_what_points_is_mirrored_with_the_language(qapp):
    left = pixmap("undo", "#000000", 16, 1).toImage()
    same = pixmap("menu", "#000000", 16, 1).toImage()
    i18n.use("ar", resources.locale_folder())
    try:
        mirrored = pixmap("undo", "#000000", 16, 1).toImage()
        assert mirrored != left
        assert (
            unlike(mirrored, left.flipped(Qt.Orientation.Horizontal)) < unlike(mirrored, left) / 4
        )
        assert pixmap("menu", "#000000", 16, 1).toImage() == same
    finally:
        i18n.use("en", resources.locale_folder())


def test_the_program_has_an_icon(qapp):
    assert not program_icon().pixmap(64, 64).isNull()
    assert not icon("done", "#000000").isNull()
