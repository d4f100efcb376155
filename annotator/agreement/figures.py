"""The charts of a report: which numbers go into which, and where their doors lead.

Keys of doors: ``label:NAME``, ``relation:NAME``, ``cell:ROW:COLUMN`` (labels, empty for none),
``pair:A:B`` (names of annotators), ``kind:CLASS``, ``relation_kind:CLASS``, ``week:2026-W47``.
"""

from collections.abc import Mapping
from typing import Any

from annotator.agreement.charts import (
    Bar,
    Part,
    Point,
    bars,
    heat_map,
    matrix,
    stack,
    timeline,
)
from annotator.agreement.counts import NONE
from annotator.agreement.names import kind_name, kind_paint
from annotator.agreement.shapes import Drawing
from annotator.i18n import number, tr
from annotator.model.labels import LabelSet

Plain = Mapping[str, Any]


def figures(report: Plain, part: Plain, labels: LabelSet, width: float = 560.0) -> list[Drawing]:
    """The charts of one ``part`` of a report: of a pair, or of ``all``; none where it is empty."""
    drawn = [
        labels_f1(part, labels, width),
        confusion_map(part.get("confusion") or report["confusion"], labels),
        classes(part, width),
        relations_f1(part, labels, width),
        relation_classes(part, width),
    ]
    if part is report["all"]:
        drawn += [pairs_matrix(report), weeks(report, width)]
    return [one for one in drawn if one is not None]


def labels_f1(part: Plain, labels: LabelSet, width: float = 560.0) -> Drawing | None:
    """Strict F1 of the entities of each label, with its interval over articles."""
    rows = []
    for name, found in part["by_label"].items():
        label = labels.entity(name)
        title = label.title if label else name
        paint = label.colour if label else "grey"
        key = f"label:{name}"
        rows.append(Bar(title, found["strict_f1"], _interval(found), _count(found), paint, key))
    return bars(tr("Entities: strict F1 by label"), rows, width) if rows else None


def relations_f1(part: Plain, labels: LabelSet, width: float = 560.0) -> Drawing | None:
    """Strict F1 of the relations of each label."""
    rows = []
    for name, found in part["by_relation"].items():
        label = labels.relation(name)
        title, paint = (label.title, label.colour) if label else (name, "grey")
        key = f"relation:{name}"
        rows.append(Bar(title, found["strict_f1"], None, _count(found), paint, key))
    return bars(tr("Relations: strict F1 by label"), rows, width) if rows else None


def confusion_map(table: Mapping[str, Mapping[str, int]], labels: LabelSet) -> Drawing | None:
    """Which label met which, of aligned entities; the last row and column are *none*."""
    found = {name for row, cells in table.items() for name in (row, *cells)} - {NONE}
    known = [label.name for label in labels.entities if label.name in found]
    keys = [*known, *sorted(found - set(known)), NONE]
    if len(keys) == 1:
        return None
    titles = {label.name: label.title for label in labels.entities}
    names = [titles.get(key, key) if key else tr("none") for key in keys]
    counts = [[table.get(row, {}).get(column, 0) for column in keys] for row in keys]
    return heat_map(tr("Which label met which"), names, counts, keys)


def classes(part: Plain, width: float = 560.0) -> Drawing | None:
    """Why entities differ."""
    return _stack(tr("Why entities differ"), part["classes"], "kind", width)


def relation_classes(part: Plain, width: float = 560.0) -> Drawing | None:
    """Why relations differ."""
    return _stack(tr("Why relations differ"), part["relation_classes"], "relation_kind", width)


def pairs_matrix(report: Plain) -> Drawing | None:
    """Strict F1 of the entities of each pair of annotators."""
    names = report["all"]["annotators"]
    values = {tuple(one["annotators"]): one["entities"]["strict_f1"] for one in report["pairs"]}
    if len(values) <= 1:
        return None
    return matrix(tr("Entities: strict F1 of each pair"), names, values)


def weeks(report: Plain, width: float = 560.0) -> Drawing | None:
    """Strict F1 of entities from week to week."""
    found = report.get("by_week") or {}
    if len(found) <= 1:
        return None
    points = [
        Point(week, one["strict_f1"], tr("({n} articles)", n=one["articles"]), f"week:{week}")
        for week, one in found.items()
    ]
    return timeline(tr("Entities: strict F1 by week"), points, width)


def _stack(title: str, counts: Mapping[str, int], key: str, width: float) -> Drawing | None:
    parts = [
        Part(kind_name(kind), count, kind_paint(kind), f"{key}:{kind}")
        for kind, count in counts.items()
        if count
    ]
    return stack(title, parts, width) if parts else None


def _interval(found: Plain) -> tuple[float, float] | None:
    ends = found.get("ci95")
    return (float(ends[0]), float(ends[1])) if ends else None


def _count(found: Plain) -> str:
    """How many marks both have on the average: what the measure stands on."""
    return "×" + number(round((found["a"] + found["b"]) / 2))
