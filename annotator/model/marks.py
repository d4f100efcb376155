"""Marks: what an annotator puts on an article."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

AttributeValue = str | bool
Attributes = tuple[tuple[str, AttributeValue], ...]
"""Name and value of each attribute, sorted by name."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of an article's text, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def of(self, text: str) -> str:
        """The letters it covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether both cover at least one letter in common."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether every letter of ``other`` is covered."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Entity:
    """One or more spans (fragments) with a label.

    The spans are in reading order and neither overlap nor touch: use ``joined`` to make them so.
    """

    uid: str
    spans: tuple[Span, ...]
    label: str
    attributes: Attributes = ()
    note: str = ""
    made_by: str = ""
    """The machine that proposed it, where a person accepted a suggestion."""

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("an entity needs a span")
        if len(self.spans) > 1 and any(a.end >= b.start for a, b in pairwise(self.spans)):
            raise ValueError(f"fragments overlap, touch or are out of order: {self.spans}")

    @property
    def start(self) -> int:
        """Where its first fragment starts."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its last fragment ends."""
        return self.spans[-1].end

    def covers(self, position: int) -> bool:
        """Whether the letter at ``position`` belongs to one of its fragments."""
        return any(s.start <= position < s.end for s in self.spans)

    def of(self, text: str) -> str:
        """Its words; those of several fragments are joined by one space."""
        return " ".join(s.of(text) for s in self.spans)


@dataclass(frozen=True, slots=True)
class Relation:
    """Head → tail with a label; both are uids of entities of the same annotation."""

    uid: str
    head: str
    tail: str
    label: str
    attributes: Attributes = ()
    note: str = ""
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class ArticleLabel:
    """A label on the whole article. Its name and value are what it is."""

    name: str
    value: str

    @property
    def uid(self) -> str:
        """Its identity within an annotation."""
        return f"{self.name}={self.value}"


Mark = Entity | Relation | ArticleLabel


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same letters as fragments: sorted, those that overlap or touch made one."""
    found = sorted(spans)
    if len(found) <= 1:
        return tuple(found)
    out: list[Span] = []
    for span in found:
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def without(spans: Iterable[Span], gone: Span) -> tuple[Span, ...]:
    """The same letters as fragments, those of ``gone`` left out; perhaps none."""
    left: list[Span] = []
    for span in joined(spans):
        if span.start < gone.start:
            left.append(Span(span.start, min(span.end, gone.start)))
        if gone.end < span.end:
            left.append(Span(max(span.start, gone.end), span.end))
    return tuple(left)


def reading_order(entity: Entity) -> tuple[int, int, str, str]:
    """The key that sorts entities by start, then longest first, then label, then uid."""
    return entity.start, -entity.end, entity.label, entity.uid
