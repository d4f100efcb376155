"""Charts on cards, in one column or two, each where there is room for it first."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.agreement.shapes import Drawing
from annotator.look import Look
from annotator.ui.agreement.chart import Chart
from annotator.ui.theme.palette import SPACE

WIDE = 820
"""From this width on there are two columns."""
_GAP = 3 * SPACE
_AIR = 4 * SPACE
_SCROLL_BAR = 12
_SMALLEST = 0.82
"""How small a drawing may become before it is scrolled sideways."""
_ROOMIER = 1.12
"""By how much a drawing may be shrunk before it gets both columns."""


class Card(QFrame):
    """A chart under its title."""

    def __init__(self, drawing: Drawing, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel(drawing.title)
        self.title.setProperty("heading", True)
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.chart = Chart(look, "Chart", self)
        self.chart.show_drawing(drawing)
        self.around = QScrollArea()
        self.around.setFrameShape(QFrame.Shape.NoFrame)
        self.around.setWidgetResizable(True)
        self.around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.around.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.around.setWidget(self.chart)
        self.around.viewport().setAutoFillBackground(False)
        self.chart.setAutoFillBackground(False)
        self.chart.setMinimumWidth(round(drawing.width * _SMALLEST))
        box = QVBoxLayout(self)
        box.setContentsMargins(_AIR, _GAP, _AIR, _GAP)
        box.setSpacing(2 * SPACE)
        box.addWidget(self.title)
        box.addWidget(self.around)
        box.addStretch(1)

    def fits(self, width: int) -> bool:
        """Whether its chart can be read at this width."""
        return self.chart.drawing.width <= (width - 2 * _AIR) * _ROOMIER

    def height_at(self, width: int) -> int:
        """How high it is; its chart becomes as high as that wants."""
        room = width - 2 * _AIR - 2
        chart = max(room, self.chart.minimumWidth())
        bar = _SCROLL_BAR if chart > room else 0
        self.around.setFixedHeight(self.chart.heightForWidth(chart) + bar)
        title = self.title.heightForWidth(room)
        return title + self.around.height() + 2 * _GAP + 2 * SPACE + 2


class Columns(QWidget):
    """Cards in their order. ``opened`` tells the key of a door in any of them, and its number."""

    opened = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cards: list[Card] = []

    def show_drawings(self, drawings: Sequence[Drawing]) -> None:
        """Shows these and no others."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [Card(drawing, self._look, self) for drawing in drawings]
        for card in self.cards:
            card.chart.opened.connect(lambda key, card=card: self._open(card, key))
            card.show()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds the cards their places anew."""
        super().resizeEvent(event)
        self._arrange()

    def _open(self, card: Card, key: str) -> None:
        says = next(door.says for door in card.chart.drawing.doors if door.key == key)
        self.opened.emit(key, says)

    def _arrange(self) -> None:
        bottoms = [0, 0] if self.width() >= WIDE else [0]
        column = (self.width() - _GAP * (len(bottoms) - 1)) // len(bottoms)
        for card in self.cards:
            if len(bottoms) > 1 and not card.fits(column):
                place = QRect(0, max(bottoms), self.width(), 0)
                bottoms = [max(bottoms) + card.height_at(self.width()) + _GAP] * len(bottoms)
                place.setHeight(bottoms[0] - _GAP - place.top())
            else:
                at = bottoms.index(min(bottoms))
                place = QRect(at * (column + _GAP), bottoms[at], column, card.height_at(column))
                bottoms[at] += place.height() + _GAP
            card.setGeometry(self._mirrored(place))
        self.setFixedHeight(max(0, max(bottoms) - _GAP))

    def _mirrored(self, place: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveLeft(self.width() - place.left() - place.width())
        return place
