"""Where the letters of one line stand.

Positions are UTF-16 units of the paragraph's text, x are pixels of the line. Only the *widths* of
glyph runs are trusted: Qt's caret and range rectangles are wrong where the direction changes,
inside ligatures and on wrapped right-to-left lines.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import QTextLayout, QTextLine

_INDEXES = QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
_POSITIONS = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
_TOUCH = 0.26
_NOTHING = 0.02


class Item(NamedTuple):
    """A stretch of one direction and script: ``[start, end)`` between two edges."""

    start: int
    end: int
    rtl: bool
    left: float
    right: float


class Hit(NamedTuple):
    """The grapheme under a point, and the caret position nearest to it."""

    start: int
    end: int
    caret: int


class Breaks(NamedTuple):
    """The grapheme boundaries of a line, both ends included."""

    places: list[int]
    bare: frozenset[int]
    """Starts of graphemes that may rightly have no width: spaces and invisible characters."""


BARE = re.compile(r"[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u06dd]")


class LineGeometry:
    """The geometry of one line of a layout."""

    def __init__(self, layout: QTextLayout, number: int, breaks: Breaks) -> None:
        line = layout.lineAt(number)
        self.start = line.textStart()
        self.end = self.start + line.textLength()
        self.items = tuple(_items(line, self.end))
        empty = line.naturalTextRect()
        self.left = min((item.left for item in self.items), default=empty.left())
        self.right = max((item.right for item in self.items), default=empty.right())
        self._line = line
        self._layout = layout  # a line is only valid as long as its layout lives
        self._breaks = breaks
        self._known: dict[tuple[int, int], float] = {}

    def stretches(self, start: int, end: int) -> list[tuple[float, float]]:
        """Where ``[start, end)`` is seen on this line: ``(left, right)``, from left to right."""
        pieces = []
        for item in self.items:
            first, last = max(start, item.start), min(end, item.end)
            if first < last:
                one, other = self.edge(item, first), self.edge(item, last, up=True)
                pieces.append((min(one, other), max(one, other)))
        return _merged(sorted(pieces))

    def hit(self, x: float) -> Hit:
        """What stands at ``x``; left and right of the line, its outermost letter."""
        if not self.items:
            return Hit(self.start, self.start, self.start)
        item = min(self.items, key=lambda one: _distance(one, x))
        places = self._breaks.places
        low, high = bisect_right(places, item.start) - 1, bisect_left(places, item.end)
        while high - low > 1:  # edges are monotone inside an item
            middle = (low + high) // 2
            edge = self.edge(item, places[middle])
            if (x < edge) if item.rtl else (x >= edge):
                low = middle
            else:
                high = middle
        start, end = max(places[low], item.start), min(places[low + 1], item.end)
        nearer_start = abs(x - self.edge(item, start)) <= abs(x - self.edge(item, end))
        return Hit(start, end, start if nearer_start else end)

    def caret(self, position: int) -> float:
        """Where the caret stands before ``position``: at the side from which it will be read."""
        for item in self.items:
            if item.start <= position < item.end:
                return self.edge(item, position)
        last = max(self.items, key=lambda item: item.end, default=None)
        return self.left if last is None else self.edge(last, last.end)

    def far_edge(self, position: int) -> float:
        """Where a stretch that ends at ``position`` ends: the far side of its last letter."""
        for item in self.items:
            if item.start < position <= item.end:
                return self.edge(item, position, up=True)
        return self.caret(position)

    def edge(self, item: Item, position: int, *, up: bool = False) -> float:
        """The x of a boundary inside ``item``; one inside a grapheme moves down, or ``up``."""
        if not item.start < position < item.end:
            return self._raw(item, position)
        places = self._breaks.places
        at = bisect_left(places, position) if up else bisect_right(places, position) - 1
        if not item.start < places[at] < item.end:
            return self._raw(item, places[at])
        x = self._raw(item, places[at])
        return x if places[at] in self._breaks.bare else self._shared(item, at, x)

    def _shared(self, item: Item, at: int, x: float) -> float:
        """A letter drawn with its neighbour (a ligature) takes its part of the common width."""
        places, bare = self._breaks
        last = at
        while (
            places[last] < item.end
            and places[last] not in bare
            and abs(self._raw(item, places[last + 1]) - x) < _NOTHING
        ):
            last += 1
        if last == at:
            return x
        first = at - 1
        while places[first] > item.start and abs(self._raw(item, places[first]) - x) < _NOTHING:
            first -= 1
        if places[first] < item.start:
            return x
        before = self._raw(item, places[first])
        return before + (x - before) * (at - first) / (last - first)

    def _raw(self, item: Item, position: int) -> float:
        if position <= item.start:
            return item.right if item.rtl else item.left
        if position >= item.end:
            return item.left if item.rtl else item.right
        key = (item.start, position)
        known = self._known.get(key)
        if known is None:
            width = self._width(item.start, position)
            known = item.right - width if item.rtl else item.left + width
            known = self._known[key] = min(max(known, item.left), item.right)
        return known

    def _width(self, start: int, end: int) -> float:
        boxes = [run.boundingRect() for run in self._line.glyphRuns(start, end - start, _POSITIONS)]
        if not boxes:
            return 0.0
        return max(box.right() for box in boxes) - min(box.left() for box in boxes)


def _items(line: QTextLine, end: int) -> Iterator[Item]:
    found: dict[int, tuple[bool, float, float]] = {}
    for run in line.glyphRuns(-1, -1, _INDEXES | _POSITIONS):
        indexes = run.stringIndexes()
        if not indexes:
            continue
        start, box = min(indexes), run.boundingRect()
        # Runs of a fallback font repeat the start of the item that they belong to.
        rtl, left, right = found.get(start, (run.isRightToLeft(), box.left(), box.right()))
        found[start] = (rtl, min(left, box.left()), max(right, box.right()))
    starts = sorted(found)
    for start, following in pairwise([*starts, end]):
        yield Item(start, following, *found[start])


def _merged(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for left, right in pieces:
        if out and left - out[-1][1] < _TOUCH:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out


def _distance(item: Item, x: float) -> float:
    if item.left <= x < item.right:
        return 0.0
    return 1 + min(abs(x - item.left), abs(x - item.right))
