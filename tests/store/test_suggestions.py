import pytest

from annotator.errors import NotFound
from annotator.model.marks import Span
from annotator.model.suggestion import Suggestion, Verdict

NOW = "2026-11-22T10:00:00.000Z"
ONE = Suggestion(Span(0, 3), "ORG", "memory", 0.9)
TWO = Suggestion(Span(5, 9), "GPE", "gazetteer", 0.8)


def test_what_was_decided_stays_so_for_each_annotator(make, path):
    project = make("one")
    project.suggestions.decide("a1", "n-layla", [TWO], Verdict.REJECTED, NOW)
    project.suggestions.decide("a1", "n-layla", [ONE], Verdict.ACCEPTED, NOW)
    decided = [(ONE, Verdict.ACCEPTED), (TWO, Verdict.REJECTED)]
    assert project.suggestions.decided("a1", "n-layla") == decided
    assert project.suggestions.decided("a1", "n-omar") == []
    assert list(project.problems()) == []


def test_what_is_said_last_holds(make):
    suggestions = make("one").suggestions
    suggestions.decide("a1", "n-layla", [ONE], Verdict.REJECTED, NOW)
    suggestions.decide("a1", "n-layla", [ONE], Verdict.ACCEPTED, NOW)
    assert suggestions.decided("a1", "n-layla") == [(ONE, Verdict.ACCEPTED)]


def test_one_can_be_left_undecided_again(make):
    suggestions = make("one").suggestions
    suggestions.decide("a1", "n-layla", [ONE, TWO], Verdict.REJECTED, NOW)
    suggestions.take_back("a1", "n-layla", ONE)
    assert suggestions.decided("a1", "n-layla") == [(TWO, Verdict.REJECTED)]


def test_what_was_rejected_can_be_offered_again(make):
    suggestions = make("one").suggestions
    suggestions.decide("a1", "n-layla", [ONE, TWO], Verdict.REJECTED, NOW)
    assert suggestions.forget_rejected("a1", "n-layla") == 2
    assert suggestions.decided("a1", "n-layla") == []


def test_an_unknown_article_is_named(make):
    with pytest.raises(NotFound):
        make("one").suggestions.decided("a9", "n-layla")
