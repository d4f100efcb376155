from annotator.model.marks import Span
from annotator.model.suggestion import Suggestion


def test_what_is_found_is_outlined_and_what_the_caret_is_in_is_meant(verbs, parts, qtbot):
    here = verbs.suggesting
    qtbot.waitUntil(lambda: bool(here.found))
    one, two = Suggestion(Span(0, 5), "ORG"), Suggestion(Span(2, 5), "GPE", within="ORG")
    parts.view.set_caret(20)
    here._show([one, two])
    assert (parts.view.suggestions, here.current) == ((one, two), None)
    parts.view.set_caret(1)
    assert (here.current, parts.view.current_suggestion) == (one, 0)
    parts.view.set_caret(20)
    assert here.current is None
    parts.view.set_caret(3)
    assert here.current == two  # the inner one
    parts.view.select(Span(0, 5))
    assert here.current is None


def test_what_was_decided_is_taken_away_at_once(verbs, qtbot):
    here = verbs.suggesting
    qtbot.waitUntil(lambda: bool(here.found))
    one, two = Suggestion(Span(0, 5), "ORG"), Suggestion(Span(8, 9), "GPE")
    here._show([one, two])
    here.drop(one)
    assert here.found == [two]
