from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from pairs import LABELS, annotation, annotations, entity, two

from annotator.agreement.matching import align, components, pair_entities
from annotator.agreement.overlaps import common, shared_part
from annotator.model.annotation import Annotation
from annotator.model.marks import Relation


def uids(pairs):
    return sorted((one.uid, other.uid) for one, other in pairs)


def test_identical_spans_with_the_same_label_go_first():
    a = [entity("a1", "ORG", 0, 5), entity("a2", "GPE", 0, 5)]
    b = [entity("b1", "GPE", 0, 5), entity("b2", "ORG", 0, 5)]
    assert uids(pair_entities(a, b)) == [("a1", "b2"), ("a2", "b1")]


def test_identical_spans_go_before_what_overlaps():
    a = [entity("a1", "ORG", 0, 10)]
    b = [entity("b1", "ORG", 0, 9), entity("b2", "GPE", 0, 10)]
    assert uids(pair_entities(a, b)) == [("a1", "b2")]


def test_what_only_touches_is_not_aligned():
    assert pair_entities([entity("a", "ORG", 0, 5)], [entity("b", "ORG", 5, 9)]) == []


def test_a_mark_that_stands_twice_is_paired_once():
    a = [entity("a1", "ORG", 0, 5), entity("a2", "ORG", 0, 5)]
    assert uids(pair_entities(a, [entity("b1", "ORG", 0, 5)])) == [("a1", "b1")]


def test_fragments_overlap_only_where_they_are():
    a, b = entity("a", "ORG", 0, 4, 8, 12), entity("b", "ORG", 4, 8)
    assert pair_entities([a], [b]) == []
    assert uids(pair_entities([a], [entity("c", "ORG", 0, 12)])) == [("a", "c")]


@pytest.mark.parametrize(
    ("label", "turned", "paired"),
    [("in", False, True), ("in", True, False), ("beside", True, True)],
)
def test_relations_are_compared_through_their_ends(label, turned, paired):
    a = annotation(
        entity("a1", "ORG", 0, 5), entity("a2", "GPE", 8, 12), Relation("r", "a1", "a2", label)
    )
    ends = ("b2", "b1") if turned else ("b1", "b2")
    b = annotation(
        entity("b1", "ORG", 0, 6), entity("b2", "PERS", 8, 12), Relation("s", *ends, label)
    )
    found = align(a, b, LABELS)
    assert bool(found.relation_pairs) == paired
    assert bool(found.only_relations_a) == bool(found.only_relations_b) != paired


def weight(one, other):
    part = shared_part(one.spans, other.spans)
    return part + (one.label == other.label) if part else 0.0


def heaviest(a, b):
    if len(a) > len(b):
        a, b = b, a
    return max(sum(map(weight, a, chosen)) for chosen in permutations(b, len(a)))


@settings(max_examples=30)
@given(two())
def test_each_component_is_assigned_as_brute_force_would(both):
    a, b = ([*one.entities.values()] for one in both)
    pairs = pair_entities(a, b)
    alike = {e.uid for pair in pairs if pair[0].spans == pair[1].spans for e in pair}
    for some_a, some_b in components(
        [e for e in a if e.uid not in alike], [e for e in b if e.uid not in alike]
    ):
        if min(len(some_a), len(some_b)) <= 4 and max(len(some_a), len(some_b)) <= 6:
            chosen = [p for p in pairs if p[0] in some_a and p[1] in some_b]
            total = sum(weight(*pair) for pair in chosen)
            assert total == pytest.approx(heaviest(some_a, some_b), abs=1e-9)


@settings(max_examples=30)
@given(two())
def test_every_mark_is_there_once_and_pairs_overlap(both):
    a, b = both
    found = align(a, b, LABELS)
    firsts = [one.uid for one, _ in found.pairs] + [e.uid for e in found.only_a]
    seconds = [other.uid for _, other in found.pairs] + [e.uid for e in found.only_b]
    assert sorted(firsts) == sorted(a.entities)
    assert sorted(seconds) == sorted(b.entities)
    assert all(common(one.spans, other.spans) for one, other in found.pairs)
    relations = [r.uid for r, _ in found.relation_pairs] + [r.uid for r in found.only_relations_a]
    assert sorted(relations) == sorted(a.relations)


@settings(max_examples=30)
@given(two())
def test_it_is_the_same_from_both_sides(both):
    a, b = both
    there, back = align(a, b, LABELS), align(b, a, LABELS)
    assert len(there.pairs) == len(back.pairs)
    assert len(there.relation_pairs) == len(back.relation_pairs)


@settings(max_examples=30)
@given(annotations())
def test_an_annotation_is_aligned_with_its_copy(one):
    names = {uid: f"copy-{uid}" for uid in (*one.entities, *one.relations)}
    copy = Annotation.of(
        [
            *(replace(e, uid=names[e.uid]) for e in one.entities.values()),
            *(
                replace(r, uid=names[r.uid], head=names[r.head], tail=names[r.tail])
                for r in one.relations.values()
            ),
        ]
    )
    found = align(one, copy, LABELS)
    assert not (found.only_a)
    assert not (found.only_b)
    assert not (found.only_relations_a)
    assert not (found.only_relations_b)
    assert all(
        first.spans == other.spans and first.label == other.label for first, other in found.pairs
    )
