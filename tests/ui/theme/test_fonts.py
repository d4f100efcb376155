import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase, QFontInfo, QRawFont

from annotator.ui.theme.fonts import INTERFACE, READING, interface_font, load_fonts, reading_font


def test_the_shipped_families_are_there(qapp):
    assert set(load_fonts()) <= set(QFontDatabase.families())


def test_text_is_set_in_them(qapp):
    assert QFontInfo(reading_font(20)).family() == READING
    assert QFontInfo(interface_font(13)).family() == INTERFACE
    assert QFontInfo(interface_font(13, bold=True)).bold()


def test_they_have_the_letters_of_both_scripts(qapp):
    for font in (reading_font(20), interface_font(13)):
        raw = QRawFont.fromFont(font)
        for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکیABCxyz0123٠١٢«»،؛؟":
            assert raw.supportsCharacter(ord(letter)), letter


def test_qt_gives_back_every_reference_to_none(qapp):
    """PySide6 6.12 on Python 3.11 loses one on most calls, and ends the process in the end."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(3000):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < 100
