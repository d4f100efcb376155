from dataclasses import replace

import pytest

from annotator.model.decision import Decision, Method, Provenance, source
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.usecases.questions import (
    Question,
    Settled,
    State,
    Variant,
    in_order,
    merged_attributes,
)

META = Entity("m1", (Span(5, 9),), "ORG")
PLACE = Span(5, 9)
WIDE = Entity("m2", (Span(0, 9),), "ORG")


def question(*variants, place=PLACE):
    """Each variant is marks and the number of annotators who say so."""
    made, lanes = [], []
    for marks, how_many in variants:
        names = [f"n{len(lanes) + n}" for n in range(how_many)]
        made.append(Variant(tuple(marks), tuple(names)))
        lanes += [(name, tuple(marks)) for name in names]
    return Question("a1", tuple(lanes), tuple(made), "ONLY", State.OPEN, (), place)


@pytest.mark.parametrize(
    ("votes", "is_proposed", "is_unanimous"),
    [
        ([2], True, True),
        ([1, 1], False, False),
        ([2, 1], True, False),
        ([2, 2], False, False),
        ([2, 1, 1], False, False),
        ([3, 1, 1], True, False),
    ],
)
def test_more_than_half_is_a_proposal(votes, is_proposed, is_unanimous):
    said = [([META], n) if not at else ([WIDE], n) for at, n in enumerate(votes)]
    one = question(*said)
    assert (one.proposal is not None, one.is_unanimous) == (is_proposed, is_unanimous)
    assert one.has_clear_majority is is_proposed
    assert one.voters == sum(votes)


def test_nothing_can_be_proposed_but_is_not_unanimous():
    assert question(([], 2), ([META], 1)).proposal.marks == ()
    assert not question(([], 2)).is_unanimous


def test_who_has_no_say_counts_for_a_clear_majority():
    one = question(([META], 1))
    with_silent = replace(one, lanes=(*one.lanes, ("s1", ()), ("s2", ())))
    assert with_silent.proposal is not None
    assert not with_silent.has_clear_majority
    assert not with_silent.is_unanimous
    assert with_silent.of("s1") is None


def test_what_is_impossible_is_not_proposed():
    one = question(([META], 2))
    impossible = replace(one, variants=(replace(one.variants[0], is_possible=False),))
    assert impossible.proposal is None
    assert not impossible.is_unanimous


def test_entities_come_first_in_reading_order_then_relations_then_the_article():
    late = question(([META], 1))
    early = question(([WIDE], 1), place=Span(0, 9))
    relation = question(([Relation("r1", "m1", "m2", "in")], 1), place=Span(0, 9))
    topic = question(([ArticleLabel("topic", "a")], 1), place=None)
    assert in_order([topic, relation, late, early]) == [early, late, relation, topic]


def test_attributes_are_those_that_most_gave():
    firm = replace(META, attributes=(("kind", "firm"),))
    assert merged_attributes([firm, firm, META]) == (("kind", "firm"),)
    assert merged_attributes([firm, META]) == ()


def decision(uid, *sources, gold=()):
    why = Provenance(Method.CHOSEN, "x", "", tuple(sources))
    return Decision(uid, "a1", f"e-{uid}", tuple(gold), (), why)


def test_the_last_decision_about_a_mark_counts():
    mine, theirs = source("n1", META), source("n2", META)
    first = decision("d1", mine, theirs, gold=[META])
    second = decision("d2", theirs, gold=[WIDE])
    settled = Settled.of([first, second], ["m1", "m2"])
    assert settled.about([mine]) is first
    assert settled.about([mine, theirs]) is second
    assert settled.about([source("n3", META)]) is None
    assert (settled.answer(first), settled.answer(second)) == (("m1",), ("m2",))
    assert settled.answer(None) == ()


def test_an_answer_is_what_is_still_in_gold_and_belongs_to_nobody_else():
    mine, theirs = source("n1", META), source("n2", WIDE)
    first, second = decision("d1", mine, gold=[META]), decision("d2", theirs, gold=[META])
    by_hand = replace(decision("d3", gold=[META]))
    settled = Settled.of([first, second, by_hand], ["m1"])
    assert (settled.answer(first), settled.answer(second)) == ((), ("m1",))
    assert Settled.of([first], []).answer(first) == ()
