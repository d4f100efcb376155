"""What a review asks: the marks of all annotators of an article, sorted into questions.

Each mark of each annotator belongs to exactly one question. Nothing here reads a file.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.model.decision import Decision, SourceMark
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation, Span

Marks = tuple[Mark, ...]


class State(StrEnum):
    """Where a question stands."""

    OPEN = "open"
    BLOCKED = "blocked"
    """A relation that waits for one of its entities to be settled."""
    STALE = "stale"
    """It was settled, and what the annotators say has changed since."""
    SETTLED = "settled"
    DROPPED = "dropped"
    """A relation that cannot be: none of what is said of it has both of its entities in gold."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What one or more annotators say.

    Marks are as the gold would take them: relations lead between entities of the gold, and
    attributes are those that most of these annotators gave. No marks: nothing belongs here.
    """

    marks: Marks
    annotators: tuple[str, ...]
    """The uids of those who say so, in the order of the lanes."""
    is_possible: bool = True
    """False for a relation that lacks one of its entities in the gold."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to settle in an article."""

    article: str
    lanes: tuple[tuple[str, Marks], ...]
    """Each annotator (a uid) who has done the article, with their own marks; some have none."""
    variants: tuple[Variant, ...]
    """All that is said, what most say first; that nothing belongs here is said by the others."""
    kind: str
    """The class of the disagreement, as ``agreement`` names it; empty where there is none."""
    state: State
    sources: tuple[SourceMark, ...]
    """The marks it is about, as they are now."""
    place: Span | None
    """From the first letter that it is about to the last; None: the article as a whole."""
    decision: Decision | None = None
    """What was decided last, if anything was; it may be stale."""
    answer: tuple[str, ...] = ()
    """The uids of the gold's marks that came of it."""

    @property
    def marks(self) -> list[Mark]:
        """All marks that it is about, lane by lane."""
        return [mark for _, marks in self.lanes for mark in marks]

    @property
    def is_of_relations(self) -> bool:
        """Whether it asks about relations."""
        return any(isinstance(mark, Relation) for mark in self.marks)

    @property
    def is_of_the_article(self) -> bool:
        """Whether it asks for a label of the article as a whole."""
        return any(isinstance(mark, ArticleLabel) for mark in self.marks)

    @property
    def entities(self) -> list[Entity]:
        """The entities that it is about, lane by lane."""
        return [mark for mark in self.marks if isinstance(mark, Entity)]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """What annotators (uids) wrote on their marks."""
        return [
            (annotator, mark.note)
            for annotator, marks in self.lanes
            for mark in marks
            if isinstance(mark, Entity | Relation) and mark.note
        ]

    @property
    def voters(self) -> int:
        """How many annotators have a say: an annotator without its ends has none in a relation."""
        return sum(len(variant.annotators) for variant in self.variants)

    @property
    def is_unanimous(self) -> bool:
        """Whether everyone who did the article says the same, and says something."""
        first = self.variants[0] if self.variants else None
        return (
            first is not None
            and first.is_possible
            and len(first.annotators) == len(self.lanes)
            and bool(first.marks or self.decision)
        )

    @property
    def proposal(self) -> Variant | None:
        """What more than half of those with a say said, “nothing” too; None where nothing was."""
        first = self.variants[0] if self.variants else None
        if first is None or not first.is_possible or 2 * len(first.annotators) <= self.voters:
            return None
        return first

    @property
    def has_clear_majority(self) -> bool:
        """Whether more than half of all who did the article say the same."""
        proposal = self.proposal
        return proposal is not None and 2 * len(proposal.annotators) > len(self.lanes)

    @property
    def is_left(self) -> bool:
        """Whether a person has to look at it yet, now or when it is no longer blocked."""
        return self.state in (State.OPEN, State.BLOCKED, State.STALE)

    def of(self, annotator: str) -> Variant | None:
        """What an annotator (a uid) says; None if they have no say."""
        return next((v for v in self.variants if annotator in v.annotators), None)


def in_order(questions: Iterable[Question]) -> list[Question]:
    """Entities in reading order, then relations, then labels of the article."""
    return sorted(questions, key=_order)


def merged_attributes(marks: Sequence[Entity | Relation]) -> tuple[tuple[str, str | bool], ...]:
    """The attributes that more than half of these marks have."""
    counts = Counter(pair for mark in marks for pair in mark.attributes)
    return tuple(sorted(pair for pair, n in counts.items() if 2 * n > len(marks)))


@dataclass(frozen=True, slots=True)
class Settled:
    """Which decision holds for which source mark, and which of the gold's marks came of it."""

    last: Mapping[tuple[str, str], tuple[int, Decision]]
    """By annotator and mark: the last decision about it, and its place among all."""
    owner: Mapping[str, str]
    """By mark of the gold: the uid of the last decision of a review that put it there."""
    gold: frozenset[str]
    """The uids of the gold's marks."""

    @classmethod
    def of(cls, decisions: Iterable[Decision], gold: Iterable[str]) -> "Settled":
        """From the decisions in force, first to last, and the marks of the gold (uids)."""
        last: dict[tuple[str, str], tuple[int, Decision]] = {}
        owner: dict[str, str] = {}
        for number, decision in enumerate(decisions):
            sources = decision.why.sources
            last.update({(s.annotator, s.mark): (number, decision) for s in sources})
            if decision.why.sources:
                owner.update((mark.uid, decision.uid) for mark in decision.gold)
        return cls(last, owner, frozenset(gold))

    def about(self, sources: Iterable[SourceMark]) -> Decision | None:
        """The last decision about any of these marks."""
        found = [d for s in sources if (d := self.last.get((s.annotator, s.mark)))]
        return max(found, key=lambda one: one[0])[1] if found else None

    def answer(self, decision: Decision | None) -> tuple[str, ...]:
        """The marks (uids) of the gold that a decision put there, and that are there still."""
        if decision is None:
            return ()
        uids = (mark.uid for mark in decision.gold)
        return tuple(u for u in uids if u in self.gold and self.owner.get(u) == decision.uid)


def _order(question: Question) -> tuple[object, ...]:
    sort = 1 if question.is_of_relations else 2 if question.is_of_the_article else 0
    first = min((mark.uid for mark in question.marks), default="")
    place = question.place
    return (sort, place.start, -place.end, first) if place else (sort, 0, 0, first)
