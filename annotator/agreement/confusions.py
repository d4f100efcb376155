"""The pairs of labels that are taken for each other most often: by count × rate."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.agreement.charts import Bar, bars
from annotator.agreement.counts import NONE
from annotator.agreement.shapes import Drawing
from annotator.i18n import number, tr
from annotator.model.labels import LabelSet

_MOST = 8


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


def confusion_bars(
    table: Mapping[str, Mapping[str, int]], labels: LabelSet, width: float = 560.0
) -> Drawing | None:
    """Their rates as bars, and their counts; a door's key is ``cell:ROW:COLUMN``."""

    def title(name: str) -> str:
        label = labels.entity(name)
        return label.title if label else name

    rows = [
        Bar(
            tr("{one} / {other}", one=title(found.one), other=title(found.other)),
            found.rate,
            None,
            "×" + number(found.count),
            "danger",
            f"cell:{found.one}:{found.other}",
        )
        for found in confusions(table)
    ]
    return (
        bars(tr("Labels taken for each other (share of the first)"), rows, width) if rows else None
    )
