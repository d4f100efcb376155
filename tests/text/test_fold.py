import itertools
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.fold import DEFAULT, Folding, find, fold, key

LETTERS = "اأإآٱبةهىيئؤوکكیل\u064b\u0651\u0670\u0654ـ ٠۵5Aaß\u0130\u00a0\n\u2028\u200b\u200f\u200d\ufe0fﻻﷺﷲﱞﹰﹱé😀👩،"
TEXTS = st.text(st.sampled_from(LETTERS)) | st.text()
FOLDINGS = st.builds(Folding, **{field.name: st.booleans() for field in fields(Folding)})


@given(TEXTS, FOLDINGS)
def test_sources_never_fall_and_there_is_one_for_each_letter_and_the_end(text, folding):
    folded = fold(text, folding)
    sources = list(folded.sources)
    assert len(sources) == len(folded.text) + 1
    assert sources == sorted(sources)
    assert sources[-1] == len(text)
    assert all(source < len(text) for source in sources[:-1])


@given(TEXTS, FOLDINGS)
def test_the_fast_way_gives_the_same(text, folding):
    assert key(text, folding) == fold(text, folding).text


@given(TEXTS, FOLDINGS)
def test_folding_twice_changes_nothing_more(text, folding):
    assert key(key(text, folding), folding) == key(text, folding)


@given(TEXTS, st.data())
def test_every_slice_between_letters_folds_to_its_part(text, data):
    folded = fold(text)
    at = data.draw(st.integers(0, len(folded.text)))
    start = folded.sources[at]
    # A letter that stands for several, and the rest of a run of spaces, cannot be parted.
    if start in folded.sources[:at] or (
        text[start : start + 1].isspace() and at and folded.text[at - 1] == " "
    ):
        return
    assert key(text[start:]) == folded.text[at:]


@given(TEXTS, st.data())
def test_every_hit_folds_to_the_needle_and_begins_and_ends_with_whole_letters(text, data):
    start = data.draw(st.integers(0, len(text)))
    needle = text[start : data.draw(st.integers(start, min(len(text), start + 4)))]
    hits = find(text, needle)
    assert bool(hits) == bool(key(needle))
    for first, last in hits:
        found = key(text[first:last])
        assert key(needle) in found
        if not set(text[first:last]) & set("ﻻﷺﷲﱞß\u0130") and text[first:last].isprintable():
            assert found == key(needle)
        assert last == len(text) or text[last] not in "\u064b\u0651\u0670\u0654"
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(hits))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("الإسْلامِيَّة", "الاسلاميه"),
        ("أإآٱ ؤئ ى ة", "اااا وي ي ه"),
        ("کتاب ایران", "كتاب ايران"),
        ('لـ"داعش"', 'ل"داعش"'),
        ("١٤٤٦هـ و ۱۲", "1446ه و 12"),
        ("Scale  \u00a0AI\n", "scale ai "),
        ("a \u200b b\u200f", "a b"),
        ("ﺍﻟﺸﺮﻛﺔ ﻻ ﷺ", "الشركه لا صلي الله عليه وسلم"),
        ("ﹰ ـﹱا", " ا"),
        ("و\u0654 ا\u0653", "و ا"),
    ],
)
def test_what_a_search_forgets(text, folded):
    assert key(text) == fold(text).text == folded


@pytest.mark.parametrize(
    ("switch", "text"),
    [("harakat", "كَ"), ("tatweel", "كـ"), ("invisible", "ا\u200f"), ("forms", "ﻻ"), ("hamza", "أ"), ("alef_maksura", "ى"),
     ("teh_marbuta", "ة"), ("persian", "ی"), ("digits", "٣"), ("case", "A"), ("space", "ا  ب")],
)  # fmt: skip
def test_each_folding_can_be_switched_off(switch, text):
    off = replace(DEFAULT, **{switch: False})
    assert key(text) != text
    assert key(text, off) == fold(text, off).text == text
    assert key(text + "😀", off) == text + "😀"


def test_hits_are_painted_on_the_letters_they_came_from():
    text = "شَرِكَةُ مِيتَا، وشركه ميتا و«الشـركة»"
    hits = find(text, "شركة")
    assert [text[a:b] for a, b in hits] == ["شَرِكَةُ", "شركه", "شـركة"]
    folded = fold(text)
    assert find(folded, "ميتا") == [
        (text.index("مِ"), text.index("،")),
        (text.rindex("م"), text.rindex("ا و") + 1),
    ]
    assert find(text, "\u064b\u200f") == []


def test_a_hit_inside_one_letter_covers_it_once():
    assert find("ﷺ", "صلى") == find("ﷺ", "ل") == [(0, 1)]


def test_a_hit_does_not_end_in_what_cannot_be_seen():
    assert find("ميتا\u200f، ميتا", "ميتا") == [(0, 4), (7, 11)]


def test_a_search_with_another_folding():
    exact = Folding(hamza=False)
    assert find("احمد أحمد", "أحمد", exact) == find(fold("احمد أحمد", exact), "أحمد") == [(5, 9)]
