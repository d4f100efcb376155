"""Marks as the annotations of WebAnno and INCEpTION's layers, ready to be written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.formats.format import Loss
from annotator.formats.uima import LABEL, MADE_BY, NOTE
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Relation, Span, reading_order

Features = Mapping[str, str | bool]
Fits = Callable[[str, str | bool], bool]
"""Whether a file can hold this value of this feature."""

_RESERVED = frozenset(
    {LABEL, NOTE, MADE_BY, "begin", "end", "sofa", "Governor", "Dependent", "id", "type", "self"}
)
_NAME = re.compile(
    r"[A-Za-z\u0621-\u063a\u0641-\u064a][A-Za-z0-9_\u0621-\u063a\u0641-\u064a\u0660-\u0669]*"
)
_PREFIXES = ("ROLE_", "BT_")


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of an entity, and what is said of it."""

    span: Span
    features: Features


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation between two pieces, by their numbers."""

    head: int
    tail: int
    features: Features


@dataclass(slots=True)
class Flat:
    """An annotation as these tools see it: every span of an entity is an annotation."""

    entities: int = 0
    pieces: list[Piece] = field(default_factory=list)
    """In reading order."""
    fragments: list[Arc] = field(default_factory=list)
    """From each piece of an entity to the next."""
    relations: list[Arc] = field(default_factory=list)
    """Between the first pieces of their ends."""
    losses: list[Loss] = field(default_factory=list)


def flat(article: str, annotation: Annotation, fits: Fits) -> Flat:
    """The marks of an article (its uid) that a file can hold, and the losses."""
    out = Flat()
    carried: list[tuple[Span, Entity, Features]] = []
    for entity in annotation.in_reading_order():
        told = _features(article, entity, fits, out.losses)
        if told is not None:
            out.entities += 1
            carried += [(span, entity, told) for span in entity.spans]
    carried.sort(key=lambda one: (one[0].start, -one[0].end, reading_order(one[1])))
    numbers: dict[str, list[int]] = {}
    for number, (span, entity, told) in enumerate(carried):
        numbers.setdefault(entity.uid, []).append(number)
        out.pieces.append(Piece(span, told))
    pairs = sorted(pair for many in numbers.values() for pair in pairwise(many))
    out.fragments = [Arc(head, tail, {}) for head, tail in pairs]
    _relate(article, annotation, numbers, fits, out)
    return out


def _relate(
    article: str, annotation: Annotation, numbers: Mapping[str, list[int]], fits: Fits, out: Flat
) -> None:
    arcs: list[tuple[tuple[int, int, str, str], Features]] = []
    for relation in annotation.relations.values():
        if relation.head not in numbers or relation.tail not in numbers:
            why = tr("One of its entities is lost.")
            out.losses.append(Loss("relation", article, relation.uid, why))
            continue
        told = _features(article, relation, fits, out.losses)
        if told is not None:
            head, tail = numbers[relation.head][0], numbers[relation.tail][0]
            arcs.append(((head, tail, relation.label, relation.uid), told))
    arcs.sort(key=lambda one: one[0])
    out.relations = [Arc(head, tail, told) for (head, tail, _, _), told in arcs]


def _features(
    article: str, mark: Entity | Relation, fits: Fits, losses: list[Loss]
) -> Features | None:
    """What a mark says, as features; None if even its label cannot be said."""
    if not fits(LABEL, mark.label):
        why = tr("No file of this format can hold its label.")
        losses.append(Loss("label", article, mark.uid, why))
        return None
    told: dict[str, str | bool] = {LABEL: mark.label}
    for name, value in mark.attributes:
        if _is_name(name) and fits(name, value):
            told[name] = value
        else:
            why = tr("{name}: {value} cannot be said here.", name=name, value=str(value))
            losses.append(Loss("attributes", article, mark.uid, why))
    for name, words in ((NOTE, mark.note), (MADE_BY, mark.made_by)):
        if words and fits(name, words):
            told[name] = words
        elif words:
            why = tr("No file of this format can hold it.")
            losses.append(Loss(name, article, mark.uid, why))
    return told


def _is_name(name: str) -> bool:
    """Whether an attribute can be a feature of this name."""
    return (
        _NAME.fullmatch(name) is not None
        and name not in _RESERVED
        and not name.startswith(_PREFIXES)
    )
