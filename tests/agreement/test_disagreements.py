from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from pairs import LABELS, TEXT, annotation, annotations, entity, of, two

from annotator.agreement.disagreements import Kind, disagreements
from annotator.agreement.matching import align, is_same
from annotator.model.annotation import Annotation
from annotator.model.marks import ArticleLabel


def kinds(a, b, text=TEXT):
    return [(str(one.kind), one.detail) for one in disagreements(text, a, b, LABELS)]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([("نور", "ORG")], [("نور", "GPE")], [("LABEL", "")]),
        ([("شركة نور", "ORG")], [("نور", "GPE")], [("LABEL+BOUNDARY", "")]),
        ([("«شركة نور»", "ORG")], [("شركة نور", "ORG")], [("EDGE", "")]),
        ([("نور", "ORG")], [], [("ONLY", "alone")]),
        ([("شركة نور", "ORG")], [("شركة نور", "ORG"), ("نور", "GPE")], [("ONLY", "inner")]),
        ([("نور", "ORG")], [("نور", "ORG"), ("شركة نور", "ORG")], [("ONLY", "outer")]),
        ([("الثلاثاء ٣ مايو", "ORG")], [("الثلاثاء", "ORG"), ("٣ مايو", "ORG")], [("SPLIT", "")]),
        ([("الثلاثاء", "ORG"), ("٣ مايو", "ORG")], [("الثلاثاء ٣ مايو", "ORG")], [("MERGE", "")]),
        (
            [("الثلاثاء ٣ مايو", "ORG")],
            [("الثلاثاء", "ORG"), ("٣ مايو", "GPE")],
            [("WORD", ""), ("ONLY", "inner")],
        ),
        (
            [("شركة نور» للطاقة أحمد وبالقاهرة في كتابهم", "ORG")],
            [("أحمد", "ORG"), ("في", "ORG")],
            [("WORD", ""), ("ONLY", "inner")],
        ),
    ],
)
def test_the_class_of_an_entity(ours, theirs, expected):
    a, b = (annotation(*(of(TEXT, *one) for one in side)) for side in (ours, theirs))
    assert kinds(a, b) == expected


def test_what_crosses():
    a = annotation(entity("a1", "ORG", 0, 8), entity("a2", "PERS", 6, 14))
    b = annotation(entity("b1", "ORG", 0, 8))
    assert kinds(a, b) == [("ONLY", "crossing")]


def test_a_mark_that_stands_twice_is_told():
    a = annotation(entity("a1", "ORG", 0, 8), entity("a2", "ORG", 0, 8))
    assert kinds(a, annotation(entity("b1", "ORG", 0, 8))) == [("ONLY", "inner")]


def test_answers_about_the_article():
    a = annotation(ArticleLabel("topic", "sport"), ArticleLabel("tone", "dry"))
    b = annotation(ArticleLabel("topic", "science"))
    assert kinds(a, b) == [("ONLY", ""), ("LABEL", "")]


def differing(a, b):
    """The marks of both sides that are not the same on the other."""
    found = align(a, b, LABELS)
    same = {(one.uid, other.uid) for one, other in found.pairs if is_same(one, other)}
    first = [e for e in a.entities.values() if e.uid not in {one for one, _ in same}]
    second = [e for e in b.entities.values() if e.uid not in {other for _, other in same}]
    return first, second


@settings(max_examples=30)
@given(two())
def test_each_differing_mark_is_in_exactly_one_class(both):
    a, b = both
    found = disagreements(TEXT, a, b, LABELS)
    first, second = differing(a, b)
    told_a = Counter(m.uid for one in found for m in one.a)
    told_b = Counter(m.uid for one in found for m in one.b)
    assert set(told_a.values()) | set(told_b.values()) <= {1}
    assert {uid for uid in told_a if uid in a.entities} == {e.uid for e in first}
    assert {uid for uid in told_b if uid in b.entities} == {e.uid for e in second}
    aligned = align(a, b, LABELS)
    lone = {r.uid for r in aligned.only_relations_a}
    relaxed = {m.uid for one in found if one.kind is Kind.RELAXED for m in one.a}
    assert {uid for uid in told_a if uid in a.relations} == lone | relaxed
    assert relaxed <= {one.uid for one, _ in aligned.relation_pairs}


TURNED = {Kind.SPLIT: Kind.MERGE, Kind.MERGE: Kind.SPLIT}


@settings(max_examples=30)
@given(two())
def test_it_is_the_same_from_both_sides(both):
    a, b = both
    there = Counter(one.kind for one in disagreements(TEXT, a, b, LABELS))
    back = Counter(TURNED.get(one.kind, one.kind) for one in disagreements(TEXT, b, a, LABELS))
    entities = set(Kind) - {Kind.TYPE, Kind.DIRECTION_TYPE, Kind.ONLY, Kind.ENDPOINT}
    assert {k: n for k, n in there.items() if k in entities} == {
        k: n for k, n in back.items() if k in entities
    }


@settings(max_examples=30)
@given(annotations())
def test_an_annotation_does_not_differ_from_itself(one):
    assert disagreements(TEXT, one, one, LABELS) == ()


NAMES = {"PERS": "b", "ORG": "c", "GPE": "a", "in": "z", "heads": "y", "beside": "x"}


def renamed(one):
    return Annotation.of(
        replace(m, label=NAMES[m.label]) if not isinstance(m, ArticleLabel) else m
        for m in one.marks()
    )


@settings(max_examples=30)
@given(two())
def test_what_labels_are_called_changes_nothing(both):
    a, b = both
    labels = replace(
        LABELS,
        relations=tuple(replace(label, name=NAMES[label.name]) for label in LABELS.relations),
    )

    def told(found):
        return [(o.kind, o.detail, [m.uid for m in o.a], [m.uid for m in o.b]) for o in found]

    assert told(disagreements(TEXT, a, b, LABELS)) == told(
        disagreements(TEXT, renamed(a), renamed(b), labels)
    )
