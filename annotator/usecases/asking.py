"""Makes the questions of an article: groups of marks, seen through what is in gold already.

Relations are compared in the gold: two relations are the same if they lead between the same
entities of the gold. So a relation can be asked about once its entities are settled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.model.decision import Decision, SourceMark, source
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.usecases.claims import Ends, Lanes, claims, variants
from annotator.usecases.gold import Gold
from annotator.usecases.grouping import Group, Groups, Joined, Voters, telling
from annotator.usecases.questions import (
    Marks,
    Question,
    Settled,
    State,
    Variant,
    in_order,
)


@dataclass(frozen=True, slots=True)
class Matter:
    """An article under review: what is asked about does not change while it is open."""

    article: str
    labels: LabelSet
    voters: Voters
    groups: Groups


def questions(matter: Matter, gold: Gold) -> list[Question]:
    """All questions of an article, settled ones too, in the order in which they are asked."""
    uids = [mark.uid for mark in gold.annotation.marks()]
    settled = Settled.of(gold.decisions, uids)
    none = Ends({})
    of_entities = [_asked(matter, group, settled, none) for group in matter.groups.entities]
    ends = Ends.of(of_entities, gold)
    of_relations = [
        _asked(matter, group, settled, ends)
        for group in _regrouped(matter.groups.relations, matter.labels, ends)
    ]
    answers = [_asked(matter, group, settled, none) for group in matter.groups.answers]
    asked = [*of_entities, *of_relations, *answers]
    return in_order([*asked, *_orphans(matter, gold, settled, asked)])


def _regrouped(groups: Sequence[Group], labels: LabelSet, ends: Ends) -> list[Group]:
    """The groups of relations; those that say the same of the gold become one."""
    joined = Joined[int]()
    first: dict[tuple[object, ...], int] = {}
    for number, group in enumerate(groups):
        for annotator, marks in group.marks.items():
            for said in claims(annotator, marks, labels, ends):
                joined.join(first.setdefault(said, number), number)
    found: dict[int, list[Group]] = {}
    for number, group in enumerate(groups):
        found.setdefault(joined.leader(number), []).append(group)
    return [_one(some) for some in found.values()]


def _one(groups: list[Group]) -> Group:
    marks: dict[str, Marks] = {}
    for group in groups:
        for annotator, some in group.marks.items():
            marks[annotator] = (*marks.get(annotator, ()), *some)
    return Group(marks, telling(group.kind for group in groups))


def _asked(matter: Matter, group: Group, settled: Settled, ends: Ends) -> Question:
    lanes = tuple((who, tuple(group.marks.get(who, ()))) for who in matter.voters)
    sources = tuple(sorted(source(who, mark) for who, marks in lanes for mark in marks))
    decision = settled.about(sources)
    said = variants(lanes, matter.labels, ends)
    return Question(
        article=matter.article,
        lanes=lanes,
        variants=said,
        kind=group.kind,
        state=_state(lanes, said, ends) if decision is None else _kept(decision, sources, matter),
        sources=sources,
        place=_place(matter.voters, group),
        decision=decision,
        answer=settled.answer(decision),
    )


def _kept(decision: Decision, sources: Iterable[SourceMark], matter: Matter) -> State:
    """Whether what was decided still stands; who is at the article again is not asked."""
    then = {one for one in decision.why.sources if one.annotator in matter.voters}
    return State.SETTLED if then == set(sources) else State.STALE


def _state(lanes: Lanes, said: Iterable[Variant], ends: Ends) -> State:
    relations = [(who, m) for who, marks in lanes for m in marks if isinstance(m, Relation)]
    if any(ends.blocks(who, relation) for who, relation in relations):
        return State.BLOCKED
    possible = any(variant.marks and variant.is_possible for variant in said)
    return State.OPEN if possible else State.DROPPED


def _place(voters: Voters, group: Group) -> Span | None:
    """From the first letter that the marks of a group are about to the last."""
    near: list[Entity] = []
    for annotator, marks in group.marks.items():
        entities = voters[annotator].entities
        for mark in marks:
            match mark:
                case Entity():
                    near.append(mark)
                case Relation():
                    near += [entities[uid] for uid in (mark.head, mark.tail) if uid in entities]
                case ArticleLabel():
                    return None
    return Span(min(e.start for e in near), max(e.end for e in near)) if near else None


def _orphans(
    matter: Matter, gold: Gold, settled: Settled, asked: Iterable[Question]
) -> Iterator[Question]:
    """What was decided about marks of which none is there any more."""
    there = {(one.annotator, one.mark) for question in asked for one in question.sources}
    for decision in gold.decisions:
        about = {(one.annotator, one.mark) for one in decision.why.sources}
        if not about or about & there or {who for who, _ in about} - set(matter.voters):
            continue
        if settled.about(decision.why.sources) is not decision:
            continue
        gone = tuple(sorted(SourceMark(*one, "") for one in about))
        entities = [mark for mark in decision.gold if isinstance(mark, Entity)]
        yield Question(
            article=matter.article,
            lanes=tuple((who, ()) for who in matter.voters),
            variants=(Variant((), tuple(matter.voters)),),
            kind="",
            state=_kept(decision, gone, matter),
            sources=gone,
            place=Span(entities[0].start, entities[-1].end) if entities else None,
            decision=decision,
            answer=settled.answer(decision),
        )
