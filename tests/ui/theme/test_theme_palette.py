import pytest
from PySide6.QtGui import QPalette

from annotator.look import LOOKS, contrast
from annotator.ui.theme.palette import qt_palette, shades_of, wash


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_words_stand_out_from_what_is_behind_them(look):
    shades = shades_of(look)
    for ground in (shades.ground, shades.panel, shades.raised, shades.hover, shades.accent_wash):
        assert contrast(shades.ink, ground) >= 7
    for ground in (shades.ground, shades.panel):
        assert contrast(shades.faint, ground) >= 4.5
    assert contrast(shades.accent_ink, shades.accent) >= 4.5
    assert contrast(shades.warning, shades.warning_wash) >= 4.5


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_key_caps_can_be_read(look):
    for colour, hue in look.hues.items():
        assert contrast(hue.text, wash(look, colour)) >= 4.5, colour


def test_qt_has_the_same_tones(qapp):
    shades = shades_of(LOOKS["dark"])
    palette = qt_palette(shades)
    assert palette.color(QPalette.ColorRole.Base).name() == shades.raised
    assert palette.color(QPalette.ColorRole.WindowText).name() == shades.ink
