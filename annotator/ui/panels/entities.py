"""The entities beside the text, and the one that is chosen with its note."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import number, tr
from annotator.look import Look
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity
from annotator.ui.panels.empty import EmptyState
from annotator.ui.panels.entity_model import EntityModel, Role
from annotator.ui.panels.entity_row import EntityRow
from annotator.ui.panels.explain import explain
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import isolated, reads_rtl


class EntityList(QWidget):
    """The list, and a card with the chosen entity."""

    chosen = Signal(str)
    """The uid of the entity that was clicked."""
    grouping_changed = Signal(bool)
    note_written = Signal(str)
    note_left = Signal()

    def __init__(
        self, shades: Shades, look: Look, *, grouped: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = EntityModel(self)
        self.title = QLabel()
        self.title.setProperty("heading", True)
        self.title.setAccessibleName("Entities heading")
        self.grouping = _grouping(shades, grouped=grouped)
        self.list = _list(self.model, EntityRow(shades, look, self))
        self.empty = EmptyState(
            tr("No entities yet"), tr("Select words and press the key of a label.")
        )
        self.card = ChosenCard()
        self._shown: tuple[Annotation, str, LabelSet] | None = None
        self._arrange()
        self._connect()

    def show_entities(self, annotation: Annotation, text: str, labels: LabelSet) -> None:
        """Lists the entities of an annotation."""
        self._shown = annotation, text, labels
        self.model.show(annotation, text, labels, grouped=self.grouping.isChecked())
        count = len(annotation.entities)
        self.title.setText(
            f"{tr('Entities')} {isolated(number(count))}" if count else tr("Entities")
        )
        self.empty.setVisible(not count)
        self.list.setVisible(bool(count))

    def choose(self, uid: str | None) -> None:
        """Shows which entity is chosen on the canvas."""
        index = self.model.index_of(uid or "")
        self.list.setCurrentIndex(index)
        self._bring_current()
        entity = self._shown[0].entities.get(uid or "") if self._shown else None
        if entity and self._shown:
            self.card.show_entity(entity, self._shown[1], self._shown[2])
        if self.card.isHidden() != (entity is None):
            self.card.setVisible(entity is not None)
            QTimer.singleShot(0, self, self._bring_current)  # the list is lower or higher now

    def write_note(self) -> None:
        """Puts the caret into the note of the chosen entity."""
        self.card.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.card.note.selectAll()

    def _bring_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.list.scrollTo(index)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.grouping)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        box.setSpacing(SPACE)
        box.addLayout(row)
        box.addWidget(self.list, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.card)
        self.card.hide()

    def _connect(self) -> None:
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(self._clicked)
        self.grouping.toggled.connect(self._regroup)
        self.card.note.returnPressed.connect(
            lambda: self.note_written.emit(self.card.note.text().strip())
        )
        self.card.note.left.connect(self.note_left)

    def _clicked(self, index: QModelIndex) -> None:
        uids = index.data(Role.ROW).uids
        if uids:
            self.chosen.emit(self._after(uids))

    def _after(self, uids: tuple[str, ...]) -> str:
        """The next of entities alike, so that clicking again goes from one to the next."""
        now = self.card.uid if self.card.isVisible() else ""
        return uids[(uids.index(now) + 1) % len(uids)] if now in uids else uids[0]

    def _regroup(self, grouped: bool) -> None:  # noqa: FBT001 - Qt passes it so
        if self._shown:
            self.show_entities(*self._shown)
            self.choose(self.card.uid if self.card.isVisible() else None)
        self.grouping_changed.emit(grouped)


class NoteField(QLineEdit):
    """A line that Esc leaves."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tells when the note is left as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class ChosenCard(QFrame):
    """The chosen entity: its label, its words, its note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.uid = ""
        self.label, self.words = QLabel(), QLabel()
        for line, role in ((self.label, "quiet"), (self.words, "heading")):
            line.setProperty(role, True)
            line.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.note = NoteField()
        self.note.setPlaceholderText(tr("Note"))
        self.note.setAccessibleName("Note")
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 3 * SPACE)
        box.setSpacing(SPACE)
        for part in (self.label, self.words, self.note):
            box.addWidget(part)

    def show_entity(self, entity: Entity, text: str, labels: LabelSet) -> None:
        """Shows one entity."""
        self.uid = entity.uid
        label = labels.entity(entity.label)
        self.label.setText(label.title if label else entity.label)
        words = " … ".join(span.of(text) for span in entity.spans)
        rtl = reads_rtl(words, otherwise=self.isRightToLeft())
        self.words.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        self.words.setText(_short(words))
        if not self.note.hasFocus():
            self.note.setText(entity.note)


def _short(words: str, longest: int = 120) -> str:
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _grouping(shades: Shades, *, grouped: bool) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon("group", shades.ink))
    button.setCheckable(True)
    button.setChecked(grouped)
    explain(button, tr("Group by label"))
    button.setAccessibleName("Group by label")
    return button


def _list(model: EntityModel, delegate: EntityRow) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # as the words in it are read
    view.setAccessibleName("Entities")
    view.setAccessibleDescription(tr("Entities"))
    return view
