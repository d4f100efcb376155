"""One paragraph: laid out when it is first needed, then known by its rows."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout

from annotator.model.marks import Entity
from annotator.text.graphemes import graphemes
from annotator.text.offsets import Offsets
from annotator.ui.canvas.geometry import BARE, Breaks, Hit, LineGeometry
from annotator.ui.canvas.pieces import Piece, Strokes
from annotator.ui.canvas.strands import RowArcs, Strand
from annotator.ui.canvas.style import RTL_LETTER, RowShape, Style, option

_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")


class Setting(NamedTuple):
    """What a paragraph is laid out with."""

    font: QFont
    width: float
    shape: RowShape


class Row:
    """One line of a paragraph with the marks on it."""

    __slots__ = (
        "_geometry",
        "_layout",
        "above",
        "arcs",
        "end",
        "is_open",
        "line",
        "number",
        "paragraph",
        "pieces",
        "start",
        "strands",
        "strokes",
        "top",
    )

    def __init__(self, paragraph: "Paragraph", layout: QTextLayout, number: int) -> None:
        self.paragraph = paragraph
        self.line = line = layout.lineAt(number)
        self._layout = layout  # a line is only valid as long as its layout lives
        self.number = number
        self.start = line.textStart()
        self.end = self.start + line.textLength()
        self.top = number * paragraph.setting.shape.height
        """From the paragraph's top, in pixels."""
        self.above = 0.0
        """Room kept over the row, for the relations drawn there."""
        self.pieces: list[Piece] = []
        self.strokes: Strokes | None = None
        self.strands: dict[str, Strand] = {}
        """The relations that pass it, by uid."""
        self.arcs: RowArcs | None = None
        self.is_open = False
        """Whether all its relations are drawn, however many there are."""
        self._geometry: LineGeometry | None = None

    @property
    def shape(self) -> RowShape:
        """What stands where, below ``top + above``."""
        return self.paragraph.setting.shape

    @property
    def height(self) -> float:
        """In pixels, with the room above."""
        return self.above + self.shape.height

    @property
    def geometry(self) -> LineGeometry:
        """Where its letters are."""
        if self._geometry is None:
            self._geometry = LineGeometry(
                self._layout, self.number, self.paragraph.breaks(self.start, self.end)
            )
        return self._geometry

    @property
    def is_last(self) -> bool:
        """Whether the paragraph ends with it."""
        return self is self.paragraph.rows[-1]

    def hit(self, x: float) -> Hit:
        """What stands at ``x``, as code points of the article."""
        found, points = self.geometry.hit(x), self.paragraph.points
        # The end of a wrapped row is the start of the next: stay before its last letter.
        wraps = found.caret == self.end and not self.is_last
        caret = found.start if wraps else found.caret
        return Hit(points(found.start), points(found.end), points(caret))

    def text_origin(self) -> QPointF:
        """Where to draw ``line``, seen from the left below ``top + above``."""
        return QPointF(0, self.shape.baseline - self.line.ascent() - self.line.y())


class Paragraph:
    """A stretch of the text without line feed; ``start`` and ``end`` are code points."""

    def __init__(self, index: int, start: int, text: str) -> None:
        self.index = index
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.entities: dict[str, Entity] = {}
        self.rows: list[Row] = []
        self.height = 0.0
        self.setting: Setting
        self.is_laid_out = False
        """Whether its height is known; else it is a guess."""
        self._layout: QTextLayout | None = None
        self._offsets: Offsets | None = None

    @property
    def reads_rtl(self) -> bool:
        """Its base direction; only Latin letters without any Arabic make it left to right."""
        return bool(RTL_LETTER.search(self.text)) or not _LATIN_LETTER.search(self.text)

    def forget(self, setting: Setting, guess: float) -> None:
        """Drops the layout; ``guess`` stands for the height until it is made anew."""
        self.setting, self.height = setting, guess
        self.rows, self._layout, self.is_laid_out = [], None, False

    def break_lines(self) -> None:
        """Breaks the text into rows, if they are not known."""
        if self._layout is not None:
            return
        layout = QTextLayout(self.text, self.setting.font)
        layout.setTextOption(option(rtl=self.reads_rtl))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.setting.width)
        layout.endLayout()
        self._layout = layout
        self.rows = [Row(self, layout, number) for number in range(layout.lineCount())]
        for entity in self.entities.values():
            self._spread(entity)

    def stack(self, style: Style, since: int = 0) -> None:
        """Sets the rows one under the other; those before the row ``since`` stand already."""
        shape = self.setting.shape.height
        y = self.rows[since].top if since else 0.0
        for row in self.rows[since:] if since else self.rows:
            row.top = y
            y += row.above + shape
        self.height = y + style.paragraph_gap() if self.text else style.blank()
        self.is_laid_out = True

    def put(self, entity: Entity) -> list[Row]:
        """Adds an entity; the rows that it touches."""
        self.entities[entity.uid] = entity
        return self._spread(entity)

    def take(self, uid: str) -> list[Row]:
        """Removes an entity; the rows that it touched."""
        if self.entities.pop(uid, None) is None:
            return []
        touched = [row for row in self.rows if any(p.entity.uid == uid for p in row.pieces)]
        for row in touched:
            row.pieces = [piece for piece in row.pieces if piece.entity.uid != uid]
            row.strokes = None
        return touched

    def utf16(self, position: int) -> int:
        """The place in the layout of a code point of the article; outside, the nearer end."""
        inside = min(max(position, self.start), self.end) - self.start
        return self._mapped().to_utf16(inside)

    def points(self, place: int) -> int:
        """The code point of the article at a place in the layout."""
        return self.start + self._mapped().to_points(place)

    def row_at(self, place: int) -> Row:
        """The row that holds a place in the layout; the end of the text is in the last."""
        at = bisect_right(self.rows, place, key=lambda row: row.start) - 1
        return self.rows[max(0, at)]

    def rows_of(self, start: int, end: int) -> Iterator[Row]:
        """The rows that hold part of ``[start, end)``, places in the layout."""
        at = bisect_right(self.rows, start, key=lambda row: row.start) - 1
        for row in self.rows[max(0, at) :]:
            if row.start >= end:
                return
            yield row

    def breaks(self, start: int, end: int) -> Breaks:
        """The grapheme boundaries of a row."""
        first = self.points(start)
        letters = self.text[first - self.start : self.points(end) - self.start]
        starts = graphemes(letters)
        here = first - self.start
        places = [here + i for i in starts]
        if not self._mapped().are_the_same:
            places = [self._mapped().to_utf16(place) for place in places]
        invisible = {found.start() for found in BARE.finditer(letters)}
        bare = frozenset(place for place, i in zip(places, starts, strict=True) if i in invisible)
        return Breaks(places if places and places[-1] == end else [*places, end], bare)

    def _mapped(self) -> Offsets:
        if self._offsets is None:
            self._offsets = Offsets(self.text)
        return self._offsets

    def _spread(self, entity: Entity) -> list[Row]:
        touched: list[Row] = []
        if not self.rows:
            return touched
        for span in entity.spans:
            if span.start >= self.end or span.end <= self.start:
                continue
            start, end = self.utf16(span.start), self.utf16(span.end)
            first, last = span.start == entity.start, span.end == entity.end
            for row in self.rows_of(start, end):
                low, high = max(start, row.start), min(end, row.end)
                opens = first and low == start and span.start >= self.start
                closes = last and high == end and span.end <= self.end
                row.pieces.append(Piece(entity, low, high, opens, closes))
                row.strokes = None
                touched.append(row)
        return touched
