"""Decisions: how what several annotators marked became gold, and why.

A decision answers one question about an article. It is kept forever, also when it was taken back.
Law: the decisions in force, replayed in their order, give the gold.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from annotator.model.annotation import Annotation
from annotator.model.edits import Edit
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation

_DIGITS = 12


class Method(StrEnum):
    """How a decision was come to."""

    UNANIMOUS = "unanimous"
    """All annotators said the same; nobody was asked."""
    MAJORITY = "majority"
    """More than half of the annotators said so."""
    CHOSEN = "chosen"
    """A person took what some annotator said."""
    EDITED = "edited"
    """A person made it out of what annotators said, or changed the gold by hand."""
    BATCH = "batch"
    """The same as a decision elsewhere, with all that was alike."""
    NEW = "new"
    """A person marked in the gold what no annotator did."""
    REJECTED = "rejected"
    """Nothing belongs here."""


@dataclass(frozen=True, slots=True, order=True)
class SourceMark:
    """A mark that a decision was about, as it was then."""

    annotator: str
    """The uid of the annotator."""
    mark: str
    """The uid of the mark."""
    revision: str
    """What ``revision`` gave for it."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where gold comes from: from which marks, by how many votes, how, and who says so."""

    method: Method
    author: str
    made_at: str
    sources: tuple[SourceMark, ...] = ()
    """Empty where no annotator marked anything."""
    votes: int = 0
    """How many annotators said what was decided, among ``voters``."""
    voters: int = 0
    """How many annotators had done the article."""
    kind: str = ""
    """The class of the disagreement; empty where there was none."""
    reason: str = ""
    batch: str = ""
    """The uid that all decisions of one batch share."""

    def naming(self, name: Callable[[str], str]) -> "Provenance":
        """The same, with other names or uids for the annotators of its sources."""
        sources = (replace(one, annotator=name(one.annotator)) for one in self.sources)
        return replace(self, sources=tuple(sources))


@dataclass(frozen=True, slots=True)
class Decision:
    """What one question put into the gold and took out of it."""

    uid: str
    article: str
    edit: str
    """The uid of the gold's edit that carried it out; one edit may carry out several."""
    gold: tuple[Mark, ...]
    """The answer: most often one mark; several where one of them was split; none: rejected."""
    removed: tuple[str, ...]
    """The uids of marks that left the gold for it: an earlier answer, relations that hung on it."""
    why: Provenance


def replay(decisions: Iterable[Decision]) -> Annotation:
    """The gold of an article after these decisions, first to last."""
    gold: dict[str, Mark] = {}
    for decision in decisions:
        for uid in decision.removed:
            gold.pop(uid, None)
        gold.update((mark.uid, mark) for mark in decision.gold)
    return Annotation.of(gold.values())


def by_hand(uid: str, article: str, edit: Edit, author: str, made_at: str) -> Decision:
    """The decision that an edit of the gold was which nothing but the gold was looked at for.

    ``uid`` is the edit's, and serves for the decision too.
    """
    gold = {c.after.uid: c.after for c in edit.changes if c.after is not None}
    gone = [c.uid for c in edit.changes if c.after is None and c.uid not in gold]
    method = Method.NEW
    if any(change.before is not None for change in edit.changes):
        method = Method.EDITED if gold else Method.REJECTED
    why = Provenance(method, author, made_at)
    return Decision(uid, article, uid, tuple(gold.values()), tuple(gone), why)


def revision(mark: Mark) -> str:
    """Changes when what a mark says does: spans, ends, attributes, label; not with its note.

    The label stands last, after a colon, so that a revision can follow a label that is renamed.
    """
    match mark:
        case Entity():
            said: object = [(span.start, span.end) for span in mark.spans]
        case Relation():
            said = mark.head, mark.tail
        case ArticleLabel():
            return f":{mark.value}"
    digest = hashlib.sha256(repr((said, mark.attributes)).encode()).hexdigest()[:_DIGITS]
    return f"{digest}:{mark.label}"


def renamed(
    decision: Decision,
    annotator: str,
    names: Mapping[str, str],
    moved: Mapping[SourceMark, SourceMark] | None = None,
) -> Decision:
    """The decision as if the marks of an annotator (a uid) in it had had other names.

    ``names`` are those of labels, old to new. ``moved`` are marks whose attributes, values or
    answers got other names: as they were, and as they were then.
    """
    known = moved or {}
    sources = tuple(
        (known.get(one) or _renamed(one, names)) if one.annotator == annotator else one
        for one in decision.why.sources
    )
    return replace(decision, why=replace(decision.why, sources=sources))


def source(annotator: str, mark: Mark) -> SourceMark:
    """A mark of an annotator (a uid) as it is now."""
    return SourceMark(annotator, mark.uid, revision(mark))


def stale(decision: Decision, current: Iterable[SourceMark]) -> bool:
    """Whether the marks that the question is about now are not those that were decided upon.

    A mark that was changed, removed, or came later makes it so.
    """
    return set(decision.why.sources) != set(current)


def in_force(decisions: Iterable[Decision], undone: Mapping[str, str]) -> list[Decision]:
    """Those that were not taken back, in their order.

    ``undone``: for each edit that was undone, the edit that did so; which may be undone itself.
    """
    return [one for one in decisions if not is_undone(one.edit, undone)]


def is_undone(edit: str, undone: Mapping[str, str]) -> bool:
    """Whether an edit (its uid) is taken back at the end of its undoing and redoing."""
    taken_back = False
    while edit in undone:
        edit = undone[edit]
        taken_back = not taken_back
    return taken_back


def _renamed(one: SourceMark, names: Mapping[str, str]) -> SourceMark:
    digest, _, label = one.revision.partition(":")
    if not digest:
        return one  # the value of an answer is no label
    return replace(one, revision=f"{digest}:{names.get(label, label)}")
