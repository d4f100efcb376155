"""The guideline of one label, beside the text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import language, tr
from annotator.look import Look
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.ui.panels.explain import explain
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import isolated

_HIGHEST = 60 * SPACE


class Guideline(QWidget):
    """A label's name, what it marks, examples, and what it may join."""

    closed = Signal()

    def __init__(self, shades: Shades, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Guideline")
        self.setAccessibleDescription(tr("Guideline"))
        self._look = look
        self.shown = ""
        """The name of the label that is shown; empty for none."""
        self.area = QScrollArea()
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self.name, self.text, self.examples, self.ends = (_line() for _ in range(4))
        self.name.setProperty("heading", True)
        for line in (self.examples, self.ends):
            line.setProperty("quiet", True)
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close", shades.faint))
        self.close_button.setAccessibleName("Close guideline")
        explain(self.close_button, tr("Close (F2)"))
        self.close_button.clicked.connect(self.closed)
        self._arrange()
        self.hide()

    def show_label(self, label: Label | RelationLabel | None, labels: LabelSet) -> None:
        """Shows one label; none: what to do to see one."""
        self.shown = label.name if label else ""
        for line in (self.text, self.examples, self.ends):
            line.clear()
        if label is None:
            self.name.setText(tr("Guideline"))
            self.name.setStyleSheet("")
            self.text.setText(tr("Choose a mark, or point at a label below the text."))
        else:
            self.name.setText(f"{label.title} ({isolated(label.name)})")
            self.name.setStyleSheet(f"color: {self._look.hue(label.colour).text}")
            self.text.setText(guideline_of(label) or tr("No guideline is written yet."))
            self.examples.setText(examples_of(label))
            self.ends.setText(_ends(label, labels) if isinstance(label, RelationLabel) else "")
        for line in (self.text, self.examples, self.ends):
            line.setVisible(bool(line.text()))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Is as high as its words need."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = self._column
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 2 * SPACE, 3 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(head)
        for line in (self.text, self.examples, self.ends):
            column.addWidget(line)
        column.addStretch(1)
        card = QFrame()
        card.setObjectName("Card")
        area = self.area
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Guideline text")
        area.setWidget(self._inner)
        area.setStyleSheet("background: transparent;")
        within = QVBoxLayout(card)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(area)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 2 * SPACE)
        box.addWidget(card)

    def _fit(self) -> None:
        wide = self.width() - 5 * SPACE
        needed = self._column.totalHeightForWidth(wide) + 3 * SPACE
        self.setFixedHeight(min(_HIGHEST, needed))


def guideline_of(label: Label | RelationLabel) -> str:
    """What it marks, in the language in use; else in any other."""
    some = label.guidelines
    return some.get(language()) or some.get("en") or next(iter(some.values()), "")


def examples_of(label: Label | RelationLabel) -> str:
    """Its examples in one line, in the language in use; else in any other."""
    some = label.examples
    chosen = some.get(language()) or some.get("ar") or next(iter(some.values()), ())
    words = tr(", ").join(f"«{isolated(one)}»" for one in chosen)
    return tr("For example {words}", words=words) if words else ""


def _ends(label: RelationLabel, labels: LabelSet) -> str:
    def named(names: tuple[str, ...]) -> str:
        found = [(one, labels.entity(one)) for one in names]
        return tr(", ").join(isolated(label.title if label else one) for one, label in found)

    heads, tails = named(label.heads) or tr("any"), named(label.tails) or tr("any")
    return tr("From {heads} to {tails}.", heads=heads, tails=tails)


def _line() -> QLabel:
    line = QLabel()
    line.setWordWrap(True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line
