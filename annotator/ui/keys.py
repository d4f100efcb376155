"""Keys by their place on the keyboard, so that they work in every layout.

A place is named by what it bears on the US layout: the key for "undo" is ``Ctrl+Z`` on the Arabic
layout too, where that place bears ئ. Keys that bear no letter (Tab, F3, arrows) go by their name.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_ROWS = ((2, "1234567890-="), (16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'`"), (43, "\\ZXCVBNM,./"))
_PLACES = {start + i: name for start, names in _ROWS for i, name in enumerate(names)}
"""Scan codes (set 1 on Windows, the same numbers in evdev) of the keys that bear a sign."""

_XKB_OFFSET = 8
_MAC_NAMES = "ASDFHGZXCV§BQWERYT123465=97-80]OU[IP\rLJ'K;\\,/NM.\t `"
_MAC = {code: name for code, name in enumerate(_MAC_NAMES) if name not in "\r\t §"}

_ARABIC = {
    **dict(zip("ضصثقفغعهخحجد", "QWERTYUIOP[]", strict=True)),
    **dict(zip("شسيبلاتنمكط", "ASDFGHJKL;'", strict=True)),
    **dict(zip("ئءؤرىةوزظذ", "ZXCVNM,./`", strict=True)),
    **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
}
"""Where the letters of the Arabic layout lie, for events that do not say which key was pressed."""

_SHIFTED = dict(zip('!@#$%^&*()_+{}:"~|<>?', "1234567890-=[];'`\\,./", strict=True))
_NAMED = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PageUp",
    Qt.Key.Key_PageDown: "PageDown",
    **{Qt.Key(Qt.Key.Key_F1 + i): f"F{i + 1}" for i in range(12)},
}
_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
    (Qt.KeyboardModifier.MetaModifier, "Meta"),
    (Qt.KeyboardModifier.AltModifier, "Alt"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift"),
)
_SHOWN = {
    "Left": "←", "Right": "→", "Up": "↑", "Down": "↓",
    "Shift+[": "{", "Shift+]": "}", "Shift+/": "?",
}  # fmt: skip


def pressed(event: QKeyEvent) -> str:
    """What was pressed, such as ``Ctrl+Shift+Z``, ``[`` or ``Shift+Tab``; empty for no such key."""
    name = _name(event)
    if not name:
        return ""
    held = event.modifiers()
    words = [word for flag, word in _MODIFIERS if held & flag]
    if event.key() == Qt.Key.Key_Backtab and "Shift" not in words:
        words.append("Shift")
    return "+".join([*words, name])


def shown(key: str) -> str:
    """A key as people read it, from left to right whatever stands around it."""
    for plain, sign in _SHOWN.items():
        if key == plain or key.endswith("+" + plain):
            key = key.removesuffix(plain) + sign
            break
    return f"\u2066{key}\u2069"


def _name(event: QKeyEvent) -> str:
    named = _NAMED.get(Qt.Key(event.key())) if _is_known(event.key()) else None
    if named:
        return named
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return _borne(event)
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier and _is_latin(event.key()):
        return chr(event.key())  # AZERTY and Dvorak: Ctrl+Z is where their Z is
    return place(event.nativeScanCode(), event.nativeVirtualKey()) or _borne(event)


def place(scan_code: int, virtual_key: int, platform: str = "") -> str:
    """The place that the system's numbers for a key stand for; empty if they name none."""
    match platform or QGuiApplication.platformName():
        case "xcb" | "wayland" | "wayland-egl":
            return _PLACES.get(scan_code - _XKB_OFFSET, "")
        case "windows":
            return _PLACES.get(scan_code, "")
        case "cocoa":
            return _MAC.get(virtual_key, "")
    return ""


def _borne(event: QKeyEvent) -> str:
    key = event.key()
    sign = chr(key) if 0x20 < key < 0x10000 else event.text()[:1]  # noqa: PLR2004 - Qt's own keys lie above
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return sign
    return _ARABIC.get(sign) or _SHIFTED.get(sign) or sign.upper()


def _is_latin(key: int) -> bool:
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z


def _is_known(key: int) -> bool:
    return key >= Qt.Key.Key_Escape or key == Qt.Key.Key_Space
