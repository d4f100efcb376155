from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.clitics import Policy, cut, enclitics, proclitics, stems
from annotator.text.fold import key

WORDS = st.text(st.sampled_from("وفبلكساأةيمترش"), max_size=9)
MARKED = st.text(st.sampled_from("وفبلكساقهرة\u064b\u0651ـ\u200dﻻ"), max_size=12)


def pieces(word, places):
    return [word[at:] for at in places]


@given(WORDS, st.data())
def test_harakat_and_tatweel_hinder_no_cut(word, data):
    after = [
        data.draw(st.sampled_from(["", "\u064e", "ـ", "\u0651\u064e", "ـ\u064b"])) for _ in word
    ]
    spelled = "".join(letter + marks for letter, marks in zip(word, after, strict=True))
    starts = [sum(1 + len(m) for m in after[:at]) for at in range(len(word))]
    assert proclitics(spelled) == [starts[at] for at in proclitics(word)]
    assert enclitics(spelled) == [starts[at] for at in enclitics(word)]


@given(MARKED)
def test_cuts_are_inside_and_leave_two_letters(word):
    for places in (proclitics(word), enclitics(word)):
        assert places == sorted(set(places))
        assert all(0 < at < len(word) for at in places)
    assert all(len(key(word[at:])) >= 2 for at in proclitics(word))
    assert all(len(key(word[:at])) >= 2 for at in enclitics(word))


@given(MARKED, st.dictionaries(WORDS, st.integers(0, 9)), st.sampled_from(Policy))
def test_what_is_proposed_ends_with_the_word_and_starts_at_a_cut(word, counts, policy):
    start, end = cut(word, policy, Counter(counts).__getitem__)
    assert end == len(word)
    assert start in {0, *proclitics(word)}
    assert start == 0 or policy is Policy.STEM


@given(WORDS)
def test_words_of_three_letters_are_never_cut(word):
    short = word[:3]
    assert proclitics(short) == enclitics(short) == []
    assert stems(short) == ()
    assert cut(short, Policy.STEM, lambda rest: len(rest) < 3) == (0, len(short))


@given(WORDS)
def test_stems_are_the_ends_of_the_word_or_bring_back_its_article(word):
    for stem in stems(key(word)):
        assert stem != key(word)
        assert key(word).endswith(stem) or key(word).endswith(
            stem.removeprefix("ا").removeprefix("ل")
        )


@pytest.mark.parametrize(
    ("word", "rests"),
    [
        ("وبالقاهرة", ["بالقاهرة", "القاهرة", "قاهرة"]),
        ("وَبِالقَاهِرَة", ["بِالقَاهِرَة", "القَاهِرَة", "قَاهِرَة"]),
        ("والشركة", ["الشركة", "شركة"]),
        ("للشركة", ["لشركة", "شركة"]),
        ("وللجنة", ["للجنة", "لجنة", "جنة"]),
        ("الشركة", ["شركة"]),
        ("بـداعش", ["داعش"]),
        ("والد", ["الد"]),
        ("ميتا", []),
        ("ولد", []),
        ("", []),
    ],
)
def test_where_a_stem_may_begin(word, rests):
    assert pieces(word, proclitics(word)) == rests


@pytest.mark.parametrize(
    ("word", "ends"),
    [
        ("كتابهما", ["هما"]),
        ("شركتها", ["ها"]),
        ("شركتهم", ["هم"]),
        ("كِتَابُهُ", ["هُ"]),
        ("مدير", []),
        ("القاهرة", []),
        ("موسى", []),
        ("أبي", []),
    ],
)
def test_where_a_pronoun_may_begin(word, ends):
    assert pieces(word, enclitics(word)) == ends


COUNTS = Counter(
    {"القاهره": 50, "بالقاهره": 5, "وبالقاهره": 1, "ميتا": 9, "وميتا": 1, "الشركه": 20, "للشركه": 7, "بيروت": 30, "وبيروت": 2,
     "اللجنه": 4, "للجنه": 2, "والده": 6, "بالغ": 8, "سالم": 3, "لندن": 5, "للندن": 1, "ويل": 2}
)  # fmt: skip


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("وبالقاهرة", "القاهرة"), ("بالقاهرة", "القاهرة"), ("القاهرة", "القاهرة"), ("وميتا", "ميتا"), ("وَمِيتَا", "مِيتَا"),
        ("للشركة", "لشركة"), ("للجنة", "لجنة"), ("للندن", "لندن"), ("وبيروت", "بيروت"), ("والدة", "والدة"), ("بالغ", "بالغ"),
        ("سالم", "سالم"), ("لبنان", "لبنان"), ("والشركة", "الشركة"), ("والمجهولة", "المجهولة"), ("والدته", "والدته"),
    ],
)  # fmt: skip
def test_what_the_stem_policy_proposes(word, stem):
    start, end = cut(word, Policy.STEM, COUNTS.__getitem__)
    assert word[start:end] == stem
    assert cut(word, Policy.TOKEN, COUNTS.__getitem__) == cut(word, Policy.FREE) == (0, len(word))


def test_without_any_counts_the_article_alone_tells():
    assert cut("وبالقاهرة", Policy.STEM) == (2, 9)
    assert cut("وميتاوات", Policy.STEM) == (0, 8)


def test_a_word_is_indexed_without_its_proclitics():
    assert stems("والشركه") == ("الشركه", "شركه")
    assert stems("للشركه") == ("لشركه", "الشركه", "اللشركه", "شركه")
    assert "اللجنه" in stems("للجنه")
    assert stems("وميتا") == ("ميتا",)
    assert stems("ميتا") == ()
