"""What annotators say in one question, made comparable and countable."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation
from annotator.usecases.gold import Gold
from annotator.usecases.questions import Marks, Question, State, Variant, merged_attributes

Claim = tuple[object, ...]
"""What one mark says: spans and label; ends in the gold and label; name and value."""
Lanes = Sequence[tuple[str, Marks]]
_Claims = dict[Claim, list[Mark]]
"""The claims of one annotator, with the marks that make them (as the gold would have them)."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Which entity of the gold stands for each annotator's entity."""

    settled: Mapping[tuple[str, str], str | None]
    """None: nothing in the gold does. Not there: not settled yet."""

    @classmethod
    def of(cls, asked: Iterable[Question], gold: Gold) -> "Ends":
        """From the questions about entities, and the gold's answers to them."""
        found: dict[tuple[str, str], str | None] = {}
        entities = gold.annotation.entities
        for question in asked:
            if question.state is State.OPEN:
                continue
            answers = [entities[uid] for uid in question.answer if uid in entities]
            for annotator, marks in question.lanes:
                for mark in marks:
                    if isinstance(mark, Entity):
                        found[annotator, mark.uid] = _nearest(mark, answers)
        return cls(found)

    def of_relation(self, annotator: str, relation: Relation) -> tuple[str, str] | None:
        """The entities of the gold that it leads between; None if it lacks one."""
        head = self.settled.get((annotator, relation.head))
        tail = self.settled.get((annotator, relation.tail))
        return (head, tail) if head and tail and head != tail else None

    def blocks(self, annotator: str, relation: Relation) -> bool:
        """Whether an end of it is not settled yet."""
        return not {(annotator, relation.head), (annotator, relation.tail)} <= self.settled.keys()

    def known_to(self, annotator: str) -> set[str]:
        """The entities of the gold that an annotator marked too."""
        return {gold for (who, _), gold in self.settled.items() if gold and who == annotator}


def _nearest(entity: Entity, answers: Sequence[Entity]) -> str | None:
    """The answer that shares most letters with it; the first one if several do."""

    def shared(answer: Entity) -> int:
        return sum(
            max(0, min(a.end, b.end) - max(a.start, b.start))
            for a in entity.spans
            for b in answer.spans
        )

    return max(answers, key=shared).uid if answers else None


def claims(annotator: str, marks: Marks, labels: LabelSet, ends: Ends) -> _Claims:
    """What an annotator's marks say; a relation that lacks an end in the gold says nothing."""
    said: _Claims = {}
    for mark in marks:
        match mark:
            case Entity():
                said.setdefault((mark.spans, mark.label), []).append(mark)
            case ArticleLabel():
                said.setdefault((mark.name, mark.value), []).append(mark)
            case Relation():
                between = ends.of_relation(annotator, mark)
                if between is not None:
                    label = labels.relation(mark.label)
                    ordered = sorted(between) if label and label.symmetric else between
                    led = replace(mark, head=between[0], tail=between[1])
                    said.setdefault((*ordered, mark.label), []).append(led)
    return said


def variants(lanes: Lanes, labels: LabelSet, ends: Ends) -> tuple[Variant, ...]:
    """What is said, what most say first; then in the order of the lanes.

    Who did not mark both ends of a relation has no say in it.
    """
    said = {who: claims(who, marks, labels, ends) for who, marks in lanes}
    about = {frozenset(c[:2]) for some in said.values() for c, m in some.items() if _is_led(m)}
    of_relations = any(isinstance(mark, Relation) for _, marks in lanes for mark in marks)
    makers: dict[tuple[frozenset[Claim], str], list[str]] = {}
    for who, marks in lanes:
        known = ends.known_to(who) if of_relations and not marks else set()
        if not of_relations or marks or any(pair <= known for pair in about):
            alone = who if marks and not said[who] else ""
            makers.setdefault((frozenset(said[who]), alone), []).append(who)
    own = dict(lanes)
    found = [
        Variant(own[alone], (alone,), is_possible=False)
        if alone
        else Variant(_merged([said[one] for one in who]), tuple(who))
        for (_, alone), who in makers.items()
    ]
    return tuple(sorted(found, key=lambda one: -len(one.annotators)))


def _is_led(marks: Sequence[Mark]) -> bool:
    return isinstance(marks[0], Relation)


def _merged(said: Sequence[_Claims]) -> Marks:
    """The marks that several annotators make in the same way, each once."""
    return tuple(_one([mark for some in said for mark in some[claim]]) for claim in said[0])


def _one(marks: list[Mark]) -> Mark:
    first = marks[0]
    if isinstance(first, ArticleLabel):
        return first
    alike = [mark for mark in marks if not isinstance(mark, ArticleLabel)]
    return replace(first, attributes=merged_attributes(alike), note="", made_by="")
