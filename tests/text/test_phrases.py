import pytest

from annotator.text.clitics import Policy
from annotator.text.fold import fold
from annotator.text.phrases import places


def found(text, words, policy=Policy.STEM):
    return [text[start:end] for start, end in places(text, words, policy)]


def test_words_are_found_behind_proclitics_and_in_other_spellings():
    assert found("القاهرة وبالقاهره والقاهرةُ", "القاهرة") == ["القاهرة", "القاهره", "القاهرةُ"]


def test_the_article_that_a_lam_hides_is_found():
    assert found("عاد للقاهرة", "القاهرة") == ["لقاهرة"]


@pytest.mark.parametrize(("policy", "whole"), [(Policy.TOKEN, "ولبيروت"), (Policy.STEM, "بيروت")])
def test_the_policy_says_where_a_place_begins(policy, whole):
    assert found("ثم عاد ولبيروت", "بيروت", policy) == [whole]


def test_no_word_may_go_on_behind_or_begin_before():
    assert found("مصري ومصرنا وأمصر", "مصر") == []


def test_a_folded_text_gives_the_same():
    text = "في مصر وبمصر"
    assert places(fold(text), "مصر", Policy.STEM) == places(text, "مصر", Policy.STEM)
