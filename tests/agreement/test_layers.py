from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import annotation, entity, two

from annotator.agreement.layers import NOBODY, layer_of, match, overlapping
from annotator.agreement.matching import pair_entities
from annotator.agreement.overlaps import common

NAMES = ["GPE", "ORG", "PERS"]


def layers(articles):
    return tuple(layer_of([both[side] for both in articles], NAMES) for side in (0, 1))


@settings(max_examples=25)
@given(st.lists(two(), max_size=4))
def test_it_is_the_alignment_of_each_article(articles):
    a, b = layers(articles)
    matched = match(a, b)
    wanted = {
        (at, one.uid, other.uid)
        for at, both in enumerate(articles)
        for one, other in pair_entities(*(list(x.entities.values()) for x in both))
    }
    rows = np.flatnonzero(matched.b_of != NOBODY)
    found = {(int(a.article[r]), a.uids[r], b.uids[matched.b_of[r]]) for r in rows}
    assert found == wanted
    assert all(matched.a_of[matched.b_of[r]] == r for r in rows)
    assert (matched.a_of != NOBODY).sum() == len(rows)
    for row in rows:
        same = a.spans(row) == b.spans(matched.b_of[row])
        assert bool(matched.same_spans[row]) == same


@settings(max_examples=25)
@given(st.lists(two(), max_size=3))
def test_the_join_finds_what_looking_at_every_two_finds(articles):
    a, b = layers(articles)
    ones, others = overlapping(a, b, np.arange(len(a)), np.arange(len(b)))
    wanted = {
        (i, j)
        for i, j in product(range(len(a)), range(len(b)))
        if a.article[i] == b.article[j] and common(a.spans(i), b.spans(j))
    }
    assert set(zip(ones.tolist(), others.tolist(), strict=True)) == wanted


def test_adjacent_spans_and_other_articles_never_meet():
    first = annotation(entity("a", "ORG", 0, 5))
    second = annotation(entity("b", "ORG", 5, 9))
    a, b = layers([(first, second), (annotation(), first)])
    assert match(a, b).b_of.tolist() == [NOBODY]


def test_what_one_marked_twice_answers_what_the_other_marked_once_but_once():
    twice = annotation(entity("a1", "ORG", 0, 2), entity("a2", "ORG", 0, 2))
    once = annotation(entity("b1", "ORG", 0, 2))
    for both in ((twice, once), (once, twice)):
        layers = [layer_of([one], ["ORG"]) for one in both]
        assert (match(*layers).b_of != NOBODY).sum() == 1


def test_keys_hold_for_long_texts():
    far = 2_000_000_000
    a = layer_of([annotation(entity("a", "ORG", far, far + 9, far + 12, far + 20))], NAMES)
    assert match(a, a).b_of.tolist() == [0]
    assert a.entity(0) == entity("a", "ORG", far, far + 9, far + 12, far + 20)


def test_of_several_within_one_the_heaviest_is_taken_and_of_equal_ones_the_first():
    whole = annotation(entity("w", "ORG", 0, 20))
    cases = [
        ([("x", "ORG", 0, 4), ("y", "ORG", 5, 20)], "y"),
        ([("x", "ORG", 0, 4), ("y", "GPE", 5, 20)], "x"),
        ([("x", "ORG", 0, 9), ("y", "ORG", 10, 19)], "x"),
    ]
    for parts, best in cases:
        several = annotation(*(entity(*one) for one in parts))
        for pair in ((whole, several), (several, whole)):
            a, b = layers([pair])
            rows = np.flatnonzero(match(a, b).b_of != NOBODY)
            found = {(a.uids[r], b.uids[match(a, b).b_of[r]]) for r in rows}
            assert found in ({("w", best)}, {(best, "w")})
