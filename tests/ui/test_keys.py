import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.ui.keys import place, pressed, shown

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def event(key, held=NONE, text="", code=0):
    return QKeyEvent(QEvent.Type.KeyPress, int(key), held, code, 0, 0, text)


@pytest.mark.parametrize(
    ("key", "held", "text", "name"),
    [
        (Qt.Key.Key_Z, CTRL, "\x1a", "Ctrl+Z"),
        (Qt.Key.Key_Z, CTRL | SHIFT, "\x1a", "Ctrl+Shift+Z"),
        (Qt.Key.Key_1, NONE, "1", "1"),
        (Qt.Key.Key_BraceLeft, SHIFT, "{", "Shift+["),
        (Qt.Key.Key_Backtab, SHIFT, "", "Shift+Tab"),
        (Qt.Key.Key_Return, CTRL, "\r", "Ctrl+Enter"),
        (Qt.Key.Key_Plus, CTRL | Qt.KeyboardModifier.KeypadModifier, "+", "Ctrl++"),
        (Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier, "5", "5"),
        (Qt.Key.Key_F1, NONE, "", "F1"),
        (Qt.Key.Key_Control, CTRL, "", ""),
    ],
)
def test_a_key_goes_by_its_us_name(qapp, key, held, text, name):
    assert pressed(event(key, held, text)) == name


@pytest.mark.parametrize(
    ("letter", "held", "name"),
    [("ئ", CTRL, "Ctrl+Z"), ("ى", NONE, "N"), ("ش", NONE, "A"), ("١", NONE, "1"), ("ج", NONE, "[")],
)
def test_letters_of_the_arabic_layout_stand_for_their_places(qapp, letter, held, name):
    assert pressed(event(ord(letter), held, letter)) == name


@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_a_scan_code_decides_on_linux(platform):
    assert place(44 + 8, 0, platform) == "Z"
    assert place(2 + 8, 0, platform) == "1"
    assert place(26 + 8, 0, platform) == "["


def test_scan_codes_of_windows_and_key_codes_of_macos():
    assert place(44, 0, "windows") == "Z"
    assert [place(0, code, "cocoa") for code in (6, 45, 18, 33)] == ["Z", "N", "1", "["]


def test_an_unknown_code_names_no_place():
    assert place(250, 0, "xcb") == ""
    assert place(44, 0, "offscreen") == ""


def test_a_key_is_shown_from_left_to_right():
    assert shown("Ctrl+Shift+[") == "\u2066Ctrl+{\u2069"
    assert shown("Alt+Down") == "\u2066Alt+↓\u2069"
    assert shown("N") == "\u2066N\u2069"
