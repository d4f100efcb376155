"""The charts of a report, drawn from plain numbers, for who reads from left to right.

``shapes.mirrored`` turns one for who reads from right to left. A value that is not defined is
``None`` and is said, never drawn as nought.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.agreement.shapes import (
    Anchor,
    Box,
    Door,
    Drawing,
    Line,
    Shape,
    Text,
    breadth,
    shortened,
)
from annotator.i18n import number, tr

_ROW = 26.0
_BAR = 14.0
_LETTER = 13.0
_SMALL = 11.5
_GAP = 10.0
_NAMES = 190.0
"""The widest column of names."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A value from 0 to 1 with its interval; ``door`` is empty where nothing lies behind it."""

    name: str
    value: float | None
    interval: tuple[float, float] | None = None
    note: str = ""
    paint: str = "accent"
    door: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A count that is a part of a whole."""

    name: str
    count: int
    paint: str
    door: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A value from 0 to 1 at one of several steps in time."""

    name: str
    value: float | None
    note: str = ""
    door: str = ""


def shown(value: float | None) -> str:
    """A value as people read it: two decimals, or that it is undefined."""
    return tr("undefined") if value is None else number(value, 2)


def bars(title: str, rows: Sequence[Bar], width: float = 560.0) -> Drawing:
    """A bar for each row, on a scale from 0 to 1, with its interval as a whisker."""
    names = _column(one.name for one in rows)
    notes = max((breadth(one.note, _SMALL) for one in rows), default=0.0)
    left = names + _GAP
    values = _column(shown(one.value) for one in rows)
    scale = max(width - left - values - notes - 3 * _GAP, 80.0)
    shapes: list[Shape] = _scale(left, scale, len(rows) * _ROW)
    doors = []
    for place, row in enumerate(rows):
        top = place * _ROW
        base = top + _ROW / 2 + _LETTER / 3
        shapes.append(Text(names, base, shortened(row.name, names), Anchor.RIGHT))
        shapes += _bar(row, left, scale, top)
        ink = "ink" if row.value is not None else "muted"
        shapes.append(Text(left + scale + _GAP, base, shown(row.value), Anchor.LEFT, ink))
        shapes.append(Text(width, base, row.note, Anchor.RIGHT, "muted", _SMALL))
        says = f"{row.name}: {shown(row.value)}{_between(row.interval)} {row.note}".rstrip()
        doors.append(Door(row.door, 0.0, top, width, _ROW, says))
    return Drawing(title, width, len(rows) * _ROW + 18.0, tuple(shapes), tuple(doors))


def heat_map(
    title: str, names: Sequence[str], counts: Sequence[Sequence[int]], keys: Sequence[str]
) -> Drawing:
    """How often the label of a row met that of a column; the diagonal is agreement.

    ``counts[row][column]`` for the labels ``names``; a door's key is ``cell:ROW:COLUMN``, of
    ``keys``. A cell's strength is its share of its row.
    """
    left, cell = _column(names) + _GAP, 40.0
    head = 34.0
    shapes: list[Shape] = []
    doors = []
    for place, name in enumerate(names):
        middle = left + place * cell + cell / 2
        short = shortened(name, cell * 1.9, _SMALL)
        rise = 14.0 if place % 2 else 0.0
        shapes.append(Text(middle, head - 6.0 - rise, short, Anchor.MIDDLE, "muted", _SMALL))
    for row, name in enumerate(names):
        top = head + row * _ROW
        base = top + _ROW / 2 + _LETTER / 3
        shapes.append(Text(left - _GAP, base, shortened(name, left), Anchor.RIGHT))
        whole = max(sum(counts[row]), 1)
        for column, other in enumerate(names):
            count, x = counts[row][column], left + column * cell
            shapes += _cell(count, whole, (x, top, cell), same=row == column)
            if count:
                says = tr("{a} × {b}: {count}", a=name, b=other, count=count)
                key = f"cell:{keys[row]}:{keys[column]}"
                doors.append(Door(key, x, top, cell, _ROW, says))
    width = left + len(names) * cell
    return Drawing(title, width, head + len(names) * _ROW, tuple(shapes), tuple(doors))


def matrix(
    title: str, names: Sequence[str], values: Mapping[tuple[str, str], float | None]
) -> Drawing:
    """A value for each pair of names, both ways round; a door's key is ``pair:A:B``."""
    left, cell = _column(names) + _GAP, 74.0
    head = 24.0
    shapes: list[Shape] = [
        Text(
            left + place * cell + cell / 2,
            head - 8.0,
            shortened(name, cell, _SMALL),
            Anchor.MIDDLE,
            "muted",
            _SMALL,
        )
        for place, name in enumerate(names)
    ]
    doors = []
    for row, one in enumerate(names):
        top = head + row * (_ROW + 2)
        shapes.append(Text(left - _GAP, top + 18.0, shortened(one, left), Anchor.RIGHT))
        for column, other in enumerate(names):
            x = left + column * cell
            pair = (one, other) if (one, other) in values else (other, one)
            if one == other or pair not in values:
                shapes.append(Box(x + 1, top + 1, cell - 2, _ROW, "border", 0.35, 3.0))
                continue
            value = values[pair]
            shapes.append(Box(x + 1, top + 1, cell - 2, _ROW, "accent", (value or 0) * 0.4, 3.0))
            shapes.append(Text(x + cell / 2, top + 18.0, shown(value), Anchor.MIDDLE))
            if column > row:
                says = f"{one}, {other}: {shown(value)}"
                doors.append(Door(f"pair:{pair[0]}:{pair[1]}", x, top, cell, _ROW + 2, says))
    width = left + len(names) * cell
    return Drawing(title, width, head + len(names) * (_ROW + 2), tuple(shapes), tuple(doors))


def timeline(title: str, points: Sequence[Point], width: float = 560.0) -> Drawing:
    """Values from 0 to 1 from one step in time to the next."""
    left, top, height = 44.0, 10.0, 130.0
    step = (width - left - 64.0) / max(len(points) - 1, 1)
    shapes: list[Shape] = []
    for mark in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = top + height * (1 - mark)
        shapes.append(Line(left, y, width, y, "border"))
        shapes.append(Text(left - 8, y + 4, number(mark, 2), Anchor.RIGHT, "muted", _SMALL))
    doors = []
    before: tuple[float, float] | None = None
    sparse = max(1, round(90.0 / step)) if step else 1
    for place, point in enumerate(points):
        x = left + 32.0 + place * step
        says = f"{point.name}: {shown(point.value)} {point.note}".rstrip()
        doors.append(Door(point.door, x - 10, top, 20.0, height, says))
        if place % sparse == 0:
            base = top + height + 20
            shapes.append(Text(x, base, point.name, Anchor.MIDDLE, "muted", _SMALL))
        if point.value is None:
            before = None
            continue
        y = top + height * (1 - point.value)
        if before:
            shapes.append(Line(*before, x, y, "accent", 2.0))
        shapes.append(Box(x - 3.5, y - 3.5, 7.0, 7.0, "accent", 1.0, 3.5))
        before = (x, y)
    return Drawing(title, width, top + height + 30.0, tuple(shapes), tuple(doors))


def stack(title: str, parts: Sequence[Part], width: float = 560.0) -> Drawing:
    """Parts of a whole as one bar, and a legend with their counts and shares below it."""
    whole = sum(part.count for part in parts)
    shapes: list[Shape] = []
    doors = []
    x, bar = 0.0, 26.0
    for part in parts:
        share = part.count / whole if whole else 0.0
        shapes.append(Box(x, 0.0, max(share * width - 1.5, 0.5), bar, part.paint, 0.85, 2.0))
        x += share * width
    for place, part in enumerate(parts):
        top = bar + 12.0 + place * 22.0
        share = part.count / whole if whole else 0.0
        percent = tr("{share} %", share=number(100 * share))
        shapes.append(Box(0.0, top + 3.0, 12.0, 12.0, part.paint, 0.85, 2.0))
        shapes.append(Text(20.0, top + 14.0, shortened(part.name, width - 134.0)))
        shapes.append(Text(width - 64.0, top + 14.0, number(part.count), Anchor.RIGHT))
        shapes.append(Text(width, top + 14.0, percent, Anchor.RIGHT, "muted", _SMALL))
        says = f"{part.name}: {number(part.count)}, {percent}"
        doors.append(Door(part.door, 0.0, top, width, 22.0, says))
    height = bar + 12.0 + len(parts) * 22.0
    return Drawing(title, width, height, tuple(shapes), tuple(doors))


def _column(names: Iterable[str]) -> float:
    """How wide a column of names is."""
    return min(max((breadth(one) for one in names), default=0.0), _NAMES)


def _scale(left: float, width: float, height: float) -> list[Shape]:
    shapes: list[Shape] = []
    for mark in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = left + mark * width
        shapes.append(Line(x, 0.0, x, height, "border"))
        label = number(mark, 2)
        shapes.append(Text(x, height + 14.0, label, Anchor.MIDDLE, "muted", _SMALL - 1))
    return shapes


def _bar(row: Bar, left: float, scale: float, top: float) -> list[Shape]:
    if row.value is None:
        return []
    middle = top + _ROW / 2
    shapes: list[Shape] = [
        Box(left, middle - _BAR / 2, row.value * scale, _BAR, row.paint, 0.75, 2.0)
    ]
    if row.interval:
        low, high = (left + end * scale for end in row.interval)
        shapes.append(Line(low, middle, high, middle, "ink", 1.5))
        shapes += [Line(x, middle - 4, x, middle + 4, "ink", 1.5) for x in (low, high)]
    return shapes


def _between(interval: tuple[float, float] | None) -> str:
    if interval is None:
        return ""
    low, high = (number(end, 2) for end in interval)
    return tr(" (95 %: {low} to {high})", low=low, high=high)


def _cell(count: int, whole: int, place: tuple[float, float, float], *, same: bool) -> list[Shape]:
    x, top, width = place
    box = (x + 1, top + 1, width - 2, _ROW - 2)
    if not count:
        return [Box(*box, "border", 0.25, 3.0)]
    strength = 0.12 + 0.4 * (count / whole)
    middle = x + width / 2
    return [
        Box(*box, "success" if same else "danger", strength, 3.0),
        Text(middle, top + 17.0, number(count), Anchor.MIDDLE, "ink", _SMALL, bold=same),
    ]
