from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.annotation import Annotation
from annotator.model.edits import apply
from annotator.model.marks import Entity, Span
from annotator.model.suggestion import SUGGESTED, Suggestion, accepting, open_ones


def one(start, end, label="ORG", **more):
    return Suggestion(Span(start, end), label, "memory", **more)


def marked(*entities):
    return Annotation.of(entities)


def test_the_longest_is_offered_and_what_it_covers_is_not():
    assert open_ones([one(0, 4), one(0, 9), one(5, 9)], Annotation()) == [one(0, 9)]


def test_what_may_lie_within_another_is_offered_with_it():
    total, coin = one(0, 9, "MONEY"), one(5, 9, "CURR", within="MONEY")
    assert open_ones([coin, total], Annotation()) == [total, coin]
    assert open_ones([coin], marked(Entity("a", (Span(0, 9),), "MONEY"))) == [coin]
    assert open_ones([coin], marked(Entity("a", (Span(0, 9),), "ORG"))) == []


def test_what_is_marked_excluded_or_decided_is_not_offered():
    found = [one(0, 4), one(10, 14), one(20, 24)]
    there = marked(Entity("a", (Span(2, 6),), "PERS"))
    assert open_ones(found, there, [Span(12, 13)], [(20, 24, "ORG")]) == []
    assert open_ones(found, Annotation(), (), [(20, 24, "PERS")]) == found


def test_of_two_labels_on_the_same_letters_the_likelier_is_offered():
    likely = one(0, 4, "GPE", score=0.9)
    assert open_ones([one(0, 4, score=0.8), likely], Annotation()) == [likely]


def test_accepting_makes_marks_that_say_who_proposed_them():
    edit = accepting([(one(0, 4), "u1"), (one(5, 9), "u2")])
    entities = apply(Annotation(), edit).entities
    assert edit.title == SUGGESTED
    assert {uid: (e.label, e.made_by) for uid, e in entities.items()} == {
        "u1": ("ORG", "memory"),
        "u2": ("ORG", "memory"),
    }
    other = accepting([(one(0, 4), "u1")], "GPE")
    assert apply(Annotation(), other).entities["u1"].label == "GPE"


_SUGGESTIONS = st.lists(
    st.builds(
        lambda start, length, label: one(start, start + length, label),
        st.integers(0, 20),
        st.integers(1, 6),
        st.sampled_from(["ORG", "GPE"]),
    )
)


@settings(max_examples=60)
@given(_SUGGESTIONS)
def test_what_is_offered_can_all_be_accepted_and_overlaps_nothing(found):
    kept = open_ones(found, Annotation())
    spans = [s.span for s in kept]
    assert all(not a.overlaps(b) for a, b in pairwise(spans))
    after = apply(Annotation(), accepting([(s, str(n)) for n, s in enumerate(kept)]))
    assert open_ones(kept, after) == []
