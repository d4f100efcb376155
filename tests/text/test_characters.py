import re
import unicodedata

from annotator.text import characters


def of_category(ranges, *wanted):
    return [
        c
        for c in map(chr, range(0x20, 0x10000))
        if re.match(f"[{ranges}]", c) and not unicodedata.category(c).startswith(wanted)
    ]


def test_letters_are_letters_and_harakat_are_marks():
    # Unassigned ones come with a later Unicode than Python's.
    assert of_category(characters.LETTERS, "L", "Cn", "Sc") == []
    assert of_category(characters.HARAKAT, "M", "Cn") == []
    assert of_category(characters.FORMS, "L", "Cn") == []


def test_every_invisible_character_is_known():
    assert of_category(characters.BIDI_CONTROLS + characters.ZERO_WIDTH, "C") == []
    for name in (
        "RIGHT-TO-LEFT MARK",
        "ZERO WIDTH SPACE",
        "SOFT HYPHEN",
        "POP DIRECTIONAL ISOLATE",
    ):
        assert characters.is_blank(unicodedata.lookup(name))


def test_arabic_marks_of_the_main_blocks_are_harakat():
    marks = [c for c in map(chr, range(0x600, 0x700)) if unicodedata.category(c) == "Mn"]
    assert [c for c in marks if not characters.IS_HARAKAH.match(c)] == []


def test_letters_and_signs_that_people_type_are_not_blank():
    assert not any(map(characters.is_blank, "ابA1\u0640\u064b.«ﷺ"))
    assert all(map(characters.is_blank, " \n\u00a0\u2028\u200f\x01"))
