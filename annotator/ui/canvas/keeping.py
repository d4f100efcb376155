"""Keeps what is in sight in its place while what is above it grows or shrinks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QScrollBar

from annotator.ui.canvas.layout import Page


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
