"""The places of the same words in all articles, to be marked or left out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import number, tr, trn
from annotator.ui.dialogs.alike_row import STRONG, WordsRow
from annotator.ui.dialogs.form import Standard, button_row, take_room
from annotator.ui.dialogs.reading_order import ReadDialog
from annotator.ui.theme.palette import SPACE
from annotator.ui.words import isolated
from annotator.usecases.alike import InArticle

_CHECKED, _NOT = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_OPENED = 12
"""So many articles are shown with their places; the others can be opened."""


class AlikeDialog(ReadDialog):
    """A tree: articles, and in each the places with the words around them; all are checked."""

    marked = Signal(object)
    """The articles and places that stayed checked, as a list."""

    def __init__(
        self, words: str, label: str, found: Sequence[InArticle], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._found = found
        self.setWindowTitle(tr("All alike in the project"))
        take_room(self, 190 * SPACE, 140 * SPACE)
        heading = QLabel(tr("Mark {words} as {label} in all articles", words=words, label=label))
        heading.setProperty("large", True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        self.told = QLabel()
        self.told.setProperty("quiet", True)
        self.tree = _tree(found)
        self.tree.itemChanged.connect(self._count)
        self.buttons = button_row(Standard.Cancel)
        self.accept_button: QPushButton = self.buttons.addButton(
            tr("Mark them"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.marked.emit(self.chosen()))
        box = QVBoxLayout(self)
        box.setContentsMargins(6 * SPACE, 5 * SPACE, 6 * SPACE, 5 * SPACE)
        box.setSpacing(3 * SPACE)
        for part in (heading, self.told, self.tree, self.buttons):
            box.addWidget(part)
        self.accept_button.setDefault(True)  # before it is in the dialog Qt takes no notice
        self._count()

    def chosen(self) -> list[InArticle]:
        """What stayed checked; articles without any are left out."""
        chosen = []
        for row, one in enumerate(self._found):
            top = self.tree.topLevelItem(row)
            kept = [i for i in range(len(one.places)) if _is_checked(top, i)]
            if kept:
                places = tuple(one.places[i] for i in kept)
                contexts = tuple(one.contexts[i] for i in kept)
                chosen.append(replace(one, places=places, contexts=contexts))
        return chosen

    def _count(self) -> None:
        chosen = self.chosen()
        count = sum(len(one.places) for one in chosen)
        places = trn("{n} place", "{n} places", count)
        self.told.setText(
            trn("{places} in {n} article", "{places} in {n} articles", len(chosen), places=places)
        )
        self.accept_button.setEnabled(bool(chosen))


def _is_checked(top: QTreeWidgetItem | None, row: int) -> bool:
    child = top.child(row) if top is not None else None
    return child is not None and child.checkState(0) == _CHECKED


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _tree(found: Sequence[InArticle]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    tree.setItemDelegate(WordsRow(tree))
    tree.setUniformRowHeights(True)
    tree.setAccessibleName("Places")
    tree.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled
    flags |= Qt.ItemFlag.ItemIsSelectable
    tops = []
    for one in found:
        top = QTreeWidgetItem([f"{isolated(one.title)}  {isolated(number(len(one.places)))}"])
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setFlags(flags | Qt.ItemFlag.ItemIsAutoTristate)
        for before, words, after in one.contexts:
            child = QTreeWidgetItem(top, [f"{before}{words}{after}"])
            child.setData(0, STRONG, (_units(before), _units(words)))
            child.setFlags(flags)
            child.setCheckState(0, _CHECKED)
        tops.append(top)
    tree.addTopLevelItems(tops)
    for top in tops[:_OPENED]:
        top.setExpanded(True)
    if tops:
        tree.setCurrentItem(tops[0])
    return tree
