"""The relations beside the text: head, label, tail; and the chains."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from annotator.i18n import number, tr
from annotator.look import Look
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.ui.panels.entities import NoteField
from annotator.ui.panels.entity_model import Role
from annotator.ui.panels.relation_model import RelationModel, Row
from annotator.ui.panels.relation_row import RelationRow
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import isolated


class RelationList(QWidget):
    """The list, and the note of the chosen relation."""

    chosen = Signal(str)
    """The uid of the relation that was clicked."""
    member_chosen = Signal(str)
    """The uid of the entity that was clicked in a chain."""
    note_written = Signal(str)
    note_left = Signal()

    def __init__(self, shades: Shades, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = RelationModel(self)
        self.title = QLabel()
        self.title.setProperty("heading", True)
        self.title.setAccessibleName("Relations heading")
        self.list = _list(self.model, RelationRow(shades, look, self))
        self.empty = QLabel(tr("Choose an entity, press R, then Tab to the other one."))
        self.empty.setProperty("quiet", True)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note = NoteField()
        self.note.setPlaceholderText(tr("Note on the relation"))
        self.note.setAccessibleName("Relation note")
        self._annotation = Annotation()
        self._chosen = "", ""
        self._arrange()
        self._connect()

    def show_relations(self, annotation: Annotation, text: str, labels: LabelSet) -> None:
        """Lists the relations of an annotation; what is chosen stays so."""
        self._annotation = annotation
        self.model.show(annotation, text, labels)
        count = sum(bool(row.relation) for row in self.model.rows)
        self.title.setText(
            f"{tr('Relations')} {isolated(number(count))}" if count else tr("Relations")
        )
        self.empty.setVisible(not self.model.rows)
        self.list.setVisible(bool(self.model.rows))
        self.choose(*self._chosen)

    def choose(self, relation: str, entity: str = "") -> None:
        """Shows which relation is chosen on the canvas; else where those of the entity begin."""
        self._chosen = relation, entity
        index = self.model.index_of(relation, entity)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)
        elif (first := self.model.first_of(entity)).isValid():
            self.list.scrollTo(first, QListView.ScrollHint.PositionAtTop)
        mark = self._annotation.relations.get(relation)
        if mark and not self.note.hasFocus():
            self.note.setText(mark.note)
        self.note.setVisible(mark is not None)

    def write_note(self) -> None:
        """Puts the caret into the note of the chosen relation."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.selectAll()

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        box.setSpacing(SPACE)
        box.addWidget(self.title)
        box.addWidget(self.list, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.note)
        self.note.hide()

    def _connect(self) -> None:
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(self._clicked)
        self.note.returnPressed.connect(lambda: self.note_written.emit(self.note.text().strip()))
        self.note.left.connect(self.note_left)

    def _clicked(self, index: QModelIndex) -> None:
        row: Row = index.data(Role.ROW)
        if row.relation:
            self.chosen.emit(row.relation)
        elif row.entity:
            self.member_chosen.emit(row.entity)
        else:
            self.model.toggle(row)
            self.list.setCurrentIndex(self.model.heading_of(row.members))


def _list(model: RelationModel, delegate: RelationRow) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setMouseTracking(True)
    view.setMinimumHeight(11 * SPACE)  # one row: it makes room for what is asked about a mark
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setAccessibleName("Relations")
    view.setAccessibleDescription(tr("Relations"))
    return view
