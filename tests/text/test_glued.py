from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.fold import key
from annotator.text.glued import glued_scripts, glued_words
from annotator.text.segments import tokens, words

ARTICLE = Path(__file__).parents[3] / "shared/data/article/meta-scale-ai.txt"
COUNTS = Counter(
    {"ميتا": 9, "شركه": 8, "وشركه": 1, "موقع": 4, "عند": 5, "سلام": 4, "اسلام": 1, "كتاب": 5, "هما": 6, "السياق": 3,
     "ميتاوشركه": 1, "انموقع": 1, "شهيد": 4, "قديم": 6, "قاضي": 5, "بيوت": 5}
)  # fmt: skip
TEXTS = st.text(st.sampled_from("ةىاًٌبـلو 14aB.\u064b\u200f😀\n"))


def found(places, text):
    return [text[a:b] for a, b in places]


@pytest.mark.parametrize(
    "word",
    ["منافسةفي", "البيروقراطيةوإلى", "ضخمًاقدره", "كتابٌجديد", "مستشفىكبير", "مقارنةًبمنافسيها"],
)
def test_letters_that_only_end_words_tell_glued_ones(word):
    text = f"قال {word} ثم"
    assert found(glued_words(text), text) == [word]


@pytest.mark.parametrize(
    "text", ["ضخمًا قدره", "مقارنةً ب", "مستشفى", "رحىً", "شركةِ، ةً", "أنّ", "جزءًا"]
)
def test_the_ends_of_words_are_no_doubt(text):
    assert glued_words(text, COUNTS.__getitem__) == []


def test_words_known_alone_tell_glued_ones():
    text = "شركة ميتاوشركة إلا أنموقع ميتا وشركة كتابهما عندما الإسلام قديمة شهيدان قاضيان"
    assert found(glued_words(text, COUNTS.__getitem__), text) == ["ميتاوشركة", "أنموقع"]
    assert glued_words(text) == []
    often = COUNTS + Counter({"ميتاوشركه": 2})
    assert found(glued_words(text, often.__getitem__), text) == ["أنموقع"]


@pytest.mark.parametrize("word", ["اليمامة", "ومعديكرب"])
def test_an_article_or_a_known_stem_makes_it_one_word(word):
    counts = Counter(
        {"مامه": 5, "معديكرب": 1, "معدي": 4, "ومعدي": 4, "كربه": 4, "كرب": 4, "معديك": 4}
    )
    assert glued_words(word, counts.__getitem__) == []
    assert glued_words("معديكربه", Counter({"معدي": 4, "كربه": 4}).__getitem__) == [(0, 8)]
    assert (
        glued_words("ومعديكربه", Counter({"معدي": 4, "كربه": 4, "معديكربه": 1}).__getitem__) == []
    )


def test_what_touches_another_script_is_seen_but_not_proclitics_and_dates():
    text = "عام2025 والـOpenAI مصرفـVisa و14 1446هـ بـ5 شركةMeta 5من Scale"
    assert found(glued_scripts(text), text) == ["عام2025", "شركةMeta", "5من"]


@given(TEXTS)
def test_glued_places_are_made_of_whole_tokens(text):
    starts, ends = ({p[n] for p in tokens(text)} for n in (0, 1))
    for start, end in glued_words(text, COUNTS.__getitem__) + glued_scripts(text):
        assert start in starts
        assert end in ends


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not beside this checkout")
def test_all_glued_words_of_a_real_article_are_seen_and_no_others():
    text = ARTICLE.read_text(encoding="utf-8")
    counts = Counter(key(text[a:b]) for a, b in words(text)) + Counter({"موقع": 3, "شركه": 3})
    assert found(glued_words(text, counts.__getitem__), text) == [
        "ميتاوشركة",
        "أنموقع",
        "منافسةفي",
        "البيروقراطيةوإلى",
    ]
