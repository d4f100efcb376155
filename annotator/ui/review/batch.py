"""The places that are like what was settled last, to be settled alike or left out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import tr, trn
from annotator.ui.dialogs.form import Standard, button_row, take_room
from annotator.ui.dialogs.reading_order import ReadDialog
from annotator.ui.theme.palette import SPACE
from annotator.ui.words import isolated
from annotator.usecases.review_alike import Place


class BatchDialog(ReadDialog):
    """All places are checked; ``taken`` tells those that stayed so."""

    taken = Signal(list)

    def __init__(self, answer: str, places: Sequence[Place], parent: QWidget | None = None) -> None:
        """``answer``: what would be settled, in words."""
        super().__init__(parent)
        self._places = list(places)
        self.setWindowTitle(tr("The same for all alike"))
        take_room(self, 170 * SPACE, 120 * SPACE)
        heading = QLabel(answer)
        heading.setProperty("large", True)
        heading.setWordWrap(True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        self.told = QLabel()
        self.told.setProperty("quiet", True)
        self.list = _list(self._places)
        self.list.itemChanged.connect(self._count)
        self.buttons = button_row(Standard.Cancel)
        self.accept_button: QPushButton = self.buttons.addButton(
            tr("Settle them"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.taken.emit(self.chosen()))
        box = QVBoxLayout(self)
        box.setContentsMargins(6 * SPACE, 5 * SPACE, 6 * SPACE, 5 * SPACE)
        box.setSpacing(3 * SPACE)
        for part in (heading, self.told, self.list, self.buttons):
            box.addWidget(part)
        self.accept_button.setDefault(True)  # before it is in the dialog Qt takes no notice
        self._count()

    def chosen(self) -> list[Place]:
        """What stayed checked."""
        return [
            one
            for row, one in enumerate(self._places)
            if self.list.item(row).checkState() == Qt.CheckState.Checked
        ]

    def _count(self) -> None:
        chosen = self.chosen()
        articles = len({one.article for one in chosen})
        places = trn("{n} place", "{n} places", len(chosen))
        self.told.setText(
            trn("{places} in {n} article", "{places} in {n} articles", articles, places=places)
        )
        self.accept_button.setEnabled(bool(chosen))


def _list(places: Sequence[Place]) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName("Places")
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setWordWrap(True)
    made.setSpacing(2)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for place in places:
        before, words, after = place.context
        item = QListWidgetItem(
            isolated(f"{before}«{words}»{after}") + f"  — {isolated(place.title)}"
        )
        item.setFlags(
            Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Checked)
        made.addItem(item)
    made.setCurrentRow(0)
    return made
