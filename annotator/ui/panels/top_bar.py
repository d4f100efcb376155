"""The one bar above: menu, whose annotation is open, search, how much is done, the theme."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QToolButton,
    QWidget,
)

from annotator.i18n import tr
from annotator.ui.panels.explain import explain
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import plain_tip


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
        _open_menu_when_pressed(self.menu)
        self.theme = _button(
            "moon" if shades.name == "light" else "sun", shades, tr("Light or dark"), "Theme"
        )
        self.theme.clicked.connect(self.theme_pressed)
        self.project = QLabel()
        self.project.setTextFormat(Qt.TextFormat.PlainText)
        self.project.setProperty("heading", True)
        self.annotators = _chooser()
        self.annotators.setIcon(icon("chevron", shades.faint))
        # Qt puts the icon before the name: the other direction puts it after.
        ltr, rtl = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
        self.annotators.setLayoutDirection(ltr if self.isRightToLeft() else rtl)
        self.search = SearchField(shades)
        self.done, self.bar = QLabel(), QProgressBar()
        self.done.setProperty("quiet", True)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(24 * SPACE)
        self.bar.setAccessibleName("Progress")
        self._arrange()

    def show_project(self, name: str) -> None:
        """Shows which project is open."""
        metrics = self.project.fontMetrics()
        self.project.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, 200))
        explain(self.project, name)

    def show_annotators(self, names: Sequence[str], current: str) -> None:
        """Offers these annotators; the annotation of ``current`` is open."""
        metrics = self.annotators.fontMetrics()
        shown = metrics.elidedText(current, Qt.TextElideMode.ElideRight, 35 * SPACE)
        self.annotators.setText(shown)
        self.annotators.setAccessibleDescription(current)
        menu = self.annotators.menu()
        menu.clear()
        for name in names:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == current)
            action.triggered.connect(partial(self._chosen, name, current))
        menu.addSeparator()
        menu.addAction(tr("Add annotator …")).triggered.connect(self.annotator_wanted)

    def show_progress(self, finished: int, count: int) -> None:
        """Shows how many articles are finished."""
        self.done.setText(tr("{done} / {count}", done=finished, count=count))
        self.bar.setRange(0, max(1, count))
        self.bar.setValue(finished)
        told = tr("{done} of {count} articles are finished", done=finished, count=count)
        explain(self.bar, told)

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
        box.addWidget(self.search, 3)
        box.addWidget(self.search.told, 1)
        after: tuple[QWidget, ...] = (self.done, self.bar, self.theme)
        for part in after:
            box.addWidget(part)

    def _chosen(self, name: str, current: str) -> None:
        if name != current:
            self.annotator_chosen.emit(name)


class SearchField(QLineEdit):
    """Looks for words, in this article or in all."""

    entered = Signal(bool)
    """Enter was pressed; with Shift for the hit before."""
    stepped = Signal(int)
    """Down or up was pressed: one result on, or back."""
    left = Signal()
    """Esc was pressed."""
    abandoned = Signal()
    """The keys go elsewhere."""

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
        self.told = QLabel()
        self.told.setProperty("quiet", True)

    def tell(self, words: str) -> None:
        """Says beside the field how many hits there are."""
        self.told.setText(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that one is elsewhere now."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.abandoned.emit()

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


def _button(name: str, shades: Shades, tip: str, accessible: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name, shades.ink))
    explain(button, tip)
    button.setAccessibleName(accessible)
    button.setFixedSize(8 * SPACE, 8 * SPACE)
    return button


def _chooser() -> QToolButton:
    button = QToolButton()
    button.setAccessibleName("Annotator")
    button.setToolTip(plain_tip(tr("Whose annotation is open")))
    _open_menu_when_pressed(button)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setMenu(QMenu(button))
    return button


def _open_menu_when_pressed(button: QToolButton) -> None:
    """Scripts can press it: the menu opens when the press is over, and blocks nobody."""
    button.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
    button.clicked.connect(lambda: QTimer.singleShot(0, button, partial(open_menu, button)))


def open_menu(button: QToolButton) -> None:
    """Opens the menu of a button below it, and returns at once."""
    menu = button.menu()
    below = button.rect().bottomLeft()
    if menu.isRightToLeft():
        below = button.rect().bottomRight() - QPoint(menu.sizeHint().width() - 1, 0)
    menu.popup(button.mapToGlobal(below))
    first = next((one for one in menu.actions() if one.isChecked()), menu.actions()[0])
    menu.setActiveAction(first)
