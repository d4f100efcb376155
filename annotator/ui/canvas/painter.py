"""Paints rows: first what lies behind the letters, then the letters, then what is above them."""

from bisect import bisect_left, bisect_right
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLine

from annotator.model.labels import LabelSet
from annotator.model.marks import Span
from annotator.ui.canvas.arc_painter import ArcPainter, DrawLine
from annotator.ui.canvas.chosen_painter import ChosenPainter
from annotator.ui.canvas.emphasis import Emphasis, emphasis
from annotator.ui.canvas.inks import Inks
from annotator.ui.canvas.layers import Layers
from annotator.ui.canvas.layout import HEADER_TOP, Page
from annotator.ui.canvas.names import Badge, NamePlace
from annotator.ui.canvas.offers import Offers
from annotator.ui.canvas.overlay_painter import OverlayPainter
from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.pieces import Join, Patch, Strokes
from annotator.ui.canvas.shown import Shown
from annotator.ui.canvas.strands import RowArcs
from annotator.ui.theme.look import Look

_ROUND = 3.0
_OVER = 6.0
"""How far what is painted may reach over its own place, in pixels."""
_Rects: TypeAlias = list[tuple[float, float]]


def drawn(painter: QPainter, line: QTextLine, at: QPointF) -> None:
    """Draws a line of text as Qt does."""
    line.draw(painter, at)


class PagePainter:
    """Paints one page in one look; with ``layers`` it keeps what it painted, for the screen."""

    def __init__(
        self,
        page: Page,
        look: Look,
        labels: LabelSet,
        draw: DrawLine = drawn,
        layers: Layers | None = None,
    ) -> None:
        self._draw = draw
        self._layers = layers
        self.page = page
        self.look = look
        self._inks = Inks(look, labels)
        self.colour, self.hue = self._inks.colour, self._inks.entity
        self._arcs = ArcPainter(
            self._inks, page.packing.words, draw, max(1.0, page.style.pixels / 24)
        )
        self._chosen = ChosenPainter(self._inks)
        self._over = OverlayPainter(page, self._inks)

    def paint(self, painter: QPainter, top: float, bottom: float, shown: Shown) -> None:
        """Paints what lies between two heights of the page, onto a cleared ground."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if top < self.page.header.height + 40:
            self._paint_header(painter)
        rows = list(self.page.rows_between(top, bottom))
        out = emphasis(shown, self.page.web)
        for row, y in rows:
            painter.translate(0, y + row.above)
            self._paint_row(painter, row, shown, out)
            painter.translate(0, -y - row.above)
        self._over.paint(painter, shown, out)
        if shown.caret is not None:
            self._chosen.paint_caret(painter, self.page.caret(shown.caret))

    def strokes(self, row: Row) -> Strokes:
        """The strokes of a row, worked out if need be."""
        return self.page.packing.strokes(row)

    def _paint_header(self, painter: QPainter) -> None:
        for layout, y, is_title in self.page.header.parts():
            colour = self.look.ink if is_title else self.look.muted
            painter.setPen(self.colour(colour))
            for number in range(layout.lineCount()):
                self._draw(painter, layout.lineAt(number), QPointF(0, HEADER_TOP + y))

    def _paint_row(self, painter: QPainter, row: Row, shown: Shown, out: Emphasis) -> None:
        strokes = self.strokes(row) if row.pieces else None
        painter.setPen(Qt.PenStyle.NoPen)
        if strokes:
            self._lay_washes(painter, row, strokes, shown)
        self._paint_spans(painter, row, shown)
        painter.setPen(self.colour(self.look.ink))
        self._draw(painter, row.line, row.text_origin())
        self._fade(painter, row, shown.excluded)
        if strokes:
            self._lay_names(painter, row, strokes)
            self._paint_joined(painter, strokes, shown, out)
            if shown.chosen:
                self._chosen.paint(painter, row, strokes, shown.chosen)
        self._paint_offers(painter, row, shown.offers)
        if row.arcs:
            self._paint_arcs(painter, row, row.arcs, out)
        if shown.dots:
            self._over.paint_dots(painter, row, shown)

    def _lay_washes(self, painter: QPainter, row: Row, strokes: Strokes, shown: Shown) -> None:
        if self._layers is None or any(patch.uid in shown.flashing for patch in strokes.patches):
            self._paint_washes(painter, strokes, shown)
            return
        shape, width = row.shape, self.page.width
        top, high = shape.top - _OVER, shape.height - shape.top + _OVER
        self._layers.draw(
            painter,
            row,
            strokes,
            lambda: QRectF(-_OVER, top, width + 2 * _OVER, high),
            lambda brush: self._paint_washes(brush, strokes, shown),
        )

    def _lay_names(self, painter: QPainter, row: Row, strokes: Strokes) -> None:
        if self._layers is None or not strokes.names:
            self._paint_names(painter, row, strokes)
            return

        def area() -> QRectF:
            left = min(name.outer_left for name in strokes.names) - 2
            right = max(name.outer_right for name in strokes.names) + 2
            top, bottom = row.shape.over - _OVER, row.shape.top + _OVER
            return QRectF(left, top, right - left, bottom - top)

        self._layers.draw(
            painter, row, strokes.names, area, lambda brush: self._paint_names(brush, row, strokes)
        )

    def _paint_arcs(self, painter: QPainter, row: Row, arcs: RowArcs, out: Emphasis) -> None:
        if self._layers is None or not arcs.arcs:
            self._arcs.paint_quiet(painter, arcs, out.rest)
        else:
            painter.setOpacity(out.rest)
            self._layers.draw(
                painter,
                row,
                arcs,
                lambda: _around(arcs, row),
                lambda brush: self._arcs.paint_quiet(brush, arcs),
            )
            painter.setOpacity(1.0)
        self._arcs.paint_lit(painter, arcs, out)

    def _paint_washes(self, painter: QPainter, strokes: Strokes, shown: Shown) -> None:
        look = self.look
        for patch in strokes.patches:
            hue = self.hue(patch.label)
            strong = 0.2 if patch.uid in shown.flashing else 0.0
            painter.setBrush(self.colour(hue.line, look.wash + strong))
            _wash(painter, patch)
        for patch in strokes.patches:
            painter.fillRect(patch.line, self.colour(self.hue(patch.label).line))
        for join in strokes.joins:
            self._paint_join(painter, join)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_join(self, painter: QPainter, join: Join) -> None:
        pen = QPen(self.colour(self.hue(join.label).line), 1.4, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([0.1, 2.4])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(join.left + 1, join.y), QPointF(join.right - 1, join.y))

    def _paint_spans(self, painter: QPainter, row: Row, shown: Shown) -> None:
        look = self.look
        for index in _on_row(shown.hits, row):
            colour = look.current_hit if index == shown.current_hit else look.hit
            self._fill(painter, row, shown.hits[index], self.colour(colour, 0.85))
        for span in (*shown.selection, *shown.preview):
            self._fill(painter, row, span, self.colour(look.selection, 0.85))

    def _fill(self, painter: QPainter, row: Row, span: Span, colour: QColor) -> None:
        shape = row.shape
        for left, right in _stretches(row, span):
            area = QRectF(left, shape.top, right - left, shape.bottom - shape.top)
            painter.fillRect(area, colour)

    def _fade(self, painter: QPainter, row: Row, excluded: tuple[Span, ...]) -> None:
        """Lays the page's colour over excluded letters, so that they are pale."""
        shape = row.shape
        for index in _on_row(excluded, row):
            for left, right in _stretches(row, excluded[index]):
                area = QRectF(left - 1, shape.top, right - left + 2, shape.bottom + 3 - shape.top)
                painter.fillRect(area, self.colour(self.look.page, 0.62))

    def _paint_names(self, painter: QPainter, row: Row, strokes: Strokes) -> None:
        baseline = row.shape.names
        for name in strokes.names:
            painter.setPen(self.colour(self.hue(name.label).text))
            line = self.page.packing.names.line(name.shown)
            self._draw(painter, line, QPointF(name.left, baseline - line.ascent()))
            if name.badge:
                self._paint_badge(painter, name, name.badge, row)

    def _paint_badge(self, painter: QPainter, name: NamePlace, badge: Badge, row: Row) -> None:
        """A disc with the chain's number, and beside it how many are in the chain."""
        names, hue = self.page.packing.names, self.look.hue(badge.colour)
        wide, rtl = names.disc(badge), row.paragraph.reads_rtl
        size = names.width(badge.second)
        left = name.badge_left + (size + 1.5 if rtl else 0.0)
        beside = name.badge_left + (0.0 if rtl else wide + 1.5)
        high, baseline = names.pixels * 1.2, row.shape.names
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(hue.text))
        disc = QRectF(left, baseline - names.pixels * 0.36 - high / 2, wide, high)
        painter.drawRoundedRect(disc, high / 2, high / 2)
        painter.setPen(self.colour(self.look.page))
        for words, x in (
            (badge.first, left + (wide - names.width(badge.first)) / 2),
            (badge.second, beside),
        ):
            line = names.line(words)
            self._draw(painter, line, QPointF(x, baseline - line.ascent()))
            painter.setPen(self.colour(hue.text))

    def _paint_joined(
        self, painter: QPainter, strokes: Strokes, shown: Shown, out: Emphasis
    ) -> None:
        """Outlines the members of a chain that stands out, and the ends of the chosen relation."""
        web = self.page.web
        ends = web.ends(shown.relation)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for patch in strokes.patches:
            if patch.uid in out.chain:
                badge = web.badges[patch.uid]
                painter.setPen(QPen(self.colour(self.look.hue(badge.colour).text), 1.4))
            elif patch.uid in ends:
                painter.setPen(QPen(self.colour(self._inks.relation(ends[patch.uid]).line), 1.4))
            else:
                continue
            painter.drawRoundedRect(patch.wash.united(patch.line), _ROUND, _ROUND)

    def _paint_offers(self, painter: QPainter, row: Row, offers: Offers) -> None:
        """Dashed outlines around what would be marked."""
        for index in _on_row(offers.spans, row):
            is_current = offers.which[index] == offers.current
            hue, shape = self.hue(offers.label), row.shape
            pen = QPen(
                self.colour(hue.text), 2.0 if is_current else 1.2, Qt.PenStyle.CustomDashLine
            )
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for left, right in _stretches(row, offers.spans[index]):
                area = QRectF(left, shape.top, right - left, shape.bottom + 1 - shape.top)
                painter.drawRoundedRect(area, _ROUND, _ROUND)


def _around(arcs: RowArcs, row: Row) -> QRectF:
    left = min(min(arc.left, arc.box.left()) for arc in arcs.arcs) - _OVER
    right = max(max(arc.right, arc.box.right()) for arc in arcs.arcs) + _OVER
    return QRectF(left, -row.above - 1, right - left, row.above + row.shape.top + 2)


def _wash(painter: QPainter, patch: Patch) -> None:
    if patch.opens and patch.closes:
        painter.drawRoundedRect(patch.wash, _ROUND, _ROUND)
    else:
        painter.drawRect(patch.wash)


def _on_row(spans: tuple[Span, ...], row: Row) -> range:
    """Which of many spans, in reading order and apart, may lie on a row."""
    if not spans:
        return range(0)
    start, end = row.paragraph.points(row.start), row.paragraph.points(row.end)
    first = bisect_right(spans, start, key=lambda span: span.end)
    return range(first, bisect_left(spans, end, lo=first, key=lambda span: span.start))


def _stretches(row: Row, span: Span) -> _Rects:
    paragraph = row.paragraph
    if span.start >= paragraph.end or span.end <= paragraph.start:
        return []
    start, end = paragraph.utf16(span.start), paragraph.utf16(span.end)
    if start >= row.end or end <= row.start:
        return []
    return row.geometry.stretches(start, end)
