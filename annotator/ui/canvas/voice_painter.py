"""Paints the lanes under a row: who said what of the words above."""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from annotator.look import Hue
from annotator.model.marks import Span
from annotator.ui.canvas.arc_painter import DrawLine
from annotator.ui.canvas.inks import Inks
from annotator.ui.canvas.layout import Page
from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.voices import Said

_ROUND = 3.0
_MARGIN = 10.0
"""From the column to the name of a lane, in pixels."""
_QUIET = 0.42
"""How strong that is painted which is not asked about just now, 0 to 1."""
_TIP = 5.0
_STUB = 9.0
"""The arrow of a relation that goes on elsewhere."""
_FOOT = 3.0
_AIR = 3.0


class _Lane(NamedTuple):
    row: Row
    top: float
    height: float
    taken: list[tuple[float, float]]
    """Where something lies already: boxes, and names beside boxes; from left to right."""

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    def box(self, left: float, right: float) -> QRectF:
        return QRectF(left, self.top, right - left, self.height)

    def stretches(self, span: Span) -> list[tuple[float, float]]:
        """Where letters lie on the row, from the left."""
        paragraph, row = self.row.paragraph, self.row
        if span.start >= paragraph.end or span.end <= paragraph.start:
            return []
        start = max(paragraph.utf16(span.start), row.start)
        end = min(paragraph.utf16(span.end), row.end)
        return sorted(row.geometry.stretches(start, end)) if start < end else []


class VoicePainter:
    """Paints lanes, its origin below the room above the row."""

    def __init__(self, page: Page, inks: Inks, draw: DrawLine) -> None:
        self._page = page
        self._inks = inks
        self._draw = draw

    def paint(self, painter: QPainter, row: Row) -> None:
        """Paints every lane of a row that has room for them."""
        voices, high = self._page.voices, self._page.style.voice
        for number, said in enumerate(voices.lanes_on(row)):
            lane = _Lane(row, row.shape.height + number * high, high - _AIR, [])
            lane.taken.extend(s for one in said if one.label for s in _boxes(lane, one))
            self._paint_margin(painter, lane, voices.voices[number].name)
            for one in said:
                painter.setOpacity(1.0 if one.question == voices.current else _QUIET)
                if not one.label:
                    self._paint_silence(painter, lane, one)
                elif one.is_relation:
                    self._paint_relation(painter, lane, one)
                else:
                    self._paint_entity(painter, lane, one)
            painter.setOpacity(1.0)

    def _paint_margin(self, painter: QPainter, lane: _Lane, name: str) -> None:
        width = self._page.packing.names.width(name)
        rtl = lane.row.paragraph.reads_rtl
        left = self._page.width + _MARGIN if rtl else -_MARGIN - width
        painter.setPen(self._inks.colour(self._inks.look.muted))
        self._write(painter, name, left, lane)

    def _paint_silence(self, painter: QPainter, lane: _Lane, one: Said) -> None:
        """Dots along the foot of the lane, where they strike through no name."""
        painter.setPen(QPen(self._inks.colour(self._inks.look.muted), 1.2, Qt.PenStyle.DotLine))
        foot = lane.top + lane.height - _FOOT
        for left, right in (s for span in one.spans for s in lane.stretches(span)):
            painter.drawLine(QLineF(left, foot, right, foot))

    def _paint_entity(self, painter: QPainter, lane: _Lane, one: Said) -> None:
        hue = self._inks.entity(one.label)
        stretches = _boxes(lane, one)
        self._paint_boxes(painter, lane, stretches, hue)
        if stretches:
            widest = max(stretches, key=lambda one: one[1] - one[0])
            self._name(painter, lane, one.words, hue, widest)

    def _paint_relation(self, painter: QPainter, lane: _Lane, one: Said) -> None:
        hue = self._inks.relation(one.label)
        head, tail = (lane.stretches(span) for span in one.spans)
        self._paint_boxes(painter, lane, [*head, *tail], hue)
        if head and tail:
            goes_left = tail[0][0] < head[0][0]
            start, end = (head[0][0], tail[-1][1]) if goes_left else (head[-1][1], tail[0][0])
            self._paint_way(painter, lane, start, end, hue)
            between = min(start, end), max(start, end)
            if between[1] - between[0] > self._page.packing.names.width(one.words) + 4 * _TIP:
                self._name_on_way(painter, lane, one.words, hue, sum(between) / 2)
                return
        elif head or tail:
            self._paint_leaving(painter, lane, one, (head or tail)[0], is_head=bool(head))
            return
        if head or tail:
            self._name(painter, lane, one.words, hue, (head or tail)[0])

    def _paint_leaving(
        self,
        painter: QPainter,
        lane: _Lane,
        one: Said,
        box: tuple[float, float],
        *,
        is_head: bool,
    ) -> None:
        """One end of a relation whose other end lies on another row: an arrow out of it, or in."""
        hue, (head, tail) = self._inks.relation(one.label), one.spans
        is_other_later = (tail.start > head.start) == is_head
        goes_left = is_other_later == lane.row.paragraph.reads_rtl
        edge, out = (box[0], box[0] - _STUB) if goes_left else (box[1], box[1] + _STUB)
        self._paint_way(painter, lane, edge if is_head else out, out if is_head else edge, hue)
        if box[1] - box[0] < self._page.packing.names.width(one.words) + 6:
            box = min(box[0], out), max(box[1], out)
            box = (box[0], box[0]) if goes_left else (box[1], box[1])
        self._name(painter, lane, one.words, hue, box)

    def _paint_boxes(
        self, painter: QPainter, lane: _Lane, stretches: list[tuple[float, float]], hue: Hue
    ) -> None:
        painter.setBrush(self._inks.colour(hue.line, 0.2))
        painter.setPen(QPen(self._inks.colour(hue.line), 1.2))
        for left, right in stretches:
            box = lane.box(left, right).adjusted(0.6, 0.6, -0.6, -0.6)
            painter.drawRoundedRect(box, _ROUND, _ROUND)

    def _paint_way(
        self, painter: QPainter, lane: _Lane, start: float, end: float, hue: Hue
    ) -> None:
        """A line with an arrow's head at its end."""
        y, back = lane.middle, _TIP if end < start else -_TIP
        painter.setPen(QPen(self._inks.colour(hue.line), 1.4))
        painter.drawLine(QLineF(start, y, end, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks.colour(hue.line))
        corners = (QPointF(end + back, y - 3.4), QPointF(end + back, y + 3.4))
        painter.drawPolygon(QPolygonF([QPointF(end, y), *corners]))

    def _name(
        self, painter: QPainter, lane: _Lane, words: str, hue: Hue, box: tuple[float, float]
    ) -> None:
        """The label inside its box; where that is too narrow, behind or before it.

        Where no room is there either, the colour says it, and the card beside the text.
        """
        left, right = box
        width, rtl = self._page.packing.names.width(words), lane.row.paragraph.reads_rtl
        if right - left >= width + 6:
            x = right - width - 4 if rtl else left + 4
        else:
            beside = (left - width - 4, right + 4)
            free = (x for x in (beside if rtl else beside[::-1]) if self._is_free(lane, x, width))
            found = next(free, None)
            if found is None:
                return
            x = found
            lane.taken.append((x, x + width))
        painter.setPen(self._inks.colour(hue.text))
        self._write(painter, words, x, lane)

    def _is_free(self, lane: _Lane, left: float, width: float) -> bool:
        is_inside = left >= 0 and left + width <= self._page.width
        return is_inside and not any(a < left + width and b > left for a, b in lane.taken)

    def _name_on_way(
        self, painter: QPainter, lane: _Lane, words: str, hue: Hue, middle: float
    ) -> None:
        half = self._page.packing.names.width(words) / 2
        ground = lane.box(middle - half - 3, middle + half + 3)
        painter.fillRect(ground, self._inks.colour(self._inks.look.page))
        painter.setPen(self._inks.colour(hue.text))
        self._write(painter, words, middle - half, lane)

    def _write(self, painter: QPainter, words: str, left: float, lane: _Lane) -> None:
        line = self._page.packing.names.line(words)
        self._draw(painter, line, QPointF(left, lane.middle - line.height() / 2))


def _boxes(lane: _Lane, one: Said) -> list[tuple[float, float]]:
    return [stretch for span in one.spans for stretch in lane.stretches(span)]
