"""The pairs of labels that are taken for each other most often: by count × rate."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.agreement.counts import NONE
from annotator.agreement.shapes import Anchor, Box, Door, Drawing, Shape, Text, shortened
from annotator.i18n import number, tr
from annotator.model.labels import LabelSet

_MOST = 8
_ROW = 38.0
_AIR = 6.0


@dataclass(frozen=True, slots=True)
class Confusion:
    """What one annotator calls ``one``, the other calls ``other``."""

    one: str
    other: str
    count: int
    rate: float
    """Of all that the first one calls so, the share; 0 to 1."""


def confusions(table: Mapping[str, Mapping[str, int]], most: int = _MOST) -> list[Confusion]:
    """The ``most`` that weigh most; where one side marked nothing, that is no confusion."""
    found = [
        Confusion(row, column, count, count / sum(cells.values()))
        for row, cells in table.items()
        for column, count in cells.items()
        if count and NONE not in (row, column) and row != column
    ]
    return sorted(found, key=lambda c: (-c.count * c.rate, c.one, c.other))[:most]


def confusion_rows(
    table: Mapping[str, Mapping[str, int]], labels: LabelSet, width: float = 420.0
) -> Drawing | None:
    """A row for each: both labels, the count, and the rate as a bar; ``cell:ROW:COLUMN`` opens."""
    found = confusions(table)
    shapes: list[Shape] = []
    doors = []
    for place, one in enumerate(found):
        top = place * _ROW
        names = tr("{one} / {other}", one=_title(one.one, labels), other=_title(one.other, labels))
        percent = tr("{share} %", share=number(100 * one.rate))
        bar, right = width - 2 * _AIR - 48.0, width - _AIR
        shapes += [
            Text(_AIR, top + 16.0, shortened(names, bar)),
            Text(right, top + 16.0, "×" + number(one.count), Anchor.RIGHT, bold=True),
            Box(_AIR, top + 23.0, bar, 6.0, "border", 0.5, 3.0),
            Box(_AIR, top + 23.0, one.rate * bar, 6.0, "danger", 0.75, 3.0),
            Text(right, top + 31.0, percent, Anchor.RIGHT, "muted", 11.5),
        ]
        says = f"{names}: ×{number(one.count)}, {percent}"
        doors.append(Door(f"cell:{one.one}:{one.other}", 0.0, top, width, _ROW, says))
    title = tr("Labels taken for each other, and how much of the first")
    return Drawing(title, width, len(found) * _ROW, tuple(shapes), tuple(doors)) if found else None


def _title(name: str, labels: LabelSet) -> str:
    label = labels.entity(name)
    return label.title if label else name
