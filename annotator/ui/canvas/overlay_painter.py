"""Paints what lies over the page for a while: ways of far relations, and what is in the making."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.model.marks import Entity
from annotator.ui.canvas import dots
from annotator.ui.canvas.arc_painter import tip
from annotator.ui.canvas.emphasis import Emphasis
from annotator.ui.canvas.inks import Inks
from annotator.ui.canvas.layout import Page
from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.shown import Shown
from annotator.ui.canvas.strands import Arc

_SIDE = 22.0
"""From the column to the way of a far relation, in pixels."""
_ROUND = 6.0
_RISE = 46.0
_SAME_LINE = 20.0


class OverlayPainter:
    """Paints over the rows of one page, in the page's own coordinates."""

    def __init__(self, page: Page, inks: Inks) -> None:
        self._page = page
        self._inks = inks

    def paint(self, painter: QPainter, shown: Shown, out: Emphasis) -> None:
        """Paints what belongs to no single row."""
        for uid in sorted(out.relations):
            self._paint_way(painter, uid, out)
        if shown.pull:
            self._paint_pull(painter, shown)

    def paint_dots(self, painter: QPainter, row: Row, shown: Shown) -> None:
        """Paints the dot beside a row in which doubts begin."""
        points = row.paragraph.points
        if not dots.between(shown.dots, points(row.start), points(row.end)):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks.colour(self._inks.look.warning, 0.75))
        shape = row.shape
        place = QPointF(self._page.width + dots.GAP, (shape.top + shape.bottom) / 2)
        painter.drawEllipse(place, dots.RADIUS, dots.RADIUS)

    def paint_ring(
        self, painter: QPainter, rects: list[QRectF], colour: QColor, width: float = 1.4
    ) -> None:
        """Outlines a stretch of letters."""
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in rects:
            painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 3), 3.5, 3.5)

    def _paint_way(self, painter: QPainter, uid: str, out: Emphasis) -> None:
        """The whole way of a relation that is drawn as two stubs, along the margin."""
        ends = list(self._page.web.ends_of(uid))
        if len(ends) < 2:  # noqa: PLR2004 - both ends
            return
        (row, arc), (other_row, other) = ends
        if not arc.points or not other.points:
            return
        y, other_y = self._height(row, arc), self._height(other_row, other)
        side = arc.points
        x = -_SIDE if side < 0 else self._page.width + _SIDE
        start = arc.left if side < 0 else arc.right
        down = 1 if other_y > y else -1
        bend = min(_ROUND, abs(other_y - y) / 2)
        path = QPainterPath(QPointF(start, y))
        path.lineTo(x - side * bend, y)
        path.quadTo(QPointF(x, y), QPointF(x, y + down * bend))
        path.lineTo(x, other_y - down * bend)
        path.quadTo(QPointF(x, other_y), QPointF(x - side * bend, other_y))
        path.lineTo(_stem(other), other_y)
        is_chosen = uid == out.chosen
        painter.setPen(
            QPen(self._inks.colour(self._inks.relation(arc.label).line), 2.2 if is_chosen else 1.6)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_pull(self, painter: QPainter, shown: Shown) -> None:
        pull, entities = shown.pull, self._page.web.entities
        head = entities.get(pull.head) if pull else None
        if pull is None or head is None:
            return
        accent = self._inks.colour(self._inks.look.accent)
        target = entities.get(pull.target or "")
        self.paint_ring(painter, self._rects(head), accent)
        if target:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._inks.colour(self._inks.look.accent, 0.2))
            for rect in self._rects(target):
                painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 3), 3.5, 3.5)
            self.paint_ring(painter, self._rects(target), accent, 2.0)
        path, end, turn = self._lead(head, target, pull.point)
        if path is None:
            return
        pen = QPen(accent, 1.8, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.translate(end)
        painter.rotate(turn)
        painter.drawPath(tip(0, 0))
        painter.rotate(-turn)
        painter.translate(-end)

    def _lead(
        self, head: Entity, target: Entity | None, point: QPointF | None
    ) -> tuple[QPainterPath | None, QPointF, float]:
        """The way of a relation in the making, where it ends, and how its arrow is turned.

        On one line it goes over the words; to another line straight from one side of the entities
        to the other.
        """
        top, under = self._ends(head)
        if target:
            ends = self._ends(target)
        elif point:
            ends = (point, point)
        else:
            return None, top, 0.0
        over = ends[0].y() - top.y()
        if abs(over) < _SAME_LINE or (target is None and top.y() < ends[0].y() < under.y()):
            start, end, turn = top, ends[0], 0.0
            rise = min(_RISE, 18 + abs(end.x() - start.x()) / 6)
            lift = (-rise, -rise)
        else:
            down = over > 0
            start, end = (under, ends[0]) if down else (top, ends[1])
            reach = abs(end.y() - start.y()) * 0.45
            lift, turn = ((reach, -reach), 0.0) if down else ((-reach, reach), 180.0)
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(0, lift[0]), end + QPointF(0, lift[1]), end)
        return path, end, turn

    def _ends(self, entity: Entity) -> tuple[QPointF, QPointF]:
        """The middle of an entity's first line: above its name, and below its letters."""
        span = entity.spans[0]
        rect = next(iter(self._page.rects(span)), QRectF())
        row = self._page.row_of(span.start)
        zone = self._page.packing.zone(row, entity.uid)
        x = (zone.left + zone.right) / 2 if zone else rect.center().x()
        y = self._page.top_of(row) + row.above
        return QPointF(x, y + row.shape.over), QPointF(x, y + row.shape.bottom + 4)

    def _rects(self, entity: Entity) -> list[QRectF]:
        return [rect for span in entity.spans for rect in self._page.rects(span)]

    def _height(self, row: Row, arc: Arc) -> float:
        return self._page.top_of(row) + row.above + arc.y


def _stem(arc: Arc) -> float:
    return arc.stems[0].x
