"""From counts to measures. ``None`` is *undefined*: nothing marked, or no room left by chance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from annotator.agreement.chance import (
    MISSING,
    Floats,
    beyond_chance,
    cohen_kappa,
    gwet_ac1,
    nominal_alpha,
)
from annotator.agreement.counts import NONE, Counts, Table
from annotator.agreement.disagreements import Kind


@dataclass(frozen=True, slots=True)
class Score:
    """Matches among the marks of one and of the other annotator."""

    matches: float
    a: float
    b: float

    @property
    def f1(self) -> float | None:
        """2 · matches / (a + b); None if nobody marked anything."""
        return 2 * self.matches / (self.a + self.b) if self.a + self.b else None

    @property
    def parts(self) -> tuple[float, float]:
        """What F1 divides by what, to be added up over articles."""
        return 2 * self.matches, self.a + self.b


def entity_scores(counts: Counts) -> dict[str, dict[str, Score]]:
    """By measure (``strict``, ``edge``, ``overlap``), then by label; NONE stands for all labels.

    All of them want the same label. Strict: the same spans; edge: the same after trimming; overlap:
    aligned with each other.
    """
    a, b = _margins(counts.entities)
    strict = _diagonal(counts.same_spans)
    edge = dict(strict)
    for (kind, label), number in counts.classes.items():
        if kind == Kind.EDGE:
            edge[label] = edge.get(label, 0) + number
    matches = {"strict": strict, "edge": edge, "overlap": _diagonal(counts.entities)}
    return {name: _scores(found, a, b) for name, found in matches.items()}


def relation_scores(counts: Counts) -> dict[str, dict[str, Score]]:
    """By measure (``strict``, ``relaxed``, ``given_ends``), then by label; NONE for all labels.

    Strict: both ends the same; relaxed: both aligned; given ends: relaxed, among those relations
    only whose two ends the other side has.
    """
    of: dict[str, dict[str, float]] = {}
    for (part, label), number in counts.relations.items():
        of.setdefault(part, {})[label] = number
    a, b = of.get("a", {}), of.get("b", {})
    relaxed = of.get("relaxed", {})
    given_a, given_b = (
        {label: of.get(f"given_{side}", {}).get(label, 0) for label in (*a, *b)} for side in "ab"
    )
    return {
        "strict": _scores(of.get("exact", {}), a, b),
        "relaxed": _scores(relaxed, a, b),
        "given_ends": _scores(relaxed, given_a, given_b),
    }


def label_alpha(counts: Counts) -> float | None:
    """Krippendorff's nominal α of the labels of aligned entities; see ``coverage`` beside it."""
    return nominal_alpha(as_matrix(_without(counts.entities, NONE)))


def coverage(counts: Counts) -> float | None:
    """The share of all entities that are aligned, from 0 to 1."""
    aligned = sum(_without(counts.entities, NONE).values())
    a, b = _margins(counts.entities)
    every = sum(a.values()) + sum(b.values())
    return 2 * aligned / every if every else None


@dataclass(frozen=True, slots=True)
class SemEval:
    """The counts of one scheme of SemEval-2013 task 9, the first annotator taken as reference."""

    correct: float
    incorrect: float
    partial: float
    missing: float
    spurious: float

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; a partial match counts half."""
        possible = self.correct + self.incorrect + self.partial + self.missing
        actual = self.correct + self.incorrect + self.partial + self.spurious
        return Score(self.correct + self.partial / 2, possible, actual).f1


def semeval(counts: Counts) -> dict[str, SemEval]:
    """The schemes ``strict``, ``exact``, ``partial``, ``type`` (Segura-Bedmar et al. 2013)."""
    pairs = sum(_without(counts.entities, NONE).values())
    missing = sum(n for (_, b), n in counts.entities.items() if b == NONE)
    spurious = sum(n for (a, _), n in counts.entities.items() if a == NONE)
    same_spans = sum(counts.same_spans.values())
    correct = {
        "strict": sum(_diagonal(counts.same_spans).values()),
        "exact": same_spans,
        "partial": same_spans,
        "type": sum(_diagonal(counts.entities).values()),
    }
    return {
        name: SemEval(
            right,
            0 if name == "partial" else pairs - right,
            pairs - right if name == "partial" else 0,
            missing,
            spurious,
        )
        for name, right in correct.items()
    }


def token_scores(tokens: Table) -> dict[str, float | None]:
    """κ over words with O and without those that both left O; Krippendorff's α with O."""
    marked = {pair: n for pair, n in tokens.items() if pair != (NONE, NONE)}
    return {
        "kappa": cohen_kappa(as_matrix(tokens)),
        "kappa_without_o": cohen_kappa(as_matrix(marked)),
        "alpha": nominal_alpha(as_matrix(tokens)),
    }


def fleiss_of_pairs(tables: Iterable[Table]) -> float | None:
    """Fleiss' κ from the tables of all pairs of the same annotators over the same items."""
    summed = _added(tables)
    matrix = as_matrix(summed)
    if not matrix.sum():
        return None
    shares = (matrix.sum(0) + matrix.sum(1)) / (2 * matrix.sum())
    return beyond_chance(float(np.trace(matrix) / matrix.sum()), float(shares @ shares))


def alpha_of_pairs(tables: Iterable[tuple[Table, int]]) -> float | None:
    """Krippendorff's nominal α from the tables of pairs, each with how many annotators rated it."""
    weighted = _added(
        {pair: number / (annotators - 1) for pair, number in table.items()}
        for table, annotators in tables
    )
    return nominal_alpha(as_matrix(weighted))


def answer_scores(counts: Counts, categories: Mapping[str, int]) -> dict[str, float | None]:
    """Gwet's AC1 for each question about the article, where both answered it.

    ``categories``: how many answers each question allows.
    """
    items: dict[str, list[tuple[str, str]]] = {}
    for (name, a, b), number in counts.answers.items():
        items.setdefault(name, []).extend([(a, b)] * int(number))
    found: dict[str, float | None] = {}
    for name, pairs in sorted(items.items()):
        order = sorted({answer for pair in pairs for answer in pair} - {NONE})
        index = {NONE: MISSING} | {answer: at for at, answer in enumerate(order)}
        ratings = [(index[a], index[b]) for a, b in pairs if NONE not in (a, b)]
        found[name] = (
            gwet_ac1(np.array(ratings, dtype=np.int64), categories.get(name, 0))
            if ratings
            else None
        )
    return found


def as_matrix(table: Table) -> Floats:
    """A table by two labels as a square matrix, the labels in order."""
    names = sorted({label for pair in table for label in pair})
    at = {label: index for index, label in enumerate(names)}
    matrix = np.zeros((len(names), len(names)))
    for (one, other), number in table.items():
        matrix[at[one], at[other]] += number
    return matrix


def _added(tables: Iterable[Table]) -> dict[tuple[str, ...], float]:
    total: dict[tuple[str, ...], float] = {}
    for table in tables:
        for key, number in table.items():
            total[key] = total.get(key, 0) + number
    return total


def _without(table: Table, label: str) -> dict[tuple[str, ...], float]:
    return {pair: number for pair, number in table.items() if label not in pair}


def _diagonal(table: Table) -> dict[str, float]:
    return {a: number for (a, b), number in table.items() if a == b}


def _margins(table: Table) -> tuple[dict[str, float], dict[str, float]]:
    rows: dict[str, float] = {}
    columns: dict[str, float] = {}
    for (a, b), number in table.items():
        if a != NONE:
            rows[a] = rows.get(a, 0) + number
        if b != NONE:
            columns[b] = columns.get(b, 0) + number
    return rows, columns


def _scores(
    matches: Mapping[str, float], a: Mapping[str, float], b: Mapping[str, float]
) -> dict[str, Score]:
    scores = {NONE: Score(sum(matches.values()), sum(a.values()), sum(b.values()))}
    for label in sorted(a.keys() | b.keys()):
        scores[label] = Score(matches.get(label, 0), a.get(label, 0), b.get(label, 0))
    return scores
