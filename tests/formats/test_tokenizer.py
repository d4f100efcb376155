"""The tokens are those that spaCy's own run over the whole text gives, only sooner."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from records import TEXTS

from annotator.formats import tokenizer
from annotator.formats.tokenizer import Tokenizer, tokenizing

ODD = st.sampled_from(
    [":", ")", "(", "-", " ", "*", "_", "8", "س.", "ق.م", "x.y", "\n", ".", "a.m.", "\t", ",", "'", "s"]
)  # fmt: skip


def tokens(text):
    return Tokenizer().tokens(text).words


@pytest.fixture(scope="module")
def both():
    return tokenizing().tokenizer, Tokenizer()


@given(text=TEXTS | st.lists(ODD, max_size=12).map("".join))
@example(text="عام 5 م. س انتهى")
@example(text=" \n ")
@settings(max_examples=60)
def test_they_are_those_of_spacy(both, text):
    whole, ours = both
    doc, found = whole(text), ours.tokens(text)
    assert found.words == [token.text for token in doc]
    assert found.spaces == [bool(token.whitespace_) for token in doc]
    assert found.starts == [token.idx for token in doc]
    assert found.text() == text


def test_what_it_keeps_has_an_end(monkeypatch):
    monkeypatch.setattr(tokenizer, "_MOST_KEPT", 2)
    ours = Tokenizer()
    assert ours.tokens("أ ب ج د أ").words == ["أ", "ب", "ج", "د", "أ"]
    assert len(ours._kept) <= 2


def test_no_token_has_a_space_in_it():
    assert tokens("عام 5 م. س") == ["عام", "5", "م.", "س"]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("2025.وقال", ["2025", ".", "وقال"]),
        ("٢٠٢٥،وقال", ["٢٠٢٥", "،", "وقال"]),
        ("AI،وقال", ["AI", "،", "وقال"]),
        ("14%.وقال", ["14", "%", ".", "وقال"]),
        ('"Outlier"لجذب', ['"', "Outlier", '"', "لجذب"]),
        ("بـ(MSL)وقال", ["بـ", "(", "MSL", ")", "وقال"]),
        ("14.3", ["14.3"]),
        ("١٤٫٣", ["١٤٫٣"]),
        ("7/10/2023", ["7/10/2023"]),
        ("example.com", ["example.com"]),
    ],
)
def test_numbers_and_latin_words_are_parted_from_the_sentence_after_them(text, parted):
    assert tokens(text) == parted


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("عام 2027.", ["عام", "2027", "."]),
        ("٩٠+٤.", ["٩٠+٤", "."]),
        ("١١٪.", ["١١", "٪", "."]),
        ("سنويًا.", ["سنويًا", "."]),
        ("مَلَّحَهُ»”.", ["مَلَّحَهُ", "»", "”", "."]),
        ("Mercor.", ["Mercor", "."]),
        ("2027...", ["2027", "..."]),
        ("م.", ["م."]),
        ("a.m.", ["a.m."]),
    ],
)
def test_the_full_stop_at_the_end_of_a_sentence_is_a_token(text, parted):
    assert tokens(text) == parted


@pytest.mark.parametrize("word", ["ميتا", "Midjourney", "GPT4"])
@pytest.mark.parametrize("marks", ['""', "“”", "«»", "()", "[]"])
@pytest.mark.parametrize("stop", ".،!")
def test_a_closing_mark_is_parted_where_the_next_sentence_is_glued_to_it(word, marks, stop):
    opening, closing = marks
    text = f"{opening}{word}{closing}{stop}إحباط"
    assert tokens(text) == [opening, word, closing, stop, "إحباط"]


def test_what_is_glued_together_is_parted():
    assert tokens("تقارير صحفية.وكانت") == ["تقارير", "صحفية", ".", "وكانت"]
    assert tokens("Scale AI.ويرجع") == ["Scale", "AI", ".", "ويرجع"]
    assert tokens("www.aljazeera.net/a https://x.org/ب") == [
        "www.aljazeera.net/a",
        "https://x.org/ب",
    ]
    assert tokens("ان.بي.سي") != ["ان.بي.سي"]
