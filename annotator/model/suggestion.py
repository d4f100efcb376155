"""A machine's proposal: no mark until a person accepts it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.model.annotation import Annotation
from annotator.model.edits import Change, Edit
from annotator.model.marks import Entity, Span

SUGGESTED = "suggested"
"""The title of an edit that accepts suggestions."""

_STRIP = 64


class Verdict(StrEnum):
    """What a person said of a suggestion."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """Letters that may be an entity. Its place and its label are what it is."""

    span: Span
    label: str
    made_by: str = ""
    """The machine: ``memory`` or ``gazetteer``."""
    score: float = 1.0
    """The share of such proposals that were right before, 0 to 1."""
    within: str = ""
    """The label of what it may lie in, such as the currency in a sum; else it lies in nothing."""

    @property
    def place(self) -> tuple[int, int, str]:
        """Start, end and label: what tells it from others of the article."""
        return self.span.start, self.span.end, self.label


def open_ones(
    found: Iterable[Suggestion],
    annotation: Annotation,
    excluded: Sequence[Span] = (),
    decided: Iterable[tuple[int, int, str]] = (),
) -> list[Suggestion]:
    """Those that may still be offered, in reading order, longer ones first.

    None that was decided, lies in an excluded part, or touches a mark or a longer suggestion, but
    for what may lie within it. Of two on the same letters the one with the higher score stays.
    """
    settled = set(decided)
    taken: dict[int, list[tuple[Span, str]]] = {}
    for entity in annotation.entities.values():
        for span in entity.spans:
            _take(taken, span, entity.label)
    kept: list[Suggestion] = []
    for one in sorted(found, key=_longest_first):
        if (
            one.place not in settled
            and not any(one.span.overlaps(span) for span in excluded)
            and all(
                _agrees(one, span, label)
                for strip in _strips(one.span)
                for span, label in taken.get(strip, ())
            )
        ):
            kept.append(one)
            _take(taken, one.span, one.label)
    return sorted(kept, key=lambda one: (one.span.start, -one.span.end, one.label))


def accepting(chosen: Iterable[tuple[Suggestion, str]], label: str = "") -> Edit:
    """The one edit that marks suggestions, each under its uid; ``label`` in place of its own."""
    return Edit(
        SUGGESTED,
        tuple(
            Change(None, Entity(uid, (one.span,), label or one.label, made_by=one.made_by))
            for one, uid in chosen
        ),
    )


def _take(taken: dict[int, list[tuple[Span, str]]], span: Span, label: str) -> None:
    for strip in _strips(span):
        taken.setdefault(strip, []).append((span, label))


def _strips(span: Span) -> range:
    """The strips of text that a span touches: only what shares one with it can overlap."""
    return range(span.start // _STRIP, (span.end - 1) // _STRIP + 1)


def _longest_first(one: Suggestion) -> tuple[int, float, int, str]:
    return one.span.start - one.span.end, -one.score, one.span.start, one.label


def _agrees(one: Suggestion, span: Span, label: str) -> bool:
    if not one.span.overlaps(span):
        return True
    return one.within == label and span.contains(one.span) and span != one.span
