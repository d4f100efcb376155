"""Examples for a report: what two annotators marked in one place, with the words around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import bidirectional

from annotator.model.annotation import Annotation
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation, Span, joined

_AROUND = 40
"""How many letters are shown on either side, and then on to the end of the word."""
_LONGEST_WORD = 30
_LONG = 260
"""A mark that is longer shows its two ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of an article; ``label`` is that of the shortest mark over them, or empty."""

    words: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One mark: its label; of a relation also the words of head and tail."""

    label: str
    ends: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """What one annotator says; the pieces are the same letters for both."""

    who: str
    said: tuple[Said, ...]
    """Empty where nothing was marked."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """How the gold came to be as it is."""

    method: str
    author: str
    votes: int
    voters: int
    words: str


@dataclass(frozen=True, slots=True)
class Example:
    """One place behind a number; ``kind`` is empty where both say the same."""

    article: str
    """The title."""
    kind: str
    versions: tuple[Version, Version]
    right_to_left: bool
    """How the article is written."""
    reason: Reason | None = None


def versions(
    text: str, who: tuple[str, str], both: tuple[Annotation, Annotation], marks: "_Both"
) -> tuple[Version, Version]:
    """Both versions of one place, over the same letters of the article's ``text``."""
    shown = [_entities(annotation, some) for annotation, some in zip(both, marks, strict=True)]
    windows = _windows(text, [span for some in shown for one in some for span in one.spans])
    mine, theirs = (
        Version(
            who[side],
            tuple(_said(text, both[side], mark) for mark in marks[side]),
            _pieces(text, shown[side], windows),
        )
        for side in (0, 1)
    )
    return mine, theirs


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for letter in text:
        direction = bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


_Both = tuple[Sequence[Mark], Sequence[Mark]]


def _entities(annotation: Annotation, marks: Iterable[Mark]) -> list[Entity]:
    """The entities among these marks, and the ends of the relations."""
    found: dict[str, Entity] = {}
    for mark in marks:
        match mark:
            case Entity():
                found[mark.uid] = mark
            case Relation():
                found.update((uid, annotation.entities[uid]) for uid in (mark.head, mark.tail))
            case ArticleLabel():
                pass
    return list(found.values())


def _said(text: str, annotation: Annotation, mark: Mark) -> Said:
    match mark:
        case Entity():
            return Said(mark.label)
        case Relation():
            head, tail = (annotation.entities[uid].of(text) for uid in (mark.head, mark.tail))
            return Said(mark.label, (" ".join(head.split()), " ".join(tail.split())))
        case ArticleLabel():
            return Said(mark.name, (mark.name, mark.value))


def _windows(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """What is shown of the text: the spans with some words around, joined where they meet."""
    found = []
    for span in spans:
        if span.end - span.start > _LONG:
            half = _LONG // 2
            found += [_widened(text, span.start, span.start + half)]
            found += [_widened(text, span.end - half, span.end)]
        else:
            found.append(_widened(text, span.start, span.end))
    return joined(found)


def _widened(text: str, start: int, end: int) -> Span:
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    least, most = max(0, low - _LONGEST_WORD), min(len(text), high + _LONGEST_WORD)
    while low > least and not text[low - 1].isspace():
        low -= 1
    while high < most and not text[high].isspace():
        high += 1
    return Span(low, high)


def _pieces(text: str, entities: Sequence[Entity], windows: Sequence[Span]) -> tuple[Piece, ...]:
    ordered = sorted(entities, key=lambda one: sum(s.end - s.start for s in one.spans))
    found: list[Piece] = []
    for window in windows:
        if window.start > 0:
            found.append(Piece("… " if not found else " … "))
        edges = {window.start, window.end}
        for entity in ordered:
            for span in entity.spans:
                edges |= {at for at in (span.start, span.end) if window.start < at < window.end}
        cuts = sorted(edges)
        for start, end in pairwise(cuts):
            label = next((one.label for one in ordered if one.covers(start)), "")
            found.append(Piece(text[start:end], label))
    if windows and windows[-1].end < len(text):
        found.append(Piece(" …"))
    return tuple(found)
