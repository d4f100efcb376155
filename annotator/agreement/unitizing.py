"""α for unitizing: how well people agree on where units lie in a continuum and what they are.

Only for layers where the units of one annotator do not overlap. Positions and lengths are in code
points. Two measures: α_U of Krippendorff 2004 (Content Analysis, 2nd ed., 11.6) and the u-family
of Krippendorff, Mathet, Bouvry & Widlöcher 2016 (Quality & Quantity 50), which supersedes it.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, pairwise
from math import fsum
from typing import TypeVar

from annotator.agreement.overlaps import common
from annotator.model.marks import Span, joined

Unit = tuple[int, int, str]
"""Start, end and label."""
GAP = ""
"""The label of what nobody marked."""
_Key = TypeVar("_Key", str, tuple[str, str])
Cells = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Lengths:
    """What the u-family is computed from; those of several texts are added up."""

    together: Cells = field(default_factory=dict)
    """Lengths that one gave the first label and another the second, over all ordered pairs."""
    squares: Mapping[str, float] = field(default_factory=dict)
    """For each label the squared lengths of its units; for GAP the lengths."""
    shared_squares: Mapping[str, float] = field(default_factory=dict)
    """The same of the part of each unit that another annotator marked too."""

    def __add__(self, other: "Lengths") -> "Lengths":
        return Lengths(
            _sum(self.together, other.together),
            _sum(self.squares, other.squares),
            _sum(self.shared_squares, other.shared_squares),
        )


@dataclass(frozen=True, slots=True)
class Family:
    """The u-family; None is undefined."""

    nominal: float | None
    """Where units lie and what they are, together."""
    binary: float | None
    """Where they lie."""
    coding: float | None
    """What they are, where both marked something."""
    by_label: Mapping[str, float | None]


def overlaps_itself(units: Sequence[Unit]) -> bool:
    """Whether some units of one annotator overlap: then there is no α for them."""
    return any(a[1] > b[0] for a, b in pairwise(sorted(units)))


def lengths(annotators: Sequence[Sequence[Unit]], start: int, end: int) -> Lengths:
    """The lengths of one text from ``start`` to ``end``, for at least two annotators."""
    filled = [_with_gaps(units, start, end) for units in annotators]
    together: Counter[tuple[str, str]] = Counter()
    for first, second in combinations(filled, 2):
        for length, one, other in _meetings(first, second):
            together[one[2], other[2]] += length
            together[other[2], one[2]] += length
    weight = 1 / (len(filled) - 1)
    squares: Counter[str] = Counter()
    for at, to, label in chain.from_iterable(filled):
        squares[label] += to - at if label == GAP else (to - at) ** 2
    return Lengths(
        {pair: length * weight for pair, length in together.items()},
        dict(squares),
        _shared_squares(annotators),
    )


def family(found: Lengths) -> Family:
    """The u-family of these lengths."""
    marked = {pair: length for pair, length in found.together.items() if GAP not in pair}
    coding = _Agreement(marked, found.shared_squares)
    binary: dict[tuple[str, str], float] = {}
    for (one, other), length in found.together.items():
        pair = _kind(one), _kind(other)
        binary[pair] = binary.get(pair, 0.0) + length
    labels = sorted({label for pair in marked for label in pair})
    return Family(
        _Agreement(found.together, found.squares).alpha(),
        _Agreement(binary, found.squares).alpha(),
        coding.alpha(),
        {label: coding.alpha_of(label) for label in labels},
    )


def alpha_of_2004(
    annotators: Sequence[Sequence[Unit]], start: int, end: int
) -> tuple[float | None, dict[str, float | None]]:
    """α_U of all labels together and of each, from squared distances between units."""
    parts = disagreements_of_2004(annotators, start, end)
    observed = sum(seen for seen, _ in parts.values())
    expected = sum(chance for _, chance in parts.values())
    each = {k: 1 - seen / chance if chance else None for k, (seen, chance) in parts.items()}
    return (1 - observed / expected if expected else None), each


def disagreements_of_2004(
    annotators: Sequence[Sequence[Unit]], start: int, end: int
) -> dict[str, tuple[float, float]]:
    """Observed and expected disagreement of each label, as α_U takes them."""
    found: dict[str, tuple[float, float]] = {}
    for label in sorted({unit[2] for units in annotators for unit in units}):
        layers = [_with_gaps((u for u in us if u[2] == label), start, end) for us in annotators]
        found[label] = _observed(layers, end - start), _expected(layers, end - start)
    return found


class _Agreement:
    """Coincidences by length against those that chance would bring (2016, eqs. 32 to 38)."""

    def __init__(self, together: Cells, squares: Mapping[str, float]) -> None:
        self._of: dict[str, float] = {}
        self._same: dict[str, float] = {}
        for (one, other), length in together.items():
            self._of[one] = self._of.get(one, 0.0) + length
            if one == other:
                self._same[one] = length
        self._all = fsum(self._of.values())  # the same whoever comes first
        self._squares = squares
        alone = fsum(squares.values()) / self._all if self._all else 0.0
        self._room = self._all - alone
        """What is left when no unit can meet itself."""

    def alpha(self) -> float | None:
        """Over all labels."""
        expected = fsum(self._expected(label) for label in self._of)
        observed = fsum(self._observed(label) for label in self._of)
        return 1 - observed / expected if expected > 0 else None

    def alpha_of(self, label: str) -> float | None:
        """Of one label: the share that met another one, against the share by chance."""
        length = self._of[label]
        expected = self._expected(label)
        if expected <= 0:
            return None
        by_chance = (length * self._all - self._squares.get(label, 0.0)) / self._room
        return 1 - (by_chance / length) * self._observed(label) / expected

    def _observed(self, label: str) -> float:
        return self._of[label] - self._same.get(label, 0.0)

    def _expected(self, label: str) -> float:
        apart = self._of[label] * (self._all - self._of[label])
        return apart / self._room if self._room > 0 else 0.0


def _kind(label: str) -> str:
    return GAP if label == GAP else "*"


def _with_gaps(units: Iterable[Unit], start: int, end: int) -> list[Unit]:
    """The units in order, and what lies between them as units of GAP."""
    filled: list[Unit] = []
    at = start
    for unit in sorted(units):
        if unit[0] > at:
            filled.append((at, unit[0], GAP))
        filled.append(unit)
        at = unit[1]
    if at < end:
        filled.append((at, end, GAP))
    return filled


def _meetings(first: Sequence[Unit], second: Sequence[Unit]) -> Iterable[tuple[int, Unit, Unit]]:
    """Every two units of two layers without holes that overlap, and by how much."""
    i = j = 0
    while i < len(first) and j < len(second):
        one, other = first[i], second[j]
        yield min(one[1], other[1]) - max(one[0], other[0]), one, other
        i, j = i + (one[1] <= other[1]), j + (other[1] <= one[1])


def _shared_squares(annotators: Sequence[Sequence[Unit]]) -> dict[str, float]:
    """For each label the squared lengths of what of its units another annotator marked too."""
    found: Counter[str] = Counter()
    for at, units in enumerate(annotators):
        others = chain(*annotators[:at], *annotators[at + 1 :])
        marked = joined(Span(start, end) for start, end, _ in others)
        ends = [span.end for span in marked]
        for start, end, label in units:
            near = marked[bisect_right(ends, start) : bisect_left(ends, end) + 1]
            found[label] += common([Span(start, end)], near) ** 2
    return dict(found)


def _observed(layers: Sequence[Sequence[Unit]], length: int) -> float:
    """Squared differences between the units of each two annotators, over those possible."""
    total = 0
    for first, second in combinations(layers, 2):
        total += sum(_squared(one, other) for _, one, other in _meetings(first, second))
    count = len(layers)
    return 2 * total / (count * (count - 1) * length**2)


def _squared(one: Unit, other: Unit) -> int:
    """How far two overlapping units are apart; a gap is only so where it holds the other."""
    if one[2] != GAP and other[2] != GAP:
        return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
    if one[2] == GAP:
        one, other = other, one
    inside = other[0] <= one[0] and one[1] <= other[1]
    return (one[1] - one[0]) ** 2 if one[2] != GAP and inside else 0


def _expected(layers: Sequence[Sequence[Unit]], length: int) -> float:
    """The same over every way in which the units could have met."""
    units = [last - first for us in layers for first, last, label in us if label != GAP]
    gaps = [last - first for us in layers for first, last, label in us if label == GAP]
    total = 0.0
    for one in units:
        total += (len(units) - 1) * (2 * one**3 - 3 * one**2 + one) / 3
        total += one**2 * sum(gap - one + 1 for gap in gaps if gap >= one)
    places = len(layers) * length
    ways = places * (places - 1) - sum(one * (one - 1) for one in units)
    return 2 * total / (length * ways) if ways else 0.0


def _sum(first: Mapping[_Key, float], second: Mapping[_Key, float]) -> dict[_Key, float]:
    return {k: first.get(k, 0.0) + second.get(k, 0.0) for k in first.keys() | second.keys()}
