"""How much of the same text two marks cover; a mark's fragments count together."""

from collections.abc import Sequence

from annotator.model.marks import Span

Fragments = Sequence[Span]
"""In reading order, none overlapping another."""


def size(spans: Fragments) -> int:
    """How many code points they cover."""
    return sum(s.end - s.start for s in spans)


def common(first: Fragments, second: Fragments) -> int:
    """How many code points both cover; spans that only touch have none in common."""
    if len(first) == 1 == len(second):
        one, other = first[0], second[0]
        return max(0, min(one.end, other.end) - max(one.start, other.start))
    both = i = j = 0
    while i < len(first) and j < len(second):
        one, other = first[i], second[j]
        both += max(0, min(one.end, other.end) - max(one.start, other.start))
        i, j = i + (one.end <= other.end), j + (other.end <= one.end)
    return both


def shared_part(first: Fragments, second: Fragments) -> float:
    """Intersection over union of what they cover, from 0 to 1."""
    both = common(first, second)
    return both / (size(first) + size(second) - both)


def contains(outer: Fragments, inner: Fragments) -> bool:
    """Whether every code point of ``inner`` is covered by ``outer``."""
    return common(outer, inner) == size(inner)


def covered(of: Fragments, by: Sequence[Fragments]) -> int:
    """How many code points of ``of`` at least one of the marks in ``by`` covers."""
    letters = {at for span in of for at in range(span.start, span.end)}
    return len(letters & {at for spans in by for s in spans for at in range(s.start, s.end)})
