"""The small fields of which the forms for labels are made."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from annotator.i18n import tr
from annotator.look import COLOURS, Look
from annotator.model.labels import KEYS
from annotator.ui import keys
from annotator.ui.panels.explain import explain
from annotator.ui.theme.palette import SPACE, wash
from annotator.ui.words import isolated


class ColourField(QWidget):
    """One of the colours that a label may have."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Colour")
        self.swatches = {colour: Swatch(colour, look) for colour in COLOURS}
        group = QButtonGroup(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE)
        for colour, swatch in self.swatches.items():
            group.addButton(swatch)
            box.addWidget(swatch)
            swatch.clicked.connect(lambda _=False, one=colour: self.chosen.emit(one))
        box.addStretch(1)
        self.setFocusProxy(self.swatches[COLOURS[0]])

    def show_colour(self, colour: str) -> None:
        """Shows which is chosen."""
        swatch = self.swatches.get(colour) or self.swatches["grey"]
        swatch.setChecked(True)
        self.setFocusProxy(swatch)


class Swatch(QAbstractButton):
    """A round of colour, as it looks in the text."""

    def __init__(self, colour: str, look: Look) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFixedSize(QSize(28, 28))
        self.setAccessibleName(colour)
        explain(self, colour_name(colour))
        self._hue, self._wash, self._look = look.hue(colour), wash(look, colour), look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it, with a ring around the chosen one."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            if self.isChecked() or self.hasFocus():
                tone = self._look.accent if self.hasFocus() else self._look.ink
                painter.setPen(QPen(QColor(tone), 2))
                painter.drawEllipse(area.adjusted(1.5, 1.5, -1.5, -1.5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._hue.line))
            inset = 5 if self.isChecked() else 6
            painter.drawEllipse(area.adjusted(inset, inset, -inset, -inset))


class KeyField(QLineEdit):
    """Takes the key that is pressed in it; Backspace takes it away."""

    taken = Signal(str)
    refused = Signal(str)
    """Why a key cannot be a label's."""

    def __init__(self, commands: Mapping[str, str], parent: QWidget | None = None) -> None:
        """``commands`` are the titles of commands by their keys."""
        super().__init__(parent)
        self._commands = commands
        self.setAccessibleName("Key")
        self.setMaximumWidth(16 * SPACE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        explain(self, tr("Press the key here; Backspace takes it away."))

    def show_key(self, key: str) -> None:
        """Shows a label's key."""
        self.setText(keys.shown(key.upper()) if key else "")

    def event(self, event: QEvent) -> bool:
        """Keeps keys from the shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(keys.pressed(event).lower() in KEYS)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the key, if a label may have it."""
        key = keys.pressed(event)
        if key in ("Backspace", "Delete"):
            self.taken.emit("")
        elif title := self._commands.get(key):
            self.refused.emit(
                tr("{key} is the key of “{title}”.", key=keys.shown(key), title=title)
            )
        elif len(key) == 1 and key.lower() in KEYS:
            self.taken.emit(key.lower())
        elif len(key) == 1:
            self.refused.emit(tr("{key} cannot be the key of a label.", key=keys.shown(key)))
        else:
            event.ignore()


class EndsField(QListWidget):
    """The labels that may stand at one end of a relation; none checked: any."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedHeight(36 * SPACE)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    def show_ends(self, known: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Offers labels (name and title), those of ``chosen`` checked."""
        self.blockSignals(True)
        self.clear()
        for name, title in known:
            item = QListWidgetItem(f"{isolated(title)}  {isolated(name)}", self)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked
            item.setCheckState(state)
        self.setCurrentRow(0)
        self.blockSignals(False)

    def ends(self) -> tuple[str, ...]:
        """The names of those that are checked."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )


def colour_name(colour: str) -> str:
    """What a colour is called."""
    names = {
        "blue": tr("blue"), "orange": tr("orange"), "green": tr("green"), "red": tr("red"),
        "purple": tr("purple"), "brown": tr("brown"), "pink": tr("pink"), "grey": tr("grey"),
        "olive": tr("olive"), "cyan": tr("cyan"), "gold": tr("gold"), "teal": tr("teal"),
    }  # fmt: skip
    return names.get(colour, colour)
