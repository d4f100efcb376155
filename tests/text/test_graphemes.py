import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.graphemes import (
    graphemes,
    is_boundary,
    next_grapheme,
    previous_grapheme,
    whole,
)

LETTERS = "اب لa\u064b\u0651\u0301ـ\u200c\u200d\u200e\u0600\u06dd\r\n\u00a0\u2028\u00ad😀👩👧❤\ufe0f🏽🇸🇦🇪한\u1100\u1161\u11a8각\x01ﷺ9"
TEXTS = st.text(st.sampled_from(LETTERS)) | st.text(
    st.sampled_from("👩❤\ufe0f🏽\u200d\u064b🇸🇦\u0600ا")
)


@given(TEXTS)
def test_the_same_bounds_as_another_implementation_of_the_annex(text):
    regex = pytest.importorskip("regex", reason="the regex package serves as the check")
    assert graphemes(text) == [found.start() for found in regex.finditer(r"(?s)\X", text)]


@given(TEXTS | st.text())
def test_all_at_once_and_one_by_one_agree(text):
    starts = graphemes(text)
    assert [at for at in range(len(text)) if is_boundary(text, at)] == starts
    bounds = [*starts, len(text)]
    for at in range(len(text) + 1):
        assert next_grapheme(text, at) == min((b for b in bounds if b > at), default=len(text))
        assert previous_grapheme(text, at) == max((b for b in bounds if b < at), default=0)


@given(TEXTS, st.data())
def test_whole_letters_hold_the_span_and_no_letter_more_than_needed(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = whole(text, start, end)
    assert first <= start <= end <= last
    assert is_boundary(text, first)
    assert is_boundary(text, last)
    assert not any(
        is_boundary(text, at) for at in (*range(first + 1, start + 1), *range(end, last))
    )


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("مُّهِمٌّ", ["مُّ", "هِ", "مٌّ"]),
        ("👩‍👩‍👧🇸🇦🇦🇪❤️👍🏽", ["👩‍👩‍👧", "🇸🇦", "🇦🇪", "❤️", "👍🏽"]),
        ("هـ\u200d ا", ["ه", "ـ\u200d", " ", "ا"]),
        ("\r\n\n", ["\r\n", "\n"]),
        ("لا\u200fﻻ", ["ل", "ا", "\u200f", "ﻻ"]),
        ("", []),
    ],
)
def test_letters_as_their_reader_sees_them(text, pieces):
    starts = graphemes(text)
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=False)] == pieces


def test_a_long_row_of_flags_takes_no_longer_per_flag():
    text = "🇸🇦" * 20_000
    assert graphemes(text) == list(range(0, len(text), 2))
