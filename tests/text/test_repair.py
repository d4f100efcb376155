import re

import pytest
from arabic_reshaper import reshape
from bidi import get_display
from bidi.algorithm import get_display as get_mirrored_display
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.characters import FORMS
from annotator.text.repair import repair

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة"
ARABIC_WORD = st.text(st.sampled_from(ARABIC), min_size=1, max_size=7) | st.sampled_from(
    ["الله", "لله", "الأول", "إلا", "لـ", "لأن"]
)
NUMBER = st.from_regex(r"[1-9][0-9]{0,3}([.,][0-9]{1,2})?", fullmatch=True) | st.from_regex(
    r"[٠-٩]{1,4}", fullmatch=True
)
LATIN = st.sampled_from(["Scale AI", "OpenAI", "Mercor", "a", "GPT4"])


def bake(line):
    return get_display(reshape(line))


@st.composite
def arabic_lines(draw):
    """Lines in reading order; Latin words and numbers have Arabic words between them."""
    parts = [draw(ARABIC_WORD | NUMBER), draw(ARABIC_WORD)]
    for _ in range(draw(st.integers(0, 6))):
        parts.append(draw(ARABIC_WORD))
        parts.append(draw(ARABIC_WORD | NUMBER | LATIN))
    parts.append(draw(ARABIC_WORD))
    return " ".join(parts)


@given(arabic_lines())
def test_baked_lines_come_back_as_they_were(line):
    assert repair(bake(line)).text == line


@given(st.lists(arabic_lines(), min_size=1, max_size=4))
def test_all_lines_of_a_text_come_back(lines):
    repaired = repair("\n".join(map(bake, lines)))
    assert repaired.text == "\n".join(lines)
    assert repaired.lines == len(lines)


@given(arabic_lines())
def test_shaped_letters_in_reading_order_stay_in_it(line):
    # A word that joins shows the order of the text.
    repaired = repair("بيتنا\n" + reshape("بيتنا بيتنا " + line))
    assert repaired.text == "بيتنا\nبيتنا بيتنا " + line
    assert repaired.lines == 0


@given(st.text(st.sampled_from("ابلةـ 14aB()\u064b\n\u200f😀ﷺ﷽")) | st.text())
def test_texts_without_forms_are_left_alone(text):
    if not re.search(f"[{FORMS}]", text):
        assert repair(text).text == text


@given(st.text(st.sampled_from("ﺍﻟﺸﺮﻛﺔﻻﷲاب 14aB()\u064b\n")))
def test_a_repaired_text_holds_no_forms_and_is_repaired_once(text):
    repaired = repair(text)
    assert not re.search(f"[{FORMS}]", repaired.text)
    assert repair(repaired.text).text == repaired.text
    assert repaired.text.count("\n") == text.count("\n")


@pytest.mark.parametrize("display", [get_display, get_mirrored_display])
def test_brackets_close_again_whether_they_were_mirrored_or_not(display):
    line = "مختبر الذكاء الفائق (MSL) في «ميتا» وحدها"
    assert repair(display(reshape(line))).text == line


def test_a_line_that_begins_in_latin_comes_back_where_it_can_be_told():
    line = "Scale AI شركة كبيرة في OpenAI"
    assert repair(bake(line)).text == line


@pytest.mark.parametrize(
    "line",
    [
        "استثمرت ميتا 14.3 مليار دولار في Scale AI يوم 7/10/2023 وقالت",
        "2-1 فوز الهلال",
        "فوز الهلال 2-1",
        "نسبة 5% من",
        "عام 1446هـ الموافق ٢٠٢٥م",
    ],
)
def test_lines_of_a_newspaper_come_back(line):
    assert repair(bake(line)).text == line


def test_what_was_changed_is_counted():
    repaired = repair("سطر عادي\n" + bake("شركة") + "\n\nﷺ")
    assert repaired.text == "سطر عادي\nشركة\n\nﷺ"
    assert (repaired.letters, repaired.lines) == (4, 1)


def test_one_form_among_plain_letters_does_not_turn_the_line():
    assert repair("عبد ﷲ قال ﻻ").text == "عبد الله قال لا"
    assert repair("عبد ﷲ قال ﻻ").lines == 0
