from collections import Counter
from pathlib import Path

import pytest
from arabic_reshaper import reshape
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.characters import is_blank
from annotator.text.clitics import Policy
from annotator.text.doubts import Doubt, Kind, doubts, doubts_of_span, name_of
from annotator.text.segments import is_boundary, trimmed

ARTICLE = Path(__file__).parents[3] / "shared/data/article/meta-scale-ai.txt"
TEXTS = (
    st.text(st.sampled_from('اةبى. "“»«()،1aB\u064b\u00a0\n\u200f\u200d\u2028\ufeffﻻﷺ😀👩'))
    | st.text()
)


def seen(text, kind, counts=None):
    return [text[d.start : d.end] for d in doubts(text, counts) if d.kind is kind]


@given(TEXTS)
def test_doubts_are_places_of_the_text_in_order_and_none_twice(text):
    found = doubts(text, len)
    assert found == sorted(set(found))
    assert all(0 <= d.start < d.end <= len(text) for d in found)


@given(TEXTS)
def test_every_form_and_every_hidden_character_is_in_a_doubt(text):
    found = doubts(text)
    for at, letter in enumerate(text):
        kinds = {d.kind for d in found if d.start <= at < d.end}
        if letter == "ﻻ":
            assert Kind.FORMS in kinds
        if letter in "\u200f\ufeff\u2028":
            assert Kind.INVISIBLE in kinds


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("تقارير صحفية.وكانت 14.3 ان.بي.سي (MSL).إلا example.com", Kind.NO_SPACE, [".", "."]),
        ("ا\u200f\u202bب\u200bت\x01", Kind.INVISIBLE, ["\u200f\u202b", "\u200b", "\x01"]),
        ("👩‍👩‍👧 ❤️ ا\tب\nت\u00a0ث", Kind.INVISIBLE, []),
        ("سطر ﷺ عادي", Kind.FORMS, []),
        ('"ميتا" و"غوغل" و“آبل” و«أمازون»', Kind.QUOTES, ["“", "”", "«", "»"]),
        ("«ميتا» و«غوغل»", Kind.QUOTES, []),
        ("عام2025 و14", Kind.GLUED_SCRIPTS, ["عام2025"]),
        ("شركات منافسةفي السياق", Kind.GLUED_WORDS, ["منافسةفي"]),
        ("العنوان\nالنص هنا\nالمزيد من الأخبار", Kind.FURNITURE, ["المزيد من الأخبار"]),
    ],
)
def test_what_is_doubtful(text, kind, wanted):
    assert seen(text, kind) == wanted


def test_a_baked_line_is_one_doubt():
    line = reshape("الشركة الكبيرة في المدينة")
    assert seen(f"عادي\n{line}\nعادي", Kind.FORMS) == [line]


def test_counts_let_more_glued_words_be_seen():
    counts = Counter({"ميتا": 5, "شركه": 5})
    assert seen("ميتاوشركة", Kind.GLUED_WORDS, counts.__getitem__) == ["ميتاوشركة"]
    assert seen("ميتاوشركة", Kind.GLUED_WORDS) == []


def edges(text, piece, policy=Policy.FREE, counts=None):
    start = text.index(piece)
    return [
        (text[d.start : d.end], d.kind)
        for d in doubts_of_span(text, start, start + len(piece), policy, counts)
    ]


@pytest.mark.parametrize(
    ("piece", "odd"),
    [
        ("ميتا", []),
        ('"ميتا"', ['"', '"']),
        ('"ميتا', ['"']),
        ("شركة ", [" "]),
        ("(MSL)", ["(", ")"]),
        ("(MSL", ["("]),
        ("مختبر (MSL)", []),
        ("كبيرة،", ["،"]),
        ("\u200fنعم", ["\u200f"]),
        (" ", [" "]),
    ],
)
def test_odd_edges_of_a_mark(piece, odd):
    text = 'شركة "ميتا" كبيرة، في مختبر (MSL) \u200fنعم'
    assert edges(text, piece) == [(letters, Kind.EDGE) for letters in odd]


def test_a_mark_that_cuts_a_letter():
    assert doubts_of_span("مُهم", 0, 1) == [Doubt(0, 2, Kind.HALF_LETTER)]
    assert doubts_of_span("👩‍👧 ا", 1, 3) == [Doubt(0, 3, Kind.HALF_LETTER)]


def test_marks_against_the_policy():
    text = "زار وبالقاهرة أمس"
    assert edges(text, "وبالقاهرة", Policy.STEM) == [("وب", Kind.POLICY)]
    assert edges(text, "بالقاهرة", Policy.STEM) == [("وب", Kind.POLICY)]
    assert edges(text, "القاهرة", Policy.STEM) == edges(text, "زار", Policy.STEM) == []
    assert edges(text, "القاهرة", Policy.TOKEN) == [("وبالقاهرة", Kind.POLICY)]
    assert edges(text, "وبالقاهرة أمس", Policy.TOKEN) == edges(text, "لقاه", Policy.FREE) == []


@given(TEXTS, st.data(), st.sampled_from(Policy))
def test_doubts_of_a_span_lie_at_it_and_a_clean_one_has_clean_edges(text, data, policy):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = doubts_of_span(text, start, end, policy)
    assert found == sorted(set(found))
    assert all(0 <= d.start < d.end <= len(text) for d in found)
    if start < end and not found:
        assert is_boundary(text, start)
        assert is_boundary(text, end)
        assert trimmed(text, start, end) == (start, end)
        assert not is_blank(text[start])


def test_every_kind_has_its_own_name():
    assert len({name_of(kind) for kind in Kind}) == len(Kind)


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not beside this checkout")
def test_the_doubts_of_a_real_article():
    text = ARTICLE.read_text(encoding="utf-8")
    kinds = Counter(d.kind for d in doubts(text))
    assert kinds == {Kind.NO_SPACE: 11, Kind.GLUED_WORDS: 2, Kind.QUOTES: 2, Kind.FURNITURE: 1}
