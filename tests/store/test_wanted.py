import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.store.wanted import Wanted
from annotator.text.fold import fold, key


def found(query, text):
    start, end = Wanted.of(query).place(text)
    return text[start:end]


def test_the_last_word_is_unfinished_until_a_space_follows():
    assert Wanted.of("وزارة الخارجيّة") == Wanted(("وزاره", "الخارجيه"), is_unfinished=True)
    assert Wanted.of("الخارجية ") == Wanted(("الخارجيه",), is_unfinished=False)
    assert Wanted.of(" ,. ") == Wanted((), is_unfinished=False)
    assert Wanted.of("") == Wanted((), is_unfinished=False)


def test_marks_of_the_index_are_only_letters_here():
    assert Wanted.of('a"b* OR (c^2) NEAR d:e -f').match() == (
        '"a" "b" "or" "c" "2" "near" "d" "e" "f"*'
    )
    assert Wanted.of("a b").match_of_finished() == '"a"'
    assert Wanted.of("a").match_of_finished() == ""


@pytest.mark.parametrize(
    ("query", "text", "place"),
    [
        ("القاهرة", "في الْقَاهِرَةِ اليوم", "الْقَاهِرَةِ"),
        ("القاه", "في القاهرة اليوم", "القاهرة"),
        ("القاه ", "في القاهرة و القاه", "القاه"),
        ("شركة", "قالت والشركة إن", "شركة"),
        ("شركة", "مشاركة ثم شركة", "شركة"),
        ("الشركة", "قال للشركة", "للشركة"),
        ("وزارة الخارجية", "وزارة المالية ثم وزارة  الخارجية", "وزارة  الخارجية"),
        ("وزارة الخارجية", "الخارجية ليست وزارة", "وزارة"),
        ("١٤", "بلغ 14 مليارا", "14"),
        ("scale ai", "في «Scale AI».", "Scale AI"),
        ("ميتا", "🚀🚀 ومِيـتـا", "مِيـتـا"),
        ("غائب", "ليس هنا", ""),
    ],
)
def test_the_place_is_that_of_the_letters_in_the_text(query, text, place):
    assert found(query, text) == place


@given(text=st.text("اأبَـ .\nx🚀", max_size=60), times=st.integers(1, 300))
def test_the_place_is_right_however_far_it_is(text, times):
    before = (text + " ") * times
    whole = before + "مَدِينَةٌ." + text
    start, end = Wanted.of("مدينة").place(whole)
    assert (start, whole[start:end]) == (len(before), "مَدِينَةٌ")


def test_a_beginning_is_short_when_many_words_have_it():
    assert Wanted.of("ال").is_short
    assert not Wanted.of("ال ").is_short
    assert not Wanted.of("القا").is_short
    assert Wanted.of("وزارة ال").is_short
    assert Wanted.of("ال").is_begun_in(key("قال البيت"))
    assert Wanted.of("بي").is_begun_in(key("قال البيت"))
    assert not Wanted.of("يت").is_begun_in(fold("قال البيت").text)
