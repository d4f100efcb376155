from pairs import LABELS, TEXT
from voices import marked

from annotator.model.annotation import Annotation
from annotator.model.decision import Decision, Method, Provenance
from annotator.usecases.asking import Matter, questions
from annotator.usecases.gold import Gold
from annotator.usecases.grouping import grouped
from annotator.usecases.history import History
from annotator.usecases.questions import State

ORG, GPE = (0, 5, "ORG"), (20, 24, "GPE")


def asked(*voices, gold=(), decisions=()):
    voters = {f"n{n}": one for n, one in enumerate(voices, 1)}
    matter = Matter("a1", LABELS, voters, grouped(TEXT, LABELS, voters))
    return questions(matter, Gold(Annotation.of(gold), tuple(decisions), (), History()))


def decided(question, *gold):
    why = Provenance(Method.CHOSEN, "lead", "", question.sources)
    return Decision(f"d{question.place}", "a1", "e", tuple(gold), (), why)


def both(voices, wanted=2):
    """The questions after each entity was settled as the first annotator has it."""
    first = [one for one in asked(*voices) if one.entities][:wanted]
    settled = [decided(one, one.variants[0].marks[0]) for one in first]
    gold = [mark for one in settled for mark in one.gold]
    return asked(*voices, gold=gold, decisions=settled)


def test_a_relation_is_blocked_until_both_of_its_entities_are_settled():
    voices = marked(ORG, GPE, relations=[(1, 2, "in")]), marked(ORG, GPE)
    states = [asked(*voices)[-1].state, both(voices, 1)[-1].state, both(voices)[-1].state]
    assert states == [State.BLOCKED, State.BLOCKED, State.OPEN]


def test_who_marked_only_one_end_has_no_say_in_a_relation():
    voices = marked(ORG, GPE, relations=[(1, 2, "in")]), marked(ORG, GPE), marked(ORG)
    (*_, relation) = both(voices)
    assert [(len(v.marks), v.annotators) for v in relation.variants] == [(1, ("n1",)), (0, ("n2",))]
    assert len(relation.lanes) == 3


def test_a_relation_leads_between_entities_of_the_gold():
    voices = (
        marked(ORG, GPE, prefix="a", relations=[(1, 2, "in")]),
        marked((0, 6, "ORG"), GPE, prefix="b", relations=[(1, 2, "in")]),
    )
    assert [one.kind for one in asked(*voices)] == ["WORD", "", "RELAXED"]
    (*_, relation) = both(voices)
    (variant,) = relation.variants
    (mark,) = variant.marks
    assert (mark.head, mark.tail, relation.is_unanimous) == ("ae1", "ae2", True)


def test_a_relation_without_direction_is_the_same_either_way():
    voices = (
        marked(ORG, GPE, relations=[(1, 2, "beside")]),
        marked(ORG, GPE, relations=[(2, 1, "beside")]),
    )
    assert both(voices)[-1].is_unanimous


def test_a_relation_lies_where_its_ends_are():
    (*_, relation) = asked(marked(ORG, GPE, relations=[(2, 1, "in")]), marked())
    assert (relation.place.start, relation.place.end) == (0, 24)


def test_who_is_at_the_article_again_makes_nothing_stale():
    voices = marked(ORG), marked((0, 6, "ORG")), marked(ORG)
    (question,) = asked(*voices)
    decision = decided(question, question.variants[0].marks[0])
    gold = decision.gold
    assert asked(*voices, gold=gold, decisions=[decision])[0].state is State.SETTLED
    assert asked(*voices[:2], gold=gold, decisions=[decision])[0].state is State.SETTLED
    more = (*voices, marked((1, 5, "ORG")))
    assert asked(*more, gold=gold, decisions=[decision])[0].state is State.STALE
