"""The page: all paragraphs one under the other, and what stands at which point.

Positions are code points of the article; x and y are pixels of the page, whose column begins at
x = 0 and whose top, the header included, is y = 0.
"""

import time
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QRectF

from annotator.model.marks import Entity, Span
from annotator.ui.canvas.header import Header
from annotator.ui.canvas.packing import Packing
from annotator.ui.canvas.paragraph import Paragraph, Row, Setting
from annotator.ui.canvas.style import MEASURE, Style
from annotator.ui.canvas.voices import NO_VOICES
from annotator.ui.canvas.web import Web

HEADER_TOP = 20.0
_BOTTOM = 80.0
_NONE: Mapping[Paragraph, int] = MappingProxyType({})


class Spot(NamedTuple):
    """What is under a point: a grapheme, the caret position nearest to it, and the row."""

    start: int
    end: int
    caret: int
    row: Row
    inside: bool
    """Whether the point is on the letters, and not beside or below them."""


class Page:
    """An article laid out in a column of a given width."""

    def __init__(self, text: str, style: Style, title: str = "", source_line: str = "") -> None:
        self.text = text
        self.style = style
        self.width = style.column()
        self.paragraphs = list(_paragraphs(text))
        self._starts = [paragraph.start for paragraph in self.paragraphs]
        first_line = self.paragraphs[0].text.strip()
        self.has_own_title = bool(first_line) and first_line == title.strip()
        self.header = Header("" if self.has_own_title else title, source_line)
        self.packing = Packing(style)
        self.web = Web(self.paragraphs, text, self.packing)
        self.voices = NO_VOICES
        """What several annotators said; ``dressing.hear`` changes it."""
        self._tops: list[float] = [0.0]
        self._next = 0
        self.set_width(self.width)

    @property
    def height(self) -> float:
        """Of everything, in pixels; partly a guess until all is laid out."""
        return self._tops[-1] + _BOTTOM

    def set_width(self, width: float, style: Style | None = None) -> None:
        """Forgets every row, and guesses the heights."""
        self.style = style or self.style
        self.width = width
        body = Setting(self.style.font, width, self.style.row())
        head = Setting(self.style.title_font, width, self.style.row(title=True))
        letter = self.style.column() / MEASURE
        for paragraph in self.paragraphs:
            is_title = self.has_own_title and paragraph.index == 0
            setting = head if is_title else body
            rows = max(1, -int(-len(paragraph.text) * letter // max(1.0, width)))
            guess = rows * setting.shape.height + self.style.paragraph_gap()
            paragraph.forget(setting, guess if paragraph.text else self.style.blank())
        self.header.lay_out(self.style, width)
        self.packing.renew(self.style)
        self.web.forget_rows()
        self._next = 0
        self.restack()

    def put(self, entity: Entity) -> list[Row]:
        """Adds an entity; the rows that it touches, of those laid out."""
        return [row for one in self._holding(entity) for row in one.put(entity)]

    def take(self, entity: Entity) -> list[Row]:
        """Removes an entity; the rows that it touched."""
        return [row for one in self._holding(entity) for row in one.take(entity.uid)]

    def lay_some(self, seconds: float) -> bool:
        """Lays out paragraphs from the top for about that long; whether some are left."""
        until = time.perf_counter() + seconds
        while self._next < len(self.paragraphs) and time.perf_counter() < until:
            self._lay_out(self.paragraphs[self._next])
            self._next += 1
        for paragraph in self.packing.pack_some(until):
            paragraph.stack(self.style)
        self.restack()
        return bool(self.packing.unpacked) or self._next < len(self.paragraphs)

    def rows_between(self, top: float, bottom: float) -> Iterator[tuple[Row, float]]:
        """The rows seen between two heights, each with the y of its top; lays out as needed."""
        self.lay_out_between(top, bottom)
        for paragraph in self.paragraphs[self._index_at(top) :]:
            start = self._tops[paragraph.index]
            if start >= bottom:
                return
            at = bisect_right(paragraph.rows, top - start, key=lambda row: row.top) - 1
            for row in paragraph.rows[max(0, at) :]:
                if start + row.top >= bottom:
                    break
                yield row, start + row.top

    def paragraph_of(self, position: int) -> Paragraph:
        """The paragraph that holds a position, laid out."""
        paragraph = self.paragraphs[max(0, bisect_right(self._starts, position) - 1)]
        if not paragraph.is_laid_out:
            self._lay_out(paragraph)
            self.restack()
        return paragraph

    def row_of(self, position: int) -> Row:
        """The row in which the caret before ``position`` stands."""
        paragraph = self.paragraph_of(position)
        return paragraph.row_at(paragraph.utf16(position))

    def top_of(self, row: Row) -> float:
        """The y of a row's top."""
        return self._tops[row.paragraph.index] + row.top

    def first_seen(self, y: float) -> int:
        """The position with which the row at height ``y`` begins."""
        row, _ = self._row_at(y)
        return row.paragraph.points(row.start)

    def hit(self, x: float, y: float) -> Spot:
        """What is at a point; outside the text, what is nearest to it."""
        row, top = self._row_at(y)
        geometry = row.geometry
        over = y - top - row.above
        inside = geometry.left <= x < geometry.right and 0 <= over < row.shape.height
        return Spot(*row.hit(x), row, inside)

    def caret(self, position: int) -> QRectF:
        """Where the caret before ``position`` is drawn; without width."""
        row = self.row_of(position)
        shape = row.shape
        x = row.geometry.caret(row.paragraph.utf16(position))
        top = self.top_of(row) + row.above + shape.top
        return QRectF(x, top, 0, shape.bottom - shape.top)

    def rects(self, span: Span) -> list[QRectF]:
        """Where the letters of a span are seen, row by row."""
        out = []
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for paragraph in self.paragraphs[first:]:
            if paragraph.start >= span.end:
                break
            self.paragraph_of(paragraph.start)
            start, end = paragraph.utf16(span.start), paragraph.utf16(span.end)
            for row in paragraph.rows_of(start, end):
                shape, top = row.shape, self.top_of(row) + row.above
                for left, right in row.geometry.stretches(start, end):
                    out.append(
                        QRectF(left, top + shape.top, right - left, shape.bottom - shape.top)
                    )
        return out

    def _holding(self, entity: Entity) -> list[Paragraph]:
        found: dict[int, Paragraph] = {}
        for span in entity.spans:
            at = max(0, bisect_right(self._starts, span.start) - 1)
            while at < len(self.paragraphs) and self._starts[at] < span.end:
                found[at] = self.paragraphs[at]
                at += 1
        return list(found.values())

    def _row_at(self, y: float) -> tuple[Row, float]:
        self.lay_out_between(y, y + 1)
        paragraph = self.paragraphs[self._index_at(y)]
        start = self._tops[paragraph.index]
        at = bisect_right(paragraph.rows, y - start, key=lambda row: row.top) - 1
        row = paragraph.rows[max(0, at)]
        return row, start + row.top

    def _index_at(self, y: float) -> int:
        return min(max(0, bisect_right(self._tops, y) - 1), len(self.paragraphs) - 1)

    def lay_out_between(self, top: float, bottom: float) -> None:
        """Makes the rows that are seen between two heights."""
        at = self._index_at(top)
        y, changed = self._tops[at], False
        for paragraph in self.paragraphs[at:]:
            if y >= bottom and paragraph.index > at:
                break
            if not paragraph.is_laid_out:
                self._lay_out(paragraph)
                changed = True
            if self.packing.pack_between(paragraph, top - y, bottom - y):
                paragraph.stack(self.style)
                changed = True
            y += paragraph.height
        if changed:
            self.restack()

    def _lay_out(self, paragraph: Paragraph) -> None:
        if paragraph.is_laid_out:
            return
        paragraph.break_lines()
        self.web.settle(paragraph)
        self.voices.make_room(paragraph, self.style.voice)
        paragraph.stack(self.style)

    def restack(self, since: Mapping[Paragraph, int] = _NONE) -> None:
        """Finds anew where each paragraph begins, after rows changed their heights.

        ``since`` says of each paragraph that has such rows which of them is the first; without it
        all that stand below the header may have changed.
        """
        for paragraph, first in since.items():
            paragraph.stack(self.style, first)
        first = min((paragraph.index for paragraph in since), default=0)
        start = self._tops[first] if first else HEADER_TOP + self.header.height
        heights = (paragraph.height for paragraph in self.paragraphs[first:])
        self._tops[first:] = accumulate(heights, initial=start)


def lay_all(page: Page) -> None:
    """Lays out everything at once: for pictures and tests."""
    while page.lay_some(60.0):
        pass


def _paragraphs(text: str) -> Iterator[Paragraph]:
    start = 0
    for index, part in enumerate(text.split("\n")):
        yield Paragraph(index, start, part)
        start += len(part) + 1
