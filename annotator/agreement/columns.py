"""What F1 divides by what, for each article, pair and label, as columns of numbers.

They are read from the counts once; sums over weeks, means over pairs and intervals are then arrays.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement.chance import Floats
from annotator.agreement.counts import NONE, Counts
from annotator.agreement.disagreements import Kind
from annotator.agreement.intervals import interval_of_mean, resampled

Pair = tuple[str, str]
"""The names of two annotators."""
PairCounts = Mapping[Pair, Mapping[str, Counts]]
"""For each pair the counts of each article (its uid) that both have done."""
MEASURES = ("strict", "edge", "overlap", "relations")
"""Of entities, as in ``scores``; and the strict one of relations."""


@dataclass(frozen=True, slots=True)
class Column:
    """One measure of one pair; of one label, or with NONE of all."""

    pair: Pair
    measure: str
    label: str = NONE


class Columns:
    """Numerators and denominators: a row for each article, a column for each measure."""

    def __init__(self, counts: PairCounts) -> None:
        uids = dict.fromkeys(uid for some in counts.values() for uid in some)
        self.articles = list(uids)
        """Their uids, by row."""
        rows = {uid: at for at, uid in enumerate(uids)}
        self._at: dict[Column, int] = {}
        self.disagreements = np.zeros(len(rows), dtype=np.int64)
        self.pairs = np.zeros(len(rows), dtype=np.int64)
        """How many pairs have done each article."""
        cells: list[tuple[int, int, float, float]] = []
        for pair, some in counts.items():
            for uid, one in some.items():
                row = rows[uid]
                self.pairs[row] += 1
                self.disagreements[row] += _differing(one)
                for measure, label, over, under in _fractions(one):
                    column = self._at.setdefault(Column(pair, measure, label), len(self._at))
                    cells.append((row, column, over, under))
        self._over = np.zeros((len(rows), len(self._at)))
        self._under = np.zeros((len(rows), len(self._at)))
        if cells:
            table = np.array(cells)
            places = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
            self._over[places], self._under[places] = table[:, 2], table[:, 3]

    def draw(self, seed: int) -> "Drawn":
        """All columns in drawings of articles."""
        return Drawn(self._at, resampled(self._over, self._under, seed))

    def means(self, measure: str) -> Floats:
        """For each article the mean over its pairs; NaN where it is undefined."""
        return _mean_over_pairs(*self._of(measure))

    def mean_of(self, measure: str, rows: Sequence[int]) -> float:
        """The mean over pairs of what is pooled over these articles."""
        over, under = (part[list(rows)].sum(0, keepdims=True) for part in self._of(measure))
        return float(_mean_over_pairs(over, under)[0])

    def interval(self, measure: str, rows: Sequence[int], seed: int) -> list[float] | None:
        """The interval of ``mean_of``."""
        over, under = (part[list(rows)] for part in self._of(measure))
        ratios = resampled(over, under, seed)
        found = interval_of_mean(ratios, range(ratios.shape[1])) if ratios.size else None
        return list(found) if found else None

    def _of(self, measure: str) -> tuple[Floats, Floats]:
        chosen = [at for key, at in self._at.items() if key.measure == measure and not key.label]
        return self._over[:, chosen], self._under[:, chosen]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Every measure in every drawing."""

    at: Mapping[Column, int]
    ratios: Floats

    def interval(self, columns: Iterable[Column]) -> list[float] | None:
        """The 95 % interval of the mean over some columns."""
        chosen = [self.at[column] for column in columns if column in self.at]
        found = interval_of_mean(self.ratios, chosen) if chosen else None
        return list(found) if found else None


def _mean_over_pairs(over: Floats, under: Floats) -> Floats:
    defined = under > 0
    ratios = np.divide(over, under, out=np.zeros_like(over), where=defined)
    many = defined.sum(1)
    means: Floats = np.full(len(many), np.nan)
    np.divide(ratios.sum(1), many, out=means, where=many > 0)
    return means


def _differing(one: Counts) -> int:
    return int(sum(one.classes.values()) + sum(one.relation_classes.values()))


def _fractions(one: Counts) -> list[tuple[str, str, float, float]]:
    """Measure, label, numerator and denominator: what ``scores`` says, in one quick pass."""
    under: dict[str, float] = {}
    alike: float = 0
    for (a, b), number in one.entities.items():
        if a == b:
            alike += number
            under[a] = under.get(a, 0) + 2 * number
            continue
        for label in (a, b):
            if label != NONE:
                under[label] = under.get(label, 0) + number
    strict = {a: number for (a, b), number in one.same_spans.items() if a == b}
    edges = sum(n for (kind, _), n in one.classes.items() if kind == Kind.EDGE)
    every, same = sum(under.values()), sum(strict.values())
    found = [("strict", label, 2 * strict.get(label, 0), n) for label, n in under.items()]
    found.append(("strict", NONE, 2 * same, every))
    found.append(("edge", NONE, 2 * (same + edges), every))
    found.append(("overlap", NONE, 2 * alike, every))
    parts: dict[str, float] = {}
    for (part, _), number in one.relations.items():
        parts[part] = parts.get(part, 0) + number
    exact, both = parts.get("exact", 0), parts.get("a", 0) + parts.get("b", 0)
    found.append(("relations", NONE, 2 * exact, both))
    return found
