"""Keeps what is in sight in its place when rows grow or shrink; moves and paints what must be."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from math import ceil, floor
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QScrollBar, QWidget

from annotator.ui.canvas.layout import Page
from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.style import MARGIN

_STRIP = 6
_FOOT = 2
"""How far what is drawn above letters may reach into them."""


@contextmanager
def kept_in_place(page: Page, bar: QScrollBar, fit: Callable[[], None]) -> Iterator[None]:
    """Has the first letters in sight stay where they are; ``fit`` gives the bar its new range."""
    value = bar.value()
    row = page.row_of(page.first_seen(value)) if value else None
    before = page.top_of(row) + row.above if row else 0.0
    yield
    fit()
    moved = round(page.top_of(row) + row.above - before) if row else 0
    if moved:
        bar.setValue(value + moved)  # not the bar's own value: a shorter range may have cut it


class Band(NamedTuple):
    """The part of a row that is to be painted anew."""

    row: Row
    grown: float
    """By how many pixels the row is higher than before; only its room above grows."""
    is_whole: bool
    """Whether all of it changed, or no more than what is drawn above its letters."""


def move_and_repaint(
    viewport: QWidget, page: Page, offset: QPointF, bands: Collection[Band]
) -> None:
    """Paints bands anew, and moves what lies between and below them as far as they grew.

    ``offset`` is where the page's origin lies in the viewport. Nothing is painted farther beside
    the column than ``MARGIN``.
    """
    edges = _edges(page, offset.y(), bands)
    left = floor(offset.x()) - MARGIN
    column = QRect(left, 0, ceil(page.width) + 2 * MARGIN, viewport.height())
    shifts = list(accumulate(edge.grown for edge in edges))
    if min(shifts) < 0 < max(shifts):
        column.setTop(edges[0].top)
        viewport.update(column)
        return
    ends = [*(edge.top for edge in edges[1:]), viewport.height()]
    moves = zip((edge.bottom for edge in edges), ends, shifts, strict=True)
    # What moves down makes room for what stands above it, and the other way round.
    for start, end, shift in reversed(list(moves)) if max(shifts) > 0 else list(moves):
        column.setTop(min(start, start - shift))
        column.setBottom(max(end, end - shift))
        _move(viewport, column.intersected(viewport.rect()), shift)
    for edge in edges:
        column.setTop(edge.top)
        column.setBottom(edge.bottom)
        viewport.update(column)


def stretches_of(region: QRegion) -> list[QRect]:
    """What is to be painted as pieces of the page's height: what lies between is left alone."""
    pieces: list[QRect] = []
    for area in cast("Iterable[QRect]", region):  # which the stubs of Qt do not know it is
        if pieces and area.top() <= pieces[-1].bottom() + 1:
            pieces[-1] = pieces[-1].united(area)
        else:
            pieces.append(QRect(area))
    return pieces


class _Edge(NamedTuple):
    """Where a band is seen, in pixels of the viewport, and how much it grew."""

    top: int
    bottom: int
    grown: int


def _edges(page: Page, offset: float, bands: Iterable[Band]) -> list[_Edge]:
    """From the top; bands that touch are still apart."""
    found = []
    for row, grown, is_whole in bands:
        top = page.top_of(row) + offset
        high = row.height if is_whole else row.above + row.shape.top
        over = _STRIP if is_whole else 0
        bottom = ceil(top + high) + (over or _FOOT)
        found.append(_Edge(floor(top) - over, bottom, round(grown)))
    return sorted(found)


def _move(viewport: QWidget, area: QRect, shift: int) -> None:
    """Moves what is seen within an area by so many pixels."""
    if shift and area.height() > abs(shift):
        viewport.scroll(0, shift, area)
    elif shift:
        viewport.update(area)
