from dataclasses import replace

import pytest
from hypothesis import given, settings
from strategies import annotated_edits

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.decision import (
    Decision,
    Method,
    Provenance,
    SourceMark,
    by_hand,
    in_force,
    is_undone,
    renamed,
    replay,
    revision,
    source,
    stale,
)
from annotator.model.edits import apply
from annotator.model.marks import ArticleLabel, Entity, Relation, Span

META = Entity("m1", (Span(5, 9),), "ORG")
CAIRO = Entity("m2", (Span(13, 20),), "GPE")
NEAR = Relation("r1", "m1", "m2", "near")
NOW = "2026-11-22T10:00:00.000Z"


def decision(uid, *gold, removed=(), sources=(), edit=None):
    why = Provenance(Method.CHOSEN, "layla", NOW, tuple(sources), 1, 2)
    return Decision(uid, "a1", edit or f"edit-{uid}", gold, tuple(removed), why)


def test_decisions_replayed_give_the_gold():
    moved = replace(META, spans=(Span(5, 10),))
    first = decision("d1", META, CAIRO)
    assert replay([first, decision("d2", NEAR)]) == Annotation.of([META, CAIRO, NEAR])
    assert replay([first, decision("d2", moved)]) == Annotation.of([moved, CAIRO])
    assert replay([first, decision("d3", removed=["m1"])]) == Annotation.of([CAIRO])
    assert replay([]) == Annotation()


@given(annotated_edits())
@settings(max_examples=60)
def test_an_edit_by_hand_is_a_decision_that_does_the_same(given_edit):
    annotation, edit = given_edit
    before = by_hand("u1", "a1", edits.add(*annotation.marks()), "layla", NOW)
    after = by_hand("u2", "a1", edit, "layla", NOW)
    assert replay([before]) == annotation
    assert replay([before, after]) == apply(annotation, edit)


def test_an_edit_by_hand_says_what_it_did():
    gold = Annotation.of([META, CAIRO, NEAR])
    methods = [
        by_hand("u", "a1", edit, "layla", NOW).why.method
        for edit in (edits.add(META), edits.relabel(META, "GPE"), edits.remove(gold, META))
    ]
    assert methods == [Method.NEW, Method.EDITED, Method.REJECTED]
    assert set(by_hand("u", "a1", edits.remove(gold, META), "x", NOW).removed) == {"m1", "r1"}


def test_a_revision_changes_with_what_a_mark_says():
    same = replace(META, uid="other", note="why?", made_by="memory")
    assert revision(META) == revision(same)
    others = [
        replace(META, spans=(Span(5, 10),)),
        replace(META, spans=(Span(5, 7), Span(8, 9))),
        replace(META, label="GPE"),
        replace(META, attributes=(("kind", "firm"),)),
        NEAR,
        replace(NEAR, head="m2", tail="m1"),
        replace(NEAR, label="in"),
        ArticleLabel("topic", "news"),
    ]
    assert len({revision(mark) for mark in (META, *others)}) == len(others) + 1


def test_a_decision_is_stale_when_a_source_was_changed_removed_or_came():
    here = [source("n1", META), source("n2", META)]
    made = decision("d", META, sources=here)
    assert not stale(made, reversed(here))
    assert stale(made, here[:1])
    assert stale(made, [*here, source("n3", META)])
    assert stale(made, [here[0], source("n2", replace(META, label="GPE"))])


def test_a_decision_follows_a_label_that_is_renamed():
    made = decision("d", META, sources=[source("n1", META), source("n1", NEAR)])
    firm = source("n1", replace(META, label="FIRM"))
    names = {"ORG": "FIRM", "x": "y"}
    assert renamed(made, "n1", names).why.sources == (firm, source("n1", NEAR))
    assert renamed(made, "n2", names) == made


def test_an_answer_that_is_called_like_a_label_stays_when_that_is_renamed():
    made = decision("d", sources=[source("n1", ArticleLabel("topic", "ORG"))])
    assert renamed(made, "n1", {"ORG": "FIRM"}) == made


def test_a_decision_follows_attributes_and_answers_that_are_renamed():
    before = replace(META, attributes=(("kind", "x"),)), ArticleLabel("topic", "a")
    after = replace(META, attributes=(("sort", "y"),)), ArticleLabel("topic", "b")
    pairs = zip(before, after, strict=True)
    moved = {source("n1", old): source("n1", new) for old, new in pairs}
    made = decision("d", META, sources=[source(n, one) for n in ("n1", "n2") for one in before])
    assert renamed(made, "n1", {}, moved).why.sources == (
        *(source("n1", one) for one in after),
        *(source("n2", one) for one in before),
    )


@pytest.mark.parametrize(
    ("undone", "is_taken_back"),
    [
        ({}, False),
        ({"e": "u"}, True),
        ({"e": "u", "u": "r"}, False),
        ({"e": "u", "u": "r", "r": "v"}, True),
    ],
)
def test_what_was_undone_may_be_redone(undone, is_taken_back):
    assert is_undone("e", undone) is is_taken_back
    first, second = decision("d1", edit="e"), decision("d2", edit="f")
    assert in_force([first, second], undone) == ([second] if is_taken_back else [first, second])


def test_sources_can_be_called_by_name():
    why = Provenance(Method.CHOSEN, "layla", NOW, (SourceMark("n1", "m1", "x"),))
    assert why.naming({"n1": "omar"}.__getitem__).sources == (SourceMark("omar", "m1", "x"),)
