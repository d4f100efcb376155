from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.doccano_counts import (
    GRAPHEMES,
    LETTERS,
    UTF16,
    Counting,
    differ,
    likeliest,
)
from annotator.model.marks import Span

TEXT = "🏆 تُوّج نادي 👩‍👧 القدم"
WORDS = ("نادي", "القدم")
TEXTS = st.text(st.sampled_from("اب \u064e😀👩‍\u200d\n"), min_size=1, max_size=12)


def points(words=WORDS, text=TEXT):
    return [Span(text.index(word), text.index(word) + len(word)) for word in words]


def counted(count, words=WORDS):
    return [Counting(TEXT, count).of_points(span) for span in points(words)]


def test_each_count_gives_a_place_its_own_number():
    assert counted(LETTERS) == [Span(8, 12), Span(17, 22)]
    assert counted(UTF16) == [Span(9, 13), Span(20, 25)]
    assert counted(GRAPHEMES) == [Span(6, 10), Span(13, 18)]


def test_a_count_is_found_by_the_words_that_its_marks_are():
    for count in (LETTERS, UTF16, GRAPHEMES):
        assert likeliest([(TEXT, counted(count))]) == count


def test_code_points_are_taken_where_nothing_tells_the_counts_apart():
    assert likeliest([]) == LETTERS
    assert likeliest([(TEXT, [Span(0, 1)])]) == LETTERS
    assert likeliest([(TEXT, [Span(500, 600)])]) == LETTERS


def test_many_marks_weigh_more_than_one_inside_a_word():
    inside = counted(UTF16, ("دم",))
    assert likeliest([(TEXT, [*counted(UTF16), *inside])]) == UTF16


def test_counts_differ_only_by_emoji_and_what_stands_on_letters():
    assert not differ("نادي القدم 2.5 %")
    assert differ("😀")
    assert differ("تُوج")


def test_past_the_end_stays_past_the_end():
    for count in (LETTERS, UTF16, GRAPHEMES):
        assert Counting(TEXT, count).to_points(Span(90, 99)).end > len(TEXT)


def test_half_a_pair_is_the_whole():
    assert Counting("😀ب", UTF16).to_points(Span(0, 1)) == Span(0, 1)


@given(TEXTS, st.data())
def test_places_come_back_as_they_were(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    for count in (LETTERS, UTF16):
        counting = Counting(text, count)
        assert counting.to_points(counting.of_points(span)) == span
    counting = Counting(text, GRAPHEMES)
    wider = counting.to_points(counting.of_points(span))
    assert wider.start <= span.start
    assert span.end <= wider.end <= len(text)
    assert counting.to_points(counting.of_points(wider)) == wider
