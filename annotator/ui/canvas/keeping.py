"""Keeps what is in sight in its place when rows grow or shrink; moves and paints what must be."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QScrollBar, QWidget

from annotator.ui.canvas.layout import Page
from annotator.ui.canvas.paragraph import Row

_STRIP = 6


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


def move_below(
    viewport: QWidget, page: Page, offset: float, rows: Collection[Row], grown: float
) -> None:
    """Moves what is painted below rows that grew by some pixels in all, and repaints the rows.

    ``offset`` is where the page's top lies in the viewport.
    """
    tops = [page.top_of(row) + offset for row in rows]
    bottom = max(top + row.height for top, row in zip(tops, rows, strict=True))
    area, width = viewport.rect(), viewport.width()
    start = min(round(bottom), round(bottom - grown))
    below = QRect(0, start, width, area.height() - start).intersected(area)
    if below.height() > abs(grown):
        viewport.scroll(0, round(grown), below)
    first = int(min(tops)) - _STRIP
    viewport.update(QRect(0, first, width, round(max(bottom, bottom - grown)) + _STRIP - first))


def stretches_of(region: QRegion) -> list[QRect]:
    """What is to be painted as pieces of the page's height: what lies between is left alone."""
    pieces: list[QRect] = []
    for area in cast("Iterable[QRect]", region):  # which the stubs of Qt do not know it is
        if pieces and area.top() <= pieces[-1].bottom() + 1:
            pieces[-1] = pieces[-1].united(area)
        else:
            pieces.append(QRect(area))
    return pieces
