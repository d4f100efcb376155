"""The mouse on the page: what a press, a drag and a click mean."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.model.marks import Span
from annotator.text.segments import sentences, trimmed, word_at
from annotator.ui.canvas.caret import Edge
from annotator.ui.canvas.choosing import (
    around,
    handle_at,
    name_at,
    whole_words,
    with_edge,
    word_around,
)
from annotator.ui.canvas.layout import Spot
from annotator.ui.canvas.pulling import Pulling
from annotator.ui.canvas.selection import Selection
from annotator.ui.canvas.suggesting import SuggestingView

_WORD, _SENTENCE, _PARAGRAPH = 2, 3, 4
_SAME_PLACE = 6
_EXACT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""Either: some desktops move the window with the one, some with the other."""
_AUTOSCROLL_MS = 30
_AUTOSCROLL_STEP = 0.35


class Gestures(QObject):
    """Watches the viewport of a view and calls the view's own methods."""

    def __init__(self, view: SuggestingView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: Spot | None = None
        self._pressed_at = QPoint()
        self._dragging = False
        self._handle: Edge | None = None
        self._clicks = 0
        self._chose: str | None = None
        self._last = QPointF()
        self._exact = False
        self._kept: tuple[Span, ...] = ()
        self._autoscroll = QTimer(self, interval=_AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_on)
        self._since_click = QTimer(self, singleShot=True)
        self._pulling = Pulling(view)
        view.viewport().installEventFilter(self)
        view.viewport().setMouseTracking(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what the left button does; all else goes its way."""
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self._view.hover(None, None)
        elif kind == QEvent.Type.ToolTip and self._view.has_article:
            help_ = cast("QHelpEvent", event)
            self._pulling.tell(QPointF(help_.pos()), help_.globalPos())
            return True
        if kind not in _MOUSE or not self._view.has_article:
            return super().eventFilter(watched, event)
        mouse = cast("QMouseEvent", event)
        if kind == QEvent.Type.MouseMove:
            self._move(mouse)
        elif mouse.button() != Qt.MouseButton.LeftButton:
            return super().eventFilter(watched, event)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release(mouse)
        else:
            self._press(mouse)
        return True

    def _press(self, event: QMouseEvent) -> None:
        view = self._view
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position()
        self._count_click(point.toPoint())
        self._last, self._dragging = point, False
        self._exact = bool(event.modifiers() & _EXACT)
        self._handle = handle_at(view, point) if self._clicks == 1 else None
        spot = self._pressed = view.spot_at(point)
        if self._handle:
            return
        self._pulling.press(point)
        if self._clicks > 1 and not self._pulling.is_ready:
            self._select_around(spot)
            return
        self._kept = ()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._kept = view.state.spans
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            view.set_selection(view.state.to(spot.caret))
            self._dragging = True

    def _move(self, event: QMouseEvent) -> None:
        point = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(point, is_link=self._pulling.hover(point))
            return
        self._last = point
        self._exact = bool(event.modifiers() & _EXACT)
        far = (point.toPoint() - self._pressed_at).manhattanLength()
        if not self._dragging and far < min(QApplication.startDragDistance(), _SAME_PLACE):
            return
        self._dragging = True
        self._drag()
        outside = not 0 <= point.y() < self._view.viewport().height()
        if outside and not self._autoscroll.isActive():
            self._autoscroll.start()
        elif not outside:
            self._autoscroll.stop()

    def _release(self, event: QMouseEvent) -> None:
        self._autoscroll.stop()
        spot, handle, dragged = self._pressed, self._handle, self._dragging
        self._pressed, self._handle, self._dragging = None, None, False
        if handle and dragged:
            self._let_go_of_edge()
            return
        if dragged and self._pulling.is_ready:
            self._pulling.let_go(event.position())
            return
        self._pulling.forget()
        if dragged and _marks(self._view, event):
            self._view.pen_used.emit()
            return
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if spot and not dragged and self._clicks == 1 and plain:
            self._click(spot, event.position())

    def _click(self, spot: Spot, point: QPointF) -> None:
        """Chooses the entity under the pointer, the innermost first; again, the next one out."""
        view = self._view
        if self._pulling.click(point):
            return
        named = name_at(view, point)
        if view.pen and spot.inside and not named and self._write(spot):
            return
        here = around(view.annotation, spot.start) if spot.inside else []
        here = [named] if named else here
        view.set_selection(Selection(spot.caret, spot.caret))
        if here:
            at = here.index(self._chose) + 1 if self._chose in here else 0
            view.choose(here[at % len(here)], scroll=False)

    def _write(self, spot: Spot) -> bool:
        """The pen marks a word; where its label is already, that is chosen. Whether it was so."""
        view = self._view
        there = view.annotation.entities
        same = [uid for uid in around(view.annotation, spot.start) if there[uid].label == view.pen]
        word = word_at(view.text, spot.start)
        if same:
            view.choose(same[0], scroll=False)
        elif word and word[0] <= spot.start < word[1]:
            start, end = word_around(view, spot.start)
            view.set_selection(Selection(start, start).with_active(start, end))
            view.pen_used.emit()
        else:
            return False
        return True

    def _count_click(self, point: QPoint) -> None:
        near = (point - self._pressed_at).manhattanLength() < _SAME_PLACE
        again = near and self._since_click.isActive()
        again = again and not self._view.pen  # each click marks a word
        self._clicks = self._clicks % _PARAGRAPH + 1 if again else 1
        self._pressed_at = point
        if self._clicks == 1:
            self._chose = self._view.chosen
        self._since_click.start(QApplication.doubleClickInterval())

    def _select_around(self, spot: Spot) -> None:
        view = self._view
        if self._clicks == _WORD:
            start, end = word_around(view, spot.start)
            view.set_selection(Selection(start, start, self._kept).with_active(start, end))
            return
        paragraph = spot.row.paragraph
        start, end = paragraph.start, paragraph.end
        if self._clicks == _SENTENCE:
            inside = spot.start - start
            for first, last in sentences(paragraph.text):
                if first <= inside < last:
                    start, end = paragraph.start + first, paragraph.start + last
        start, end = trimmed(view.text, start, end)
        view.set_selection(Selection(start, start, self._kept).with_active(start, end))

    def _drag(self) -> None:
        view, spot = self._view, self._view.spot_at(self._last)
        if self._pulling.is_ready:
            self._pulling.pull(self._last)
        elif self._handle:
            self._drag_edge(self._handle, spot.caret)
        elif self._pressed:
            if self._clicks > 1 or not self._exact:
                start, end, backwards = self._snapped(self._pressed, spot)
            else:
                start, end = sorted((self._pressed.caret, spot.caret))
                backwards = spot.caret < self._pressed.caret
            kept = Selection(start, start, self._kept)
            if start < end:
                view.set_selection(kept.with_active(start, end, backwards=backwards))
            else:
                view.set_selection(kept)

    def _snapped(self, first: Spot, last: Spot) -> tuple[int, int, bool]:
        """From one letter to another, both words whole, by the project's policy."""
        view = self._view
        backwards = last.caret <= first.start
        start = min(first.start, last.caret)
        end = max(first.end, last.caret)
        start, end = trimmed(view.text, start, end)
        if start < end:
            start, end = view.snap_word(view.text, *whole_words(view.text, start, end))
        return start, end, backwards

    def _drag_edge(self, edge: Edge, position: int) -> None:
        """Shows where the chosen entity would lie if its edge were let go here."""
        view = self._view
        entity = view.annotation.entities.get(view.chosen or "")
        spans = with_edge(entity.spans, edge, position) if entity else ()
        if spans:
            old, view.shown.preview = view.shown.preview, spans
            view.update_spans(old, spans)

    def _let_go_of_edge(self) -> None:
        view = self._view
        spans, view.shown.preview = view.shown.preview, ()
        view.update_spans(spans)
        entity = view.annotation.entities.get(view.chosen or "")
        if entity and spans and spans != entity.spans:
            view.respan_wanted.emit(entity.uid, spans)

    def _scroll_on(self) -> None:
        y, height = self._last.y(), self._view.viewport().height()
        over = y if y < 0 else y - height
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + int(over * _AUTOSCROLL_STEP) + (1 if over > 0 else -1))
        self._drag()

    def _show_cursor(self, point: QPointF, *, is_link: bool) -> None:
        view = self._view
        if handle_at(view, point):
            shape = Qt.CursorShape.SizeHorCursor
        elif is_link:
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = view.writing_cursor().shape()
        if view.viewport().cursor().shape() != shape:
            is_pen = shape == Qt.CursorShape.BitmapCursor
            view.viewport().setCursor(view.writing_cursor() if is_pen else shape)


def _marks(view: SuggestingView, event: QMouseEvent) -> bool:
    """Whether the end of a drag marks: the pen is up, and no pieces are being gathered."""
    gathers = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(view.pen and not gathers and view.selection())


_MOUSE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
    }
)
