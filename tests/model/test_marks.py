from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SPANS, entities

from annotator.model.marks import ArticleLabel, Entity, Span, joined, reading_order, without


@given(st.lists(SPANS, max_size=8))
def test_joining_keeps_the_letters_and_parts_the_pieces(spans):
    pieces = joined(spans)
    assert {i for s in pieces for i in range(s.start, s.end)} == {
        i for s in spans for i in range(s.start, s.end)
    }
    assert all(a.end < b.start for a, b in pairwise(pieces))


@given(SPANS, SPANS)
def test_spans_that_only_touch_do_not_overlap(a, b):
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)
    assert a.contains(b) == (set(range(b.start, b.end)) <= set(range(a.start, a.end)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 3)])
def test_a_span_covers_at_least_one_letter(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_an_entity_refuses_no_fragments_and_tangled_ones():
    with pytest.raises(ValueError, match="needs a span"):
        Entity("e", (), "ORG")
    for tangled in [(Span(0, 3), Span(3, 5)), (Span(4, 5), Span(0, 2)), (Span(0, 4), Span(2, 6))]:
        with pytest.raises(ValueError, match="fragments"):
            Entity("e", tangled, "ORG")


@given(entities())
def test_an_entity_covers_the_letters_of_its_fragments_alone(entity):
    covered = {i for i in range(80) if entity.covers(i)}
    assert covered == {i for s in entity.spans for i in range(s.start, s.end)}
    assert (min(covered), max(covered) + 1) == (entity.start, entity.end)


def test_the_words_of_fragments_are_joined_by_a_space():
    text = "شركتا نور وأمل"
    assert Entity("e", (Span(0, 5), Span(10, 14)), "ORG").of(text) == "شركتا وأمل"


def test_reading_order_puts_the_longest_first():
    outer, inner = Entity("a", (Span(2, 9),), "ORG"), Entity("b", (Span(2, 4),), "GPE")
    later = Entity("c", (Span(5, 6),), "GPE")
    assert sorted([later, inner, outer], key=reading_order) == [outer, inner, later]


def test_an_article_label_is_its_name_and_value():
    assert ArticleLabel("topic", "sport").uid == ArticleLabel("topic", "sport").uid
    assert ArticleLabel("topic", "sport").uid != ArticleLabel("topic", "science").uid


@given(st.lists(SPANS, min_size=1, max_size=5), SPANS)
def test_without_leaves_just_the_other_letters(spans, gone):
    def letters(of):
        return {at for span in of for at in range(span.start, span.end)}

    left = without(spans, gone)
    assert letters(left) == letters(spans) - letters([gone])
    assert left == joined(left)
