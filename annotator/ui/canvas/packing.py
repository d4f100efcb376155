"""What is drawn on the rows of a page: strokes and names of entities, and brackets over them.

It is worked out row by row, when a row is first seen or when there is time.
"""

import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from operator import itemgetter

from annotator.ui.canvas.names import Badge, Names
from annotator.ui.canvas.paragraph import Paragraph, Row
from annotator.ui.canvas.pieces import Strokes
from annotator.ui.canvas.placing import Ground, placed
from annotator.ui.canvas.strands import RowArcs, Zone
from annotator.ui.canvas.strokes import strokes_of
from annotator.ui.canvas.style import Style
from annotator.ui.canvas.zones import Zones

_SHORT = 40
"""How many rows a paragraph has that is packed at once."""


class Packing:
    """Turns the pieces and strands of rows into what is painted."""

    def __init__(self, style: Style) -> None:
        self.badges: Mapping[str, Badge] = {}
        self.unpacked: dict[Row, None] = {}
        """Rows of long paragraphs whose height is not known yet."""
        self._zones: dict[Row, Zones] = {}
        self._unseen: dict[Row, None] = {}
        """These, and others that are packed when they are seen."""
        self.renew(style)

    def renew(self, style: Style) -> None:
        """Forgets the rows, as the paragraphs do."""
        self.names = Names(style.name_font)
        """Draws label names."""
        self.words = Names(style.relation_font)
        """Draws what is read on relations."""
        self._lane = style.lane
        self.unpacked.clear()
        self._zones.clear()
        self._unseen.clear()

    def clear(self, row: Row) -> None:
        """Has no relation pass a row."""
        row.strands, row.arcs, row.above = {}, None, 0.0
        self._see(row)

    def keep(self, row: Row) -> None:
        """Takes up the strands of a row, and gives it its height if that is soon done."""
        if len(row.strands) == 1:
            row.above = self._lane  # so high it will be: there is time until it is seen
            self._unseen[row] = None
        elif len(row.paragraph.rows) > _SHORT:
            self._unseen[row] = self.unpacked[row] = None
        else:
            self.pack(row)

    def arcs(self, row: Row) -> RowArcs | None:
        """What is drawn over a row, if that is known without moving other rows."""
        if row in self._unseen and row not in self.unpacked:
            self.pack(row)
        return row.arcs

    def pack(self, row: Row) -> bool:
        """Works out anew what is drawn over a row; whether its height changed."""
        before = row.above
        self._see(row)
        if row.strands:
            row.arcs = self._arcs(row)
            row.above = row.arcs.lanes * self._lane
        else:
            row.arcs, row.above = None, 0.0
        return row.above != before

    def pack_between(self, paragraph: Paragraph, top: float, bottom: float) -> bool:
        """Packs the rows of a paragraph that are seen; whether heights changed.

        The heights are counted from the paragraph's top. What grows pushes others out of sight.
        """
        grown = 0.0
        at = bisect_right(paragraph.rows, top, key=lambda row: row.top) - 1
        for row in paragraph.rows[max(0, at) :]:
            if row.top + grown >= bottom:
                break
            before = row.above
            if row in self._unseen and self.pack(row):
                grown += row.above - before
        return grown > 0

    def pack_some(self, until: float) -> set[Paragraph]:
        """Packs rows until that time (``perf_counter``); the paragraphs that grew."""
        changed = set()
        while self.unpacked and time.perf_counter() < until:
            row = next(iter(self.unpacked))
            if self.pack(row):
                changed.add(row.paragraph)
        return changed

    def strokes(self, row: Row) -> Strokes:
        """The strokes of a row, worked out if need be."""
        if row.strokes is None:
            row.strokes = strokes_of(row, self.names, self.badges)
        return row.strokes

    def zone(self, row: Row, entity: str) -> Zone | None:
        """Where on a row the relations of an entity stand."""
        return self._zone(row, entity, self._ends(row)[entity])

    def _see(self, row: Row) -> None:
        self.unpacked.pop(row, None)
        self._unseen.pop(row, None)

    def _arcs(self, row: Row) -> RowArcs:
        shape = row.shape
        zones = {}
        for uid, relations in self._ends(row).items():
            zone = self._zone(row, uid, relations)
            if zone:
                zones[uid] = zone
        width, rtl = row.paragraph.setting.width, row.paragraph.reads_rtl
        ground = Ground(width, rtl, self._lane, shape.over, shape.top, zones, self._free(row).names)
        strands = sorted(row.strands.values(), key=itemgetter(0))
        return placed(strands, ground, self.words, is_open=row.is_open)

    def _ends(self, row: Row) -> Counter[str]:
        strands = row.strands.values()
        return Counter([uid for one in strands for uid in (one.head, one.tail) if uid])

    def _free(self, row: Row) -> Zones:
        """What is free for relations; found anew when the strokes of the row are."""
        strokes, known = self.strokes(row), self._zones.get(row)
        if known is None or known.strokes is not strokes:
            known = self._zones[row] = Zones(strokes)
        return known

    def _zone(self, row: Row, entity: str, relations: int) -> Zone | None:
        """Where these relations stand; without letters, at the start of the row."""
        zone = self._free(row).of(entity, max(1, relations))
        if zone is None and relations:
            x = row.geometry.caret(row.start)
            zone = Zone(x - 3, x + 3)
        if zone is None:
            return None
        low, high = 1.0, row.paragraph.setting.width - 1
        return Zone(min(max(zone.left, low), high), max(min(zone.right, high), low))
