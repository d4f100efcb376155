"""The page of keys (F1), and the one place where they are changed."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import tr
from annotator.model.labels import LabelSet
from annotator.ui import keys
from annotator.ui.command import Command
from annotator.ui.commands import clashes, menu_titles, table
from annotator.ui.dialogs.form import Standard, button_row, quiet_line, take_room
from annotator.ui.dialogs.reading_order import ReadDialog
from annotator.ui.panels.explain import explain
from annotator.ui.theme.palette import SPACE

_MODIFIER_KEYS = frozenset(
    {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
)


class KeysPage(ReadDialog):
    """All commands with their keys, and the labels with theirs."""

    def __init__(
        self, commands: Sequence[Command], labels: LabelSet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        take_room(self, 640, 600)
        rows = [(menu_titles()[c.menu], c.title, said(c.keys)) for c in commands]
        rows += [
            (tr("Labels"), one.title, keys.shown(one.key.upper()))
            for one in labels.entities
            if one.key
        ]
        self.table = key_table(rows, (tr("Where"), tr("What"), tr("Keys")))
        hints = quiet_line(f"{_of_the_mouse()} {_of_relations()} {_of_the_pen()}")
        buttons = button_row(Standard.Close)
        buttons.rejected.connect(self.reject)
        _arranged(self, tr("Keys"), (hints, self.table, buttons))


class KeyList(ReadDialog):
    """Keys that cannot be changed: where, what, and the key itself."""

    def __init__(
        self, title: str, rows: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        take_room(self, 640, 600)
        self.table = key_table(rows, (tr("Where"), tr("What"), tr("Keys")))
        buttons = button_row(Standard.Close)
        buttons.rejected.connect(self.reject)
        _arranged(self, title, (self.table, buttons))


class KeysDialog(ReadDialog):
    """Changes keys: choose a command, press its new key."""

    def __init__(
        self, changed: dict[str, str], labels: LabelSet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Change keys"))
        take_room(self, 640, 600)
        self._usual = {one.id: one for one in table()}
        self._own = {name: keys_ for name, keys_ in changed.items() if name in self._usual}
        self._labels = labels
        rows = [(menu_titles()[c.menu], c.title, "") for c in self._usual.values()]
        self.table = key_table(rows, (tr("Where"), tr("What"), tr("Keys")))
        self.table.currentCellChanged.connect(self._show_chosen)
        self.of = QLabel()
        self.of.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setReadOnly(True)
        self.field.setProperty("framed", True)
        self.field.setPlaceholderText(tr("Press the new key here"))
        self.field.setAccessibleName("New key")
        explain(self.field, tr("Press the new key. Esc leads back to the list."))
        self.field.installEventFilter(self)
        self.told = quiet_line("")
        self.usual = QPushButton(tr("The usual key"))
        self.usual.clicked.connect(self._take_usual)
        self.buttons = button_row(Standard.Save | Standard.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setMinimumWidth(60 * SPACE)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * SPACE)
        for part in (self.of, self.field, self.usual):
            line.addWidget(part)
        line.setStretchFactor(self.of, 1)
        parts = (self.table, row, self.told, self.buttons)
        _arranged(self, tr("Change keys"), parts)
        self._show_keys()
        self.table.setCurrentCell(0, 1)

    def changed(self) -> dict[str, str]:
        """The keys that are not the usual ones, by command."""
        return dict(self._own)

    def take(self, key: str) -> None:
        """Gives the chosen command a key in the place of those it has."""
        name = self._chosen()
        usual = " ".join(self._usual[name].keys)
        self._own[name] = key
        if key == usual:
            del self._own[name]
        self._show_keys()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key that is pressed in the field is taken, Tab too; Esc alone leads out of it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = keys.pressed(event) if event.key() not in _MODIFIER_KEYS else ""
            if key == "Esc":
                self.table.setFocus()
            elif key:
                self.take(key)
            return True
        return super().eventFilter(watched, event)

    def _take_usual(self) -> None:
        self._own.pop(self._chosen(), None)
        self._show_keys()

    def _chosen(self) -> str:
        return list(self._usual)[max(0, self.table.currentRow())]

    def _show_chosen(self) -> None:
        chosen = self._now(self._chosen())
        self.of.setText(chosen.title)
        self.field.setText(said(chosen.keys))

    def _show_keys(self) -> None:
        now = tuple(self._now(name) for name in self._usual)
        for row, command in enumerate(now):
            self.table.setItem(row, 2, QTableWidgetItem(said(command.keys)))
        self._show_chosen()
        told = [
            tr(
                "{key} stands at “{one}” and at “{other}”.",
                key=keys.shown(key),
                one=one.title,
                other=other.title,
            )
            for key, one, other in clashes(now)
        ] + [
            tr("{key} is the key of the label {label} too.", key=keys.shown(key), label=label.title)
            for command in now
            for key in command.keys
            if (label := self._labels.by_key(key.lower()))
        ]
        self.told.setText(" ".join(told))
        self.buttons.button(Standard.Save).setEnabled(not told)

    def _now(self, name: str) -> Command:
        usual = self._usual[name]
        return replace(usual, keys=tuple(self._own[name].split())) if name in self._own else usual


def said(some: Sequence[str]) -> str:
    """Keys as people read them."""
    return "   ".join(keys.shown(key) for key in some)


def key_table(rows: Sequence[tuple[str, str, str]], titles: Sequence[str]) -> QTableWidget:
    """A table that is only read."""
    made = QTableWidget(len(rows), len(titles))
    made.setHorizontalHeaderLabels(list(titles))
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(8 * SPACE)
    made.setShowGrid(False)
    made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    made.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.setAccessibleName("Keys")
    made.setTabKeyNavigation(False)  # the arrows go from row to row, Tab leads out
    header = made.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for row, words in enumerate(rows):
        for column, text in enumerate(words):
            made.setItem(row, column, QTableWidgetItem(text))
    return made


def _arranged(dialog: QDialog, title: str, parts: Sequence[QWidget]) -> None:
    heading = QLabel(title)
    heading.setProperty("large", True)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(6 * SPACE, 5 * SPACE, 6 * SPACE, 5 * SPACE)
    box.setSpacing(3 * SPACE)
    for part in (heading, *parts):
        box.addWidget(part)


def _of_the_mouse() -> str:
    return tr(
        "Double click selects a word. Drag selects whole words; with Alt or Super exact "
        "letters; with Ctrl it adds a piece. Click on an entity chooses it; drag its ends "
        "to change it."
    )


def _of_relations() -> str:
    return tr("Drag from the name above an entity to another entity to relate them.")


def _of_the_pen() -> str:
    return tr(
        "Space takes up the pen, Shift with a label's key too: then a click or a selection is "
        "marked, and a label's key changes what the pen writes. A click on the name of a "
        "suggestion accepts it; with Alt or Super it is rejected."
    )
