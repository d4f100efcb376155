"""The line at the bottom: what just happened, and the way back; slow work, and how to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QToolButton,
    QWidget,
)

from annotator.i18n import tr
from annotator.ui.canvas.accessible import announce
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import directed, plain_tip


class StatusLine(QWidget):
    """One sentence. It is a field that cannot be written in, so that screen readers read it."""

    undo_pressed = Signal()
    redo_pressed = Signal()
    stop_pressed = Signal()

    def __init__(self, shades: Shades, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StatusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shades = shades
        self.message = QLineEdit()
        self.message.setReadOnly(True)
        self.message.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.message.setAccessibleName("Status")
        self.undo, self.redo = _link(tr("Undo"), "Undo"), _link(tr("Redo"), "Redo")
        for link, name in ((self.undo, "undo"), (self.redo, "redo")):
            link.setIcon(icon(name, shades.accent))
            link.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.undo.clicked.connect(self.undo_pressed)
        self.redo.clicked.connect(self.redo_pressed)
        policy = self.undo.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else all above it would jump when it comes
        self.undo.setSizePolicy(policy)
        self.work, self.bar = QLabel(), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(40 * SPACE)
        self.bar.setAccessibleName("Work progress")
        self.stop = _link(tr("Stop"), "Stop")
        self.stop.clicked.connect(self.stop_pressed)
        box = QHBoxLayout(self)
        box.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, SPACE)
        box.setSpacing(2 * SPACE)
        box.addWidget(self.message, 1)
        for part in (self.redo, self.undo, self.work, self.bar, self.stop):
            box.addWidget(part)
        self.undo.hide()
        self.redo.hide()
        self.hide_work()

    def say(
        self,
        sentence: str,
        *,
        is_refusal: bool = False,
        can_undo: bool = False,
        can_redo: bool = False,
    ) -> None:
        """Tells what happened; a refusal stands out, and what can be taken back can be so here."""
        self.undo.setVisible(can_undo)
        self.redo.setVisible(can_redo)
        self.message.setText(directed(sentence))
        self.message.setCursorPosition(0)
        self.message.setToolTip(plain_tip(sentence))
        self.message.setAccessibleDescription(sentence)
        announce(self.message, sentence)
        tone = self._shades.warning if is_refusal else self._shades.ink
        self.message.setStyleSheet(f"color: {tone};")

    def show_work(self, what: str, done: int, total: int | None) -> None:
        """Shows how far slow work is; a total of None: nobody knows."""
        self.work.setText(what)
        self.bar.setRange(0, total or 0)
        self.bar.setValue(done)
        for part in (self.work, self.bar, self.stop):
            part.show()

    def hide_work(self) -> None:
        """The work is over."""
        for part in (self.work, self.bar, self.stop):
            part.hide()


def _link(text: str, accessible: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("link", True)
    button.setAccessibleName(accessible)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
