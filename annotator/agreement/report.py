"""From the counts of articles to what a report, a screen and ``--json`` show; keys are stable."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotator.agreement import scores
from annotator.agreement.chance import Floats
from annotator.agreement.counts import NONE, Counts, Table, pooled
from annotator.agreement.intervals import FEW, Interval, interval_of_mean, resampled
from annotator.agreement.scores import Score
from annotator.agreement.unitizing import family
from annotator.model.labels import LabelSet

Pair = tuple[str, str]
"""The names of two annotators."""
PairCounts = Mapping[Pair, Mapping[str, Counts]]
"""For each pair the counts of each article (its uid) that both have done."""
Plain = dict[str, Any]
_ENTITY = ("strict", "edge", "overlap")
_RELATION = ("strict", "relaxed", "given_ends")


def report(
    counts: PairCounts, labels: LabelSet, weeks: Mapping[str, str] | None = None, seed: int = 0
) -> Plain:
    """Everything about agreement, as plain values for JSON; None is *undefined*.

    - ``pairs``: for each pair ``annotators``, ``articles``, ``few_articles``, ``entities``,
      ``relations``, ``tokens``, ``semeval``, ``unitizing``, ``article_labels``, ``classes``,
      ``only``, ``relation_classes``, ``by_label``, ``confusion``.
    - ``all``: the same; measures are means over the pairs, numbers of marks are sums.
    - ``confusion``: rows are the first annotator's labels, ``""`` is *none*.
    - ``by_article`` and, where ``weeks`` names the week of each article, ``by_week``.

    F1 is pooled over articles, from 0 to 1; ``ci95`` comes from drawing articles again, with
    ``seed``.
    """
    drawn = _Drawn(counts, seed)
    of_pairs = {pair: pooled(counts[pair].values()) for pair in counts}
    pairs = [_of_pair(pair, of_pairs[pair], labels, drawn) for pair in counts]
    everything = pooled(of_pairs.values())
    found: Plain = {
        "pairs": pairs,
        "all": _of_all(counts, of_pairs, pairs, drawn),
        "confusion": confusion(everything.entities),
        "by_article": {one: _short(some) for one, some in _by_article(counts).items()},
    }
    if weeks is not None:
        found["by_week"] = _by_week(counts, weeks, seed)
    return found


def confusion(table: Table) -> dict[str, dict[str, int]]:
    """Rows by the first annotator's label, columns by the other's; ``""`` where there is none."""
    rows: dict[str, dict[str, int]] = {}
    for (one, other), number in sorted(table.items()):
        rows.setdefault(one, {})[other] = int(number)
    return rows


def _of_pair(pair: Pair, counts: Counts, labels: LabelSet, drawn: "_Drawn") -> Plain:
    articles = int(counts.totals.get(("articles",), 0))
    of_entities, of_relations = scores.entity_scores(counts), scores.relation_scores(counts)
    answers = {one.name: len(one.values) for one in labels.articles}
    return {
        "annotators": list(pair),
        "articles": articles,
        "few_articles": articles < FEW,
        "entities": {
            **_numbers(of_entities["strict"][NONE]),
            **{f"{name}_f1": of_entities[name][NONE].f1 for name in _ENTITY},
            "ci95": drawn.interval([(pair, "")]),
            "label_alpha": scores.label_alpha(counts),
            "coverage": scores.coverage(counts),
        },
        "relations": {
            **_numbers(of_relations["strict"][NONE]),
            **{f"{name}_f1": of_relations[name][NONE].f1 for name in _RELATION},
            "ci95": drawn.interval([(pair, _OF_RELATIONS)]),
        },
        "tokens": scores.token_scores(counts.tokens),
        "semeval": {name: one.f1 for name, one in scores.semeval(counts).items()},
        "unitizing": _unitizing(counts),
        "article_labels": scores.answer_scores(counts, answers),
        **_classes(counts),
        "by_label": {
            label: {
                **_numbers(of_entities["strict"][label]),
                **{f"{name}_f1": of_entities[name][label].f1 for name in _ENTITY},
                "ci95": drawn.interval([(pair, label)]),
            }
            for label in of_entities["strict"]
            if label != NONE
        },
        "by_relation": {
            label: {
                **_numbers(of_relations["strict"][label]),
                **{f"{name}_f1": of_relations[name][label].f1 for name in _RELATION},
            }
            for label in of_relations["strict"]
            if label != NONE
        },
        "confusion": confusion(counts.entities),
    }


def _of_all(
    counts: PairCounts, of_pairs: Mapping[Pair, Counts], pairs: Sequence[Plain], drawn: "_Drawn"
) -> Plain:
    """Means over pairs, and what only several annotators together have."""
    articles = {article for some in counts.values() for article in some}
    everything = pooled(of_pairs.values())
    found: Plain = {
        "annotators": sorted({name for pair in counts for name in pair}),
        "articles": len(articles),
        "few_articles": len(articles) < FEW,
    }
    for part in ("entities", "relations", "tokens", "semeval", "article_labels"):
        found[part] = _mean_of([one[part] for one in pairs])
    found["entities"]["ci95"] = drawn.interval([(pair, "") for pair in counts])
    found["relations"]["ci95"] = drawn.interval([(pair, _OF_RELATIONS) for pair in counts])
    found["tokens"] |= _of_several(counts)
    found |= _classes(everything)
    for part in ("by_label", "by_relation"):
        names = sorted({name for one in pairs for name in one[part]})
        found[part] = {
            name: _mean_of([one[part][name] for one in pairs if name in one[part]])
            for name in names
        }
    for label, plain in found["by_label"].items():
        plain["ci95"] = drawn.interval([(pair, label) for pair in counts])
    return found


def _mean_of(plains: Iterable[Plain]) -> Plain:
    """Measure by measure the mean of those that are defined; marks and matches are added up."""
    columns: dict[str, list[Any]] = {}
    for plain in plains:
        for name, value in plain.items():
            columns.setdefault(name, []).append(value)
    return {
        name: sum(values) if name in _SUMMED else _mean(values)
        for name, values in columns.items()
        if name != "ci95"
    }


_SUMMED = {"matches", "a", "b"}


def _mean(values: Iterable[float | None]) -> float | None:
    defined = [value for value in values if value is not None]
    return sum(defined) / len(defined) if defined else None


def _of_several(counts: PairCounts) -> Plain:
    """Measures over words of all annotators: α with who is missing, κ where nobody is."""
    present: dict[str, set[str]] = {}
    for pair, some in counts.items():
        for article in some:
            present.setdefault(article, set()).update(pair)
    every = {name for pair in counts for name in pair}
    tables = [
        (one.tokens, len(present[uid])) for some in counts.values() for uid, one in some.items()
    ]
    complete = [table for table, annotators in tables if annotators == len(every)]
    return {
        "alpha": scores.alpha_of_pairs(tables),
        "fleiss_kappa": scores.fleiss_of_pairs(complete),
    }


def _unitizing(counts: Counts) -> Plain:
    """The u-family over the articles in which no entities of one annotator overlap.

    ``by_label`` is uα of each label as a layer of its own, over all articles where that does not.
    """
    found = family(counts.unit_lengths())
    labels = sorted({label for label, _ in counts.layers})
    return {
        "articles": int(counts.totals.get(("unitized",), 0)),
        "u_alpha": found.nominal,
        "boundaries": found.binary,
        "coding": found.coding,
        "by_label": {label: family(counts.layer_lengths(label)).nominal for label in labels},
    }


def _classes(counts: Counts) -> Plain:
    return {
        "classes": _by_kind(counts.classes),
        "only": {kind: int(number) for (kind,), number in sorted(counts.lies.items())},
        "relation_classes": _by_kind(counts.relation_classes),
    }


def _by_kind(table: Table) -> dict[str, int]:
    """The kinds, the most frequent first."""
    found: dict[str, int] = {}
    for (kind, _), number in table.items():
        found[kind] = found.get(kind, 0) + int(number)
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _numbers(score: Score) -> Plain:
    return {"matches": int(score.matches), "a": int(score.a), "b": int(score.b)}


def _short(some: Sequence[Counts]) -> Plain:
    """What one line of a table says of an article, over all its pairs."""
    whole = pooled(some)
    entities = [scores.entity_scores(one) for one in some]
    relations = [scores.relation_scores(one)["strict"][NONE].f1 for one in some]
    return {
        "pairs": len(some),
        "strict_f1": _mean(one["strict"][NONE].f1 for one in entities),
        "edge_f1": _mean(one["edge"][NONE].f1 for one in entities),
        "overlap_f1": _mean(one["overlap"][NONE].f1 for one in entities),
        "relations_strict_f1": _mean(relations),
        "disagreements": int(sum(whole.classes.values()) + sum(whole.relation_classes.values())),
    }


def _by_article(counts: PairCounts) -> dict[str, list[Counts]]:
    found: dict[str, list[Counts]] = {}
    for some in counts.values():
        for article, one in some.items():
            found.setdefault(article, []).append(one)
    return found


def _by_week(counts: PairCounts, weeks: Mapping[str, str], seed: int) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for week in sorted(set(weeks.values())):
        then = {
            pair: {uid: one for uid, one in some.items() if weeks.get(uid) == week}
            for pair, some in counts.items()
        }
        kept = {pair: some for pair, some in then.items() if some}
        if not kept:
            continue
        articles = {uid for some in kept.values() for uid in some}
        found[week] = {
            "articles": len(articles),
            "few_articles": len(articles) < FEW,
            **_short([pooled(some.values()) for some in kept.values()]),
            "ci95": _Drawn(kept, seed).interval([(pair, "") for pair in kept]),
        }
    return found


_OF_RELATIONS = "\x00relations"
"""The column of relations, beside those of entities' labels."""


@dataclass(frozen=True, slots=True)
class _Column:
    over: Floats
    under: Floats


class _Drawn:
    """All measures that have an interval, from the same drawings of articles."""

    def __init__(self, counts: PairCounts, seed: int) -> None:
        self._rows = {uid: at for at, uid in enumerate(_by_article(counts))}
        self._columns: dict[tuple[Pair, str], _Column] = {}
        for pair, some in counts.items():
            for article, one in some.items():
                self._add(pair, self._rows[article], one)
        self._at = {key: index for index, key in enumerate(self._columns)}
        if self._columns:
            over = np.stack([column.over for column in self._columns.values()], axis=1)
            under = np.stack([column.under for column in self._columns.values()], axis=1)
            self._ratios = resampled(over, under, seed)

    def interval(self, keys: Iterable[tuple[Pair, str]]) -> list[float] | None:
        """The interval of the mean over these pairs and labels."""
        chosen = [self._at[key] for key in keys if key in self._at]
        found: Interval | None = interval_of_mean(self._ratios, chosen) if chosen else None
        return list(found) if found else None

    def _add(self, pair: Pair, row: int, one: Counts) -> None:
        for label, score in scores.entity_scores(one)["strict"].items():
            self._set((pair, label), row, score)
        self._set((pair, _OF_RELATIONS), row, scores.relation_scores(one)["strict"][NONE])

    def _set(self, key: tuple[Pair, str], row: int, score: Score) -> None:
        column = self._columns.get(key)
        if column is None:
            size = len(self._rows)
            column = self._columns[key] = _Column(np.zeros(size), np.zeros(size))
        column.over[row], column.under[row] = score.parts
