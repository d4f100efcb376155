"""From the counts of articles to what a report, a screen and ``--json`` show; keys are stable."""

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any

from annotator.agreement import scores
from annotator.agreement.columns import Column, Columns, Drawn, Pair, PairCounts
from annotator.agreement.counts import NONE, Counts, Table, pooled
from annotator.agreement.intervals import FEW
from annotator.agreement.scores import Score
from annotator.agreement.unitizing import family
from annotator.model.labels import LabelSet

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
    columns = Columns(counts)
    drawn = columns.draw(seed)
    of_pairs = {pair: pooled(counts[pair].values()) for pair in counts}
    pairs = [_of_pair(pair, of_pairs[pair], labels, drawn) for pair in counts]
    everything = pooled(of_pairs.values())
    found: Plain = {
        "pairs": pairs,
        "all": _of_all(counts, of_pairs, pairs, drawn),
        "confusion": confusion(everything.entities),
        "by_article": _by_article(columns),
    }
    if weeks is not None:
        found["by_week"] = _by_week(columns, weeks, seed)
    return found


def confusion(table: Table) -> dict[str, dict[str, int]]:
    """Rows by the first annotator's label, columns by the other's; ``""`` where there is none."""
    rows: dict[str, dict[str, int]] = {}
    for (one, other), number in sorted(table.items()):
        rows.setdefault(one, {})[other] = int(number)
    return rows


def _of_pair(pair: Pair, counts: Counts, labels: LabelSet, drawn: Drawn) -> Plain:
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
            "ci95": drawn.interval([Column(pair, "strict")]),
            "label_alpha": scores.label_alpha(counts),
            "coverage": scores.coverage(counts),
        },
        "relations": {
            **_numbers(of_relations["strict"][NONE]),
            **{f"{name}_f1": of_relations[name][NONE].f1 for name in _RELATION},
            "ci95": drawn.interval([Column(pair, "relations")]),
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
                "ci95": drawn.interval([Column(pair, "strict", label)]),
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
    counts: PairCounts, of_pairs: Mapping[Pair, Counts], pairs: Sequence[Plain], drawn: Drawn
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
    found["entities"]["ci95"] = drawn.interval(Column(pair, "strict") for pair in counts)
    found["relations"]["ci95"] = drawn.interval(Column(pair, "relations") for pair in counts)
    found["tokens"] |= _of_several(counts)
    found |= _classes(everything)
    for part in ("by_label", "by_relation"):
        names = sorted({name for one in pairs for name in one[part]})
        found[part] = {
            name: _mean_of([one[part][name] for one in pairs if name in one[part]])
            for name in names
        }
    for label, plain in found["by_label"].items():
        plain["ci95"] = drawn.interval(Column(pair, "strict", label) for pair in counts)
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
    labels = sorted({label for _, label in counts.layers})
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


def _by_article(columns: Columns) -> dict[str, Plain]:
    """What one line of a table says of an article, over all its pairs."""
    means = {name: columns.means(measure).tolist() for name, measure in _SHOWN.items()}
    return {
        uid: {
            "pairs": int(columns.pairs[row]),
            **{name: _defined(values[row]) for name, values in means.items()},
            "disagreements": int(columns.disagreements[row]),
        }
        for row, uid in enumerate(columns.articles)
    }


def _by_week(columns: Columns, weeks: Mapping[str, str], seed: int) -> dict[str, Plain]:
    rows: dict[str, list[int]] = {}
    for row, uid in enumerate(columns.articles):
        if uid in weeks:
            rows.setdefault(weeks[uid], []).append(row)
    return {
        week: {
            "articles": len(some),
            "few_articles": len(some) < FEW,
            **{name: _defined(columns.mean_of(part, some)) for name, part in _SHOWN.items()},
            "disagreements": int(columns.disagreements[some].sum()),
            "ci95": columns.interval("strict", some, seed),
        }
        for week, some in sorted(rows.items())
    }


_SHOWN = {
    "strict_f1": "strict",
    "edge_f1": "edge",
    "overlap_f1": "overlap",
    "relations_strict_f1": "relations",
}


def _defined(value: float) -> float | None:
    return value if isfinite(value) else None
