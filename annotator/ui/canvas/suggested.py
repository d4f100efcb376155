"""Suggestions on the page: which are on a row, and where their small names stand."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from annotator.model.suggestion import Suggestion
from annotator.ui.canvas.layout import Page
from annotator.ui.canvas.paragraph import Row

_GAP = 3.0
_LONGEST = 400
"""No suggestion has more letters: so far back is looked for those that reach into a row."""


class Tag(NamedTuple):
    """A suggestion on a row: its number, its outlines, and where its name is, if it has room."""

    number: int
    outlines: tuple[QRectF, ...]
    left: float | None = None
    width: float = 0.0


def tags(page: Page, row: Row, suggestions: Sequence[Suggestion]) -> list[Tag]:
    """What is to be drawn on a row, in its coordinates below ``above``.

    A name stands at the side from which its words are read, or at the other; where names of marks
    leave no room it does not stand at all.
    """
    names, out = page.packing.names, []
    taken = _names_of_marks(page, row)
    for index in _on_row(suggestions, row):
        outlines = tuple(_outlines(row, suggestions[index]))
        if not outlines:
            continue
        width = names.width(suggestions[index].label)
        left = _place(outlines, width, taken, rtl=row.paragraph.reads_rtl)
        if left is not None:
            taken.append((left, left + width))
        out.append(Tag(index, outlines, left, width))
    return out


def _on_row(suggestions: Sequence[Suggestion], row: Row) -> range:
    """Those that may lie on a row; they come in reading order."""
    start, end = row.paragraph.points(row.start), row.paragraph.points(row.end)
    first = bisect_left(suggestions, start - _LONGEST, key=lambda one: one.span.start)
    return range(first, bisect_left(suggestions, end, lo=first, key=lambda one: one.span.start))


def _outlines(row: Row, one: Suggestion) -> list[QRectF]:
    paragraph, span, shape = row.paragraph, one.span, row.shape
    if span.start >= paragraph.end or span.end <= paragraph.start:
        return []
    start, end = paragraph.utf16(span.start), paragraph.utf16(span.end)
    if start >= row.end or end <= row.start:
        return []
    height = shape.bottom + 1 - shape.top
    return [
        QRectF(left - 1, shape.top, right - left + 2, height)
        for left, right in row.geometry.stretches(start, end)
    ]


def _names_of_marks(page: Page, row: Row) -> list[tuple[float, float]]:
    strokes = page.packing.strokes(row) if row.pieces else None
    return [(name.outer_left, name.outer_right) for name in strokes.names] if strokes else []


def _place(
    outlines: Sequence[QRectF], width: float, taken: Sequence[tuple[float, float]], *, rtl: bool
) -> float | None:
    left, right = min(o.left() for o in outlines), max(o.right() for o in outlines)
    sides = (right - width, left) if rtl else (left, right - width)
    for at in sides:
        if all(at + width + _GAP <= low or high + _GAP <= at for low, high in taken):
            return at
    return None
