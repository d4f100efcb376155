"""The shipped fonts. They are loaded before any text is laid out: without a font Qt can crash."""

from PySide6.QtGui import QFont, QFontDatabase

from annotator.resources import resource

READING = "Noto Naskh Arabic"
INTERFACE = "Vazirmatn"


def load_fonts() -> list[str]:
    """Makes the shipped families known to Qt and names them; a second call does nothing more."""
    present = set(QFontDatabase.families())
    if not {READING, INTERFACE} <= present:
        for path in sorted(resource("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
    return [READING, INTERFACE]


def reading_font(pixels: float, family: str = READING, *, bold: bool = False) -> QFont:
    """The face of articles. Unhinted, so that a line breaks alike on every screen and in print."""
    font = QFont([family, INTERFACE])
    font.setPixelSize(round(pixels))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setBold(bold)
    return font


def interface_font(pixels: float, *, bold: bool = False) -> QFont:
    """The face of everything that is not the article, label names included."""
    font = QFont([INTERFACE, READING])
    font.setPixelSize(max(7, round(pixels)))
    font.setBold(bold)
    return font
