"""One case: the article with both versions under its words, and above it who said what."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import is_right_to_left, number, tr
from annotator.look import Look
from annotator.ui.canvas.view import ArticleView
from annotator.ui.keys import pressed
from annotator.ui.panels.explain import explain
from annotator.ui.theme.palette import SPACE


@dataclass(frozen=True, slots=True)
class Version:
    """What one annotator says in a case."""

    name: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class CaseContent:
    """What stands above the article."""

    kind: str
    place: str
    """Which of how many cases it is."""
    versions: Sequence[Version]
    reason: str = ""
    """How the gold came to be."""


class CasePage(QWidget):
    """Shows a case. ``pressed`` tells a key, named as in ``keys.py``; ``stepped`` a step."""

    pressed = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Stage")
        self.kind, self.place, self.reason = _line("heading"), _line("quiet"), _line("quiet")
        self.back = _button(tr("Back to the numbers"), "Back to the numbers", "Esc")
        self.previous = _button(tr("Previous"), "Previous case", "K")
        self.next = _button(tr("Next"), "Next case", "J")
        self.back.clicked.connect(self.left)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.rows = [(_line("quiet"), _line("heading"), _line("")) for _ in range(2)]
        self.view = ArticleView()
        self.view.set_look(look)
        self.view.setAccessibleName("Text of the case")
        self.view.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head())
        box.addWidget(self.view, 1)

    def show_case(self, content: CaseContent) -> None:
        """Says what is the case; the article is shown on ``view``."""
        self.kind.setText(content.kind)
        self.place.setText(content.place)
        for at, (row, one) in enumerate(zip(self.rows, content.versions, strict=True), 1):
            name, label, words = row
            name.setText(f"{number(at)}  {one.name}")
            label.setText(one.label)
            label.setVisible(bool(one.label))
            words.setText(one.words)
        self.reason.setText(content.reason)
        self.reason.setVisible(bool(content.reason))
        told = [f"{one.name} {one.label} {one.words}" for one in content.versions]
        self.view.setAccessibleDescription("\n".join((content.kind, *told, content.reason)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys of the text before Qt moves the focus with Tab."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key = pressed(event)
        bar = self.view.verticalScrollBar()
        pages = {"PageDown": 1, "PageUp": -1, "Space": 1}
        if key == "Tab":
            self.focusNextChild()
        elif key == "Shift+Tab":
            self.focusPreviousChild()
        elif key in pages:
            bar.setValue(bar.value() + pages[key] * bar.pageStep())
        elif key:
            self.pressed.emit(key)
        return True

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("TopBar")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        first = QHBoxLayout()
        first.setSpacing(2 * SPACE)
        first.addWidget(self.kind, 1)
        for part in (self.place, self.previous, self.next, self.back):
            first.addWidget(part)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE)
        for at, row in enumerate(self.rows):
            for column, part in enumerate(row):
                grid.addWidget(part, at, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(2, 1)
        box = QVBoxLayout(head)
        box.setContentsMargins(4 * SPACE, 2 * SPACE, 4 * SPACE, 2 * SPACE)
        box.setSpacing(SPACE)
        box.addLayout(first)
        box.addLayout(grid)
        box.addWidget(self.reason)
        for part in (*self.rows[0], *self.rows[1], self.kind):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for name, label, _ in self.rows:
            name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return head


def _line(role: str) -> QLabel:
    line = QLabel()
    if role:
        line.setProperty(role, True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    # Qt would choose the side by the words, which are most often the article's.
    side = Qt.AlignmentFlag.AlignRight if is_right_to_left() else Qt.AlignmentFlag.AlignLeft
    line.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return line


def _button(text: str, accessible: str, key: str) -> QPushButton:
    made = QPushButton(text)
    made.setAccessibleName(accessible)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    explain(made, tr("{what} ({key})", what=text, key=key))
    return made
