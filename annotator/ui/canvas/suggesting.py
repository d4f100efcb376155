"""An article on which a machine's proposals are outlined, and on which a pen may write."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QCursor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import Span
from annotator.model.suggestion import Suggestion
from annotator.ui.canvas.inks import Inks
from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.relating import RelatingView
from annotator.ui.canvas.suggested import Tag, tags
from annotator.ui.theme.icons import pixmap
from annotator.ui.words import plain_tip

REFUSING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""With one of these a click rejects; many desktops keep a click with Alt for themselves."""

_ROUND = 3.0
_CURSOR = 24
_CALM, _STRONG = 1.0, 2.0
"""How wide the outlines are: of a suggestion, and of the one that the keys are about."""


class SuggestingView(RelatingView):
    """Outlines suggestions: dashed, with a small name and no wash, so that none looks like a mark.

    They are painted over the page, so that pictures and layers of it never hold them.
    """

    suggestion_pressed = Signal(int)
    """The name of a suggestion (its number) was clicked: it is accepted."""
    suggestion_refused = Signal(int)
    """The same with Alt or Super held: it is rejected."""
    suggestion_menu = Signal(int, QPoint)
    """A suggestion was clicked with the right button, there on the screen."""
    pen_used = Signal()
    """With the pen up, the mouse selected something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pen = ""
        """The label that the pen writes; empty while it is laid down."""
        self._cursor = QCursor(Qt.CursorShape.IBeamCursor)
        self.suggestions: tuple[Suggestion, ...] = ()
        self.current_suggestion = -1
        self.clicks = _Clicks(self)

    def show_article(
        self, text: str, excluded: Sequence[Span] = (), title: str = "", source_line: str = ""
    ) -> None:
        """As the surface does; nothing is suggested yet."""
        self.set_suggestions(())
        super().show_article(text, excluded, title, source_line)

    def show_annotation(self, annotation: Annotation, labels: LabelSet) -> None:
        """As the surface does; the pen takes the new colour of its label."""
        super().show_annotation(annotation, labels)
        self.set_pen(self.pen)

    def set_suggestions(self, suggestions: Sequence[Suggestion], current: int = -1) -> None:
        """Outlines these, in reading order; ``current`` is the one that the keys are about."""
        if (tuple(suggestions), current) != (self.suggestions, self.current_suggestion):
            self.suggestions, self.current_suggestion = tuple(suggestions), current
            self.viewport().update()

    def set_pen(self, label: str) -> None:
        """Takes up a pen that writes a label; empty: lays it down."""
        self.pen = label
        self._cursor = self._made_cursor()
        self.viewport().setCursor(self.writing_cursor())

    def writing_cursor(self) -> QCursor:
        """What the pointer looks like over letters."""
        return self._cursor

    def _made_cursor(self) -> QCursor:
        if not self.pen:
            return QCursor(Qt.CursorShape.IBeamCursor)
        tone = Inks(self._look, self._labels).entity(self.pen).text
        return QCursor(pixmap("pen", tone, _CURSOR), 4, _CURSOR - 4)

    def suggestion_at(self, point: QPointF, *, name_only: bool = False) -> int:
        """The number of the suggestion at a point of the viewport; -1 if none is there."""
        if not self.suggestions or not self.has_article:
            return -1
        row = self.spot_at(point).row
        at = point - self.viewport_offset()
        at = QPointF(at.x(), at.y() - self.page.top_of(row) - row.above)
        here = tags(self.page, row, self.suggestions)
        named = next((tag.number for tag in here if self._name_box(tag, row).contains(at)), -1)
        if name_only or named >= 0:
            return named
        over = [tag.number for tag in here if any(box.contains(at) for box in tag.outlines)]
        return over[-1] if over else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the page, and over it what is suggested."""
        super().paintEvent(event)
        if not self.suggestions or not self.has_article:
            return
        offset, area = self.viewport_offset(), QRectF(event.rect())
        with QPainter(self.viewport()) as painter:
            painter.setClipRect(area)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(offset)
            top = area.top() - offset.y()
            for row, y in self.page.rows_between(top, top + area.height()):
                painter.translate(0, y + row.above)
                self._paint_row(painter, row)
                painter.translate(0, -y - row.above)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for a menu about the suggestion under the pointer."""
        number = self.suggestion_at(QPointF(event.pos()))
        if number >= 0:
            self.suggestion_menu.emit(number, event.globalPos())
        else:
            super().contextMenuEvent(event)

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        inks, names = Inks(self._look, self._labels), self.page.packing.names
        for tag in tags(self.page, row, self.suggestions):
            label = self.suggestions[tag.number].label
            colour = inks.colour(inks.entity(label).text)
            is_current = tag.number == self.current_suggestion
            painter.setPen(_dashed(colour, _STRONG if is_current else _CALM))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for box in tag.outlines:
                painter.drawRoundedRect(box, _ROUND, _ROUND)
            if tag.left is None:
                continue
            painter.setPen(colour)
            line = names.line(label)
            line.draw(painter, QPointF(tag.left, row.shape.names - line.ascent()))

    def _name_box(self, tag: Tag, row: Row) -> QRectF:
        if tag.left is None:
            return QRectF()
        shape = row.shape
        return QRectF(tag.left - 2, shape.over - 2, tag.width + 4, shape.top - shape.over + 2)


class _Clicks(QObject):
    """Takes clicks on the names of suggestions before they mean anything else."""

    def __init__(self, view: SuggestingView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed = -1

    def watch(self) -> None:
        """Looks at the mouse from now on, before all that looks at it already."""
        self._view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes a press on a name and what follows it."""
        if isinstance(event, QHelpEvent) and self._tell(event):
            return True
        if not isinstance(event, QMouseEvent) or not self._view.suggestions:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseMove:
            return self._moved(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return super().eventFilter(watched, event)
        number = self._view.suggestion_at(event.position(), name_only=True)
        if event.type() != QEvent.Type.MouseButtonRelease:
            self._pressed = -1 if self._view.relating else number
            return self._pressed >= 0
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and pressed == number:
            refused = event.modifiers() & REFUSING
            view = self._view
            (view.suggestion_refused if refused else view.suggestion_pressed).emit(number)
        return pressed >= 0

    def _tell(self, event: QHelpEvent) -> bool:
        """Says at a name what a click on it does; whether there is one."""
        if self._view.suggestion_at(QPointF(event.pos()), name_only=True) < 0:
            return False
        told = tr("A click accepts the suggestion; with Alt or Super it rejects it.")
        QToolTip.showText(event.globalPos(), plain_tip(told), self._view.viewport())
        return True

    def _moved(self, event: QMouseEvent) -> bool:
        if self._pressed >= 0:
            return True
        if event.buttons() or self._view.suggestion_at(event.position(), name_only=True) < 0:
            return False
        self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return True


def _dashed(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2.5])
    return pen
