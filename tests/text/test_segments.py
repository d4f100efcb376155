import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import segments
from annotator.text.characters import is_blank
from annotator.text.segments import (
    is_boundary,
    next_word,
    paragraphs,
    previous_word,
    tokens,
    trimmed,
    word_at,
    words,
)

LETTERS = "ابهـة لـ\"«.،:/'_-14٢aB\u064b\u0301\u00a0\n\r\u2028\u200b\u200d\u200f\u0600😀👩🇸🇦ﷺ한"
TEXTS = st.text(st.sampled_from(LETTERS)) | st.text()


def pieces(text, places):
    return [text[a:b] for a, b in places]


@given(TEXTS)
def test_tokens_hold_all_that_is_not_white_space_and_cut_no_letter(text):
    last = 0
    covered = set()
    for start, end in tokens(text):
        assert last <= start < end
        assert is_boundary(text, start)
        assert is_boundary(text, end) or text[end].isspace()
        covered.update(range(start, end))
        last = end
    for at, letter in enumerate(text):
        # A mark on a space shows on white space and is part of no word.
        assert at in covered or letter.isspace() or not is_boundary(text, at)


@given(TEXTS, st.integers(0, 40))
def test_the_word_at_a_place_is_one_of_the_words_and_the_nearest(text, position):
    position = min(position, len(text))
    all_words = words(text)
    place = word_at(text, position)
    if not all_words:
        assert place is None
        return
    assert place in all_words
    far = min(max(a - position, position - b, 0) for a, b in all_words)
    assert max(place[0] - position, position - place[1], 0) == far
    starting = [p for p in all_words if p[0] == position]
    assert not starting or place == starting[0]


@given(TEXTS, st.integers(0, 40))
def test_travel_by_words_stops_at_the_starts_of_words(text, position):
    position = min(position, len(text))
    starts = [a for a, _ in words(text)]
    assert next_word(text, position) == min((a for a in starts if a > position), default=len(text))
    assert previous_word(text, position) == max((a for a in starts if a < position), default=0)


@given(TEXTS)
def test_paragraphs_are_parted_by_line_feeds_alone(text):
    assert "\n".join(pieces(text, paragraphs(text))) == text
    assert len(paragraphs(text)) == text.count("\n") + 1


@given(TEXTS, st.data())
def test_a_trimmed_span_shows_something_at_both_edges(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = trimmed(text, start, end)
    assert start <= first <= last <= end
    assert all(map(is_blank, text[start:first] + text[last:end]))
    if first < last:
        assert not is_blank(text[first])
        # What cannot be seen may stay where it belongs to the letter before it.
        assert not is_blank(text[last - 1]) or not is_boundary(text, last - 1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("كَلِمَةٌ مهـــمّة", ["كَلِمَةٌ", "مهـــمّة"]),
        ('لـ"داعش"', ["لـ", '"', "داعش", '"']),
        ("“ميتا”«غوغل»", ["“", "ميتا", "”", "«", "غوغل", "»"]),
        ("14.3 ٢٠٢٥ 1446هـ، 1,200", ["14.3", "٢٠٢٥", "1446هـ", "،", "1,200"]),
        ("5من و14 عام2025 2025م", ["5", "من", "و", "14", "عام", "2025", "2025م"]),
        ("Scale AI.ويرجع والـOpenAI", ["Scale", "AI", ".", "ويرجع", "والـ", "OpenAI"]),
        (
            "5G 45GB 14.3GB GPT4 O'Neill’s example.com",
            ["5G", "45GB", "14.3GB", "GPT4", "O'Neill’s", "example.com"],
        ),
        ("صحفية.وكانت 50%", ["صحفية", ".", "وكانت", "50", "%"]),
        ("#كأس_العالم", ["#", "كأس", "_", "العالم"]),
        ("می\u200cروم شر\u200fكة", ["می\u200cروم", "شر\u200fكة"]),
        ("👩‍👩‍👧ميتا🇸🇦🇦🇪", ["👩‍👩‍👧", "ميتا", "🇸🇦", "🇦🇪"]),
        ("é e\u0301t ñ", ["é", "e\u0301t", "ñ"]),
        ("ﷺ ﺍﻟﺸﺮﻛﺔ", ["ﷺ", "ﺍﻟﺸﺮﻛﺔ"]),
        ("أ\u00a0ب\u2028ت", ["أ", "ب", "ت"]),
        ("ميتاوشركة\r\nكبيرة", ["ميتاوشركة", "كبيرة"]),
    ],
)
def test_what_is_a_token(text, wanted):
    assert pieces(text, tokens(text)) == wanted


def test_words_hold_a_letter_or_a_digit():
    text = 'قال: "ميتا" ــــ 5 % 😀'
    assert pieces(text, words(text)) == ["قال", "ميتا", "5"]


@pytest.mark.parametrize(
    ("position", "word"),
    [(0, "قال"), (2, "قال"), (3, "قال"), (4, "قال"), (5, "ميتا"), (9, "ميتا"), (10, "ميتا"), (13, "وScale"[:1]), (14, "Scale"), (19, "Scale")],
)  # fmt: skip
def test_the_word_at_a_caret(position, word):
    text = 'قال "ميتا"   وScale '
    found = word_at(text, position)
    assert text[slice(*found)] == word


def test_the_word_at_a_place_looks_only_around_it(monkeypatch):
    looked = []
    real = segments.graphemes

    def spy(text):
        looked.append(len(text))
        return real(text)

    monkeypatch.setattr(segments, "graphemes", spy)
    text = "كلمة أخرى " * 5000
    assert text[slice(*word_at(text, 25_001))] == "كلمة"
    assert next_word(text, 25_001) == 25_005
    assert looked
    assert max(looked) < 10


def test_a_long_row_of_flags_takes_no_longer_per_flag():
    text = "🇸🇦" * 20_000
    assert len(tokens(text)) == 20_000
