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


def test_what_is_glued_together_is_parted():
    assert tokens("تقارير صحفية.وكانت") == ["تقارير", "صحفية", ".", "وكانت"]
    assert tokens("Scale AI.ويرجع") == ["Scale", "AI", ".", "ويرجع"]
    assert tokens("www.aljazeera.net/a https://x.org/ب") == [
        "www.aljazeera.net/a",
        "https://x.org/ب",
    ]
    assert tokens("ان.بي.سي") != ["ان.بي.سي"]
