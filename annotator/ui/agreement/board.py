"""All charts of a report, one below the other: what matters first, the rest folded away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from annotator.agreement.shapes import Drawing
from annotator.i18n import tr
from annotator.look import Look
from annotator.ui.agreement.columns import Columns
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import SPACE


@dataclass(frozen=True, slots=True)
class Charts:
    """What a board shows."""

    first: Sequence[Drawing] = ()
    further: Sequence[Drawing] = ()
    """Measures that are folded away."""
    rest: Sequence[Drawing] = ()


class Board(QScrollArea):
    """Scrolls. ``opened`` tells the key of a door, and what its number says."""

    opened = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("Stage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.parts = [Columns(look) for _ in range(3)]
        self.fold = QToolButton()
        self.fold.setText(tr("More measures"))
        self.fold.setCheckable(True)
        self.fold.setProperty("fold", True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setAccessibleName("More measures")
        self.fold.toggled.connect(self._unfold)
        inner = QWidget()
        inner.setObjectName("Stage")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(inner)
        box.setContentsMargins(4 * SPACE, 3 * SPACE, 2 * SPACE, 4 * SPACE)
        box.setSpacing(3 * SPACE)
        first, further, rest = self.parts
        for part in (first, self.fold, further, rest):
            box.addWidget(part)
        box.addStretch(1)
        for part in self.parts:
            part.opened.connect(self.opened)
        self.setWidget(inner)
        self._unfold(False)

    def show_charts(self, charts: Charts) -> None:
        """Shows these, from the top."""
        for part, drawings in zip(
            self.parts, (charts.first, charts.further, charts.rest), strict=True
        ):
            part.show_drawings(drawings)
        self.fold.setVisible(bool(charts.further))
        self._put_in_order()
        self.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Gives the keys to the first chart."""
        for part in self.parts:
            if part.cards:
                part.cards[0].chart.setFocus()
                return

    def focus_again(self) -> None:
        """Gives the keys to the chart that had them last, else to the first."""
        inner = self.widget()
        last = inner.focusWidget() if inner else None
        if last is None or not last.isVisible():
            self.focus_first()
        else:
            last.setFocus()

    def _put_in_order(self) -> None:
        """Tab goes from the first chart down to the last."""
        charts = [[card.chart for card in part.cards] for part in self.parts]
        before: QWidget = self
        for part in (*charts[0], self.fold, *charts[1], *charts[2]):
            QWidget.setTabOrder(before, part)
            before = part

    def _unfold(self, wanted: bool) -> None:  # noqa: FBT001 - from a signal
        self.parts[1].setVisible(wanted)
        self.fold.setIcon(icon("up" if wanted else "down", self._look.muted))
