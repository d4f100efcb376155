"""The one bar above: menu, whose annotation is open, search, how much is done, the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QToolButton,
    QWidget,
)

from annotator.i18n import number, tr
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import isolated, plain_tip

_ADD = "\0add"


class TopBar(QWidget):
    """The bar. It asks and shows; others answer."""

    annotator_chosen = Signal(str)
    annotator_wanted = Signal()
    theme_pressed = Signal()

    def __init__(self, shades: Shades, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menu = _button("menu", shades, tr("Menu"), "Menu")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.theme = _button(
            "moon" if shades.name == "light" else "sun", shades, tr("Light or dark"), "Theme"
        )
        self.theme.clicked.connect(self.theme_pressed)
        self.project = QLabel()
        self.project.setTextFormat(Qt.TextFormat.PlainText)
        self.project.setProperty("heading", True)
        self.annotators = _chooser()
        self.annotators.activated.connect(self._chosen)
        self.search = SearchField(shades)
        self.done, self.bar = QLabel(), QProgressBar()
        self.done.setProperty("quiet", True)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(24 * SPACE)
        self.bar.setAccessibleName("Progress")
        self._current = ""
        self._arrange()

    def show_project(self, name: str) -> None:
        """Shows which project is open."""
        metrics = self.project.fontMetrics()
        self.project.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, 200))
        self.project.setToolTip(plain_tip(name))

    def show_annotators(self, names: Sequence[str], current: str) -> None:
        """Offers these annotators; the annotation of ``current`` is open."""
        self._current = current
        self.annotators.clear()
        for name in names:
            self.annotators.addItem(name, name)
        self.annotators.insertSeparator(self.annotators.count())
        self.annotators.addItem(tr("Add annotator …"), _ADD)
        self.annotators.setCurrentIndex(self.annotators.findData(current))

    def show_progress(self, finished: int, count: int) -> None:
        """Shows how many articles are finished."""
        self.done.setText(isolated(f"{number(finished)} / {number(count)}"))
        self.bar.setRange(0, max(1, count))
        self.bar.setValue(finished)
        told = tr("{done} of {count} articles are finished", done=finished, count=count)
        self.done.setToolTip(plain_tip(told))

    def _arrange(self) -> None:
        arrow = QLabel("▸" if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else "◂")
        arrow.setProperty("quiet", True)
        box = QHBoxLayout(self)
        box.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        box.setSpacing(2 * SPACE)
        before: tuple[QWidget, ...] = (self.menu, self.project, arrow, self.annotators)
        for part in before:
            box.addWidget(part)
        box.addStretch(1)
        box.addWidget(self.search, 2)
        box.addStretch(1)
        after: tuple[QWidget, ...] = (self.done, self.bar, self.theme)
        for part in after:
            box.addWidget(part)

    def _chosen(self, row: int) -> None:
        name = self.annotators.itemData(row)
        if name == _ADD:
            self.annotators.setCurrentIndex(self.annotators.findData(self._current))
            self.annotator_wanted.emit()
        elif name != self._current:
            self.annotator_chosen.emit(name)


class SearchField(QLineEdit):
    """Looks for words, in this article or in all."""

    entered = Signal(bool)
    """Enter was pressed; with Shift for the hit before."""
    stepped = Signal(int)
    """Down or up was pressed: one result on, or back."""
    left = Signal()

    def __init__(self, shades: Shades, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Search")
        self._clear = self.addAction(
            icon("close", shades.faint), QLineEdit.ActionPosition.TrailingPosition
        )
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.setMinimumWidth(60 * SPACE)
        self.setMaximumWidth(120 * SPACE)
        self.addAction(icon("search", shades.faint), QLineEdit.ActionPosition.LeadingPosition)
        self.told = QLabel(self)
        self.told.setProperty("quiet", True)
        self.told.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def tell(self, words: str) -> None:
        """Shows how many hits there are, at the end of the field."""
        self.told.setText(words)
        self._place()

    def resizeEvent(self, event: object) -> None:
        """Keeps the count at the end."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # it is Qt's
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to a hit, the arrows through the results, Esc away."""
        held = event.modifiers()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not (
                held & Qt.KeyboardModifier.ControlModifier
            ):
                self.entered.emit(bool(held & Qt.KeyboardModifier.ShiftModifier))
            case Qt.Key.Key_Down if not held:
                self.stepped.emit(1)
            case Qt.Key.Key_Up if not held:
                self.stepped.emit(-1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _place(self) -> None:
        self.told.adjustSize()
        top = (self.height() - self.told.height()) // 2
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = 32
        left = room if rtl else self.width() - room - self.told.width()
        self.told.move(left, top)


class _NoWheel(QObject):
    """A wheel over a closed chooser must not change whose annotation is open."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallows the wheel."""
        return event.type() == QEvent.Type.Wheel


def _button(name: str, shades: Shades, tip: str, accessible: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name, shades.ink))
    button.setToolTip(plain_tip(tip))
    button.setAccessibleName(accessible)
    button.setFixedSize(8 * SPACE, 8 * SPACE)
    return button


def _chooser() -> QComboBox:
    chooser = QComboBox()
    chooser.setProperty("flat", True)
    chooser.setAccessibleName("Annotator")
    chooser.setAccessibleDescription(tr("Annotator"))
    chooser.setToolTip(plain_tip(tr("Whose annotation is open")))
    chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    chooser.setMinimumContentsLength(10)
    chooser.view().setMinimumWidth(45 * SPACE)
    chooser.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    chooser.installEventFilter(_NoWheel(chooser))
    return chooser
