"""The scrolling surface that shows an article and its marks, and keeps still while it changes."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from annotator.look import LIGHT, Look
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import Span
from annotator.ui.canvas.keeping import kept_in_place, stretches_of
from annotator.ui.canvas.layers import Layers
from annotator.ui.canvas.layout import Page, Spot
from annotator.ui.canvas.message import paint_message
from annotator.ui.canvas.painter import PagePainter
from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.shown import Shown
from annotator.ui.canvas.style import LARGEST, MARGIN, SMALLEST, Style
from annotator.ui.theme.fonts import load_fonts

_SLICE = 0.006
_STRIP = 6


class Surface(QAbstractScrollArea):
    """Lays out, paints and scrolls a page; what is on it besides the text is ``shown``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self.shown = Shown()
        self.text = ""
        self.has_article = False
        self.annotation = Annotation()
        self._labels = LabelSet("")
        self.message = ("", "")
        """What stands in place of an article: a title and a hint."""
        self._look = LIGHT
        self.page = Page("", Style())
        self._painter = PagePainter(self.page, self._look, self._labels)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._lay_some)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_article(
        self, text: str, excluded: Sequence[Span] = (), title: str = "", source_line: str = ""
    ) -> None:
        """Shows another article, from its top and without marks.

        A ``title`` that is not the text's first line stands above it, and ``source_line`` below
        the title; neither can be marked.
        """
        self.text, self.has_article = text, True
        self.annotation = Annotation()
        self.shown = Shown(excluded=tuple(excluded))
        self.page = Page(text, self.page.style, title, source_line)
        self.page.web.show(self.annotation, self._labels)
        self._renew()
        self.verticalScrollBar().setValue(0)

    def set_look(self, look: Look) -> None:
        """Changes the colours."""
        self._look = look
        self._recolour()

    def set_style(self, *, pixels: int | None = None, spacing: float | None = None) -> None:
        """Reading size in pixels (14 to 40) and line spacing (1.0 is the usual one)."""
        old = self.page.style
        size = min(max(pixels or old.pixels, SMALLEST), LARGEST)
        style = Style(size, old.spacing if spacing is None else spacing, old.family)
        if style != old:
            self._lay_out_again(style)

    def scroll_to(self, span: Span) -> None:
        """Brings a span into sight: not at all if it is there, else to a third of the height."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        row, top = self.page.row_of(span.start), -1.0
        # What comes into sight may turn out higher or lower than was guessed: look again then.
        while top != self.page.top_of(row):
            top = self.page.top_of(row)
            self.fit_bar()
            if not bar.value() <= top <= bar.value() + height - row.height:
                bar.setValue(round(top - height / 3))
            self.page.lay_out_between(bar.value(), bar.value() + height)

    def rects_of(self, span: Span) -> list[QRectF]:
        """Where a span is seen, line by line, in pixels of the viewport."""
        offset = self.viewport_offset()
        return [rect.translated(offset) for rect in self.page.rects(span)]

    def spot_at(self, point: QPointF) -> Spot:
        """What is at a point of the viewport."""
        at = point - self.viewport_offset()
        return self.page.hit(at.x(), at.y())

    def update_rows(self, rows: Iterable[Row]) -> None:
        """Repaints rows."""
        offset = self.viewport_offset().y()
        for row in rows:
            y = self.page.top_of(row) + offset
            width, height = self.viewport().width(), row.height + 2 * _STRIP
            self.viewport().update(QRect(0, int(y) - _STRIP, width, int(height)))

    def update_spans(self, *groups: Iterable[Span]) -> None:
        """Repaints the rows in sight that hold one of these spans."""
        spans = [span for group in groups for span in group]
        top = self.verticalScrollBar().value()
        for row, _ in self.page.rows_between(top, top + self.viewport().height()):
            start, end = row.paragraph.points(row.start), row.paragraph.points(row.end)
            if any(span.start <= end and start <= span.end for span in spans):
                self.update_rows([row])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the part that is asked for."""
        offset = self.viewport_offset()
        with QPainter(self.viewport()) as painter:
            for area in stretches_of(event.region()):
                painter.setClipRect(area)
                painter.fillRect(area, self._painter.colour(self._look.page))
                if not self.has_article:
                    whole = QRectF(self.viewport().rect())
                    paint_message(painter, whole, self._look, *self.message)
                    continue
                painter.translate(offset)
                top = area.top() - offset.y()
                self._painter.paint(painter, top, top + area.height(), self.shown)
                painter.resetTransform()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Breaks the lines anew if the column's width changed."""
        if self._column() == self.page.width:
            self.fit_bar()
        else:
            self._lay_out_again(self.page.style)

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Moves what is painted, so that only the strip that comes into sight is painted anew."""
        self.viewport().scroll(0, dy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves every key to the table of commands."""
        event.ignore()

    def viewport_offset(self) -> QPointF:
        """Where the page's origin lies in the viewport."""
        left = max(0.0, (self.viewport().width() - self.page.width) / 2)
        return QPointF(round(left), -self.verticalScrollBar().value())

    def _column(self) -> float:
        room = self.viewport().width() - 2 * MARGIN
        return float(max(120, min(round(self.page.style.column()), room)))

    def _renew(self) -> None:
        self.page.set_width(self._column())
        self._recolour()
        self.fit_bar()
        self._idle.start()

    def _recolour(self) -> None:
        self._painter = PagePainter(self.page, self._look, self._labels, layers=Layers())
        self.viewport().update()

    def _lay_out_again(self, style: Style) -> None:
        bar = self.verticalScrollBar()
        seen = self.page.first_seen(bar.value()) if bar.value() else None
        self.page.style = style
        self.page.set_width(self._column())
        self._recolour()
        self.fit_bar()
        if seen is not None:
            bar.setValue(round(self.page.top_of(self.page.row_of(seen))))
        self._idle.start()

    def _lay_some(self) -> None:
        """Lays out a little more while nothing else is to do; what is in sight stays there."""
        with kept_in_place(self.page, self.verticalScrollBar(), self.fit_bar):
            if not self.page.lay_some(_SLICE):
                self._idle.stop()

    def fit_bar(self) -> None:
        """Tells the scroll bar how high the page is."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, round(self.page.height) - height))
        bar.setPageStep(max(1, height - 40))
        bar.setSingleStep(40)
