"""The relations of the open article as rows, and its chains: folded, or member by member."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.i18n import number, tr, trn
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, reading_order
from annotator.ui.panels.entity_model import Role
from annotator.ui.words import isolated
from annotator.usecases.chains import Chain, chains, is_chain_label

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """A relation; or a chain (it has members); or one of its members (it has an entity)."""

    label: RelationLabel
    head: str
    """The words of the head, of a chain's first member, or of the member."""
    tail: str = ""
    relation: str = ""
    entity: str = ""
    members: tuple[str, ...] = ()
    is_folded: bool = True
    has_note: bool = False


class RelationModel(QAbstractListModel):
    """The relations in reading order of their heads, then the chains."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self._open: set[str] = set()
        self._shown: tuple[Annotation, str, LabelSet] | None = None

    def show(self, annotation: Annotation, text: str, labels: LabelSet) -> None:
        """Lists the relations of an annotation in the place of all before."""
        self.beginResetModel()
        self._shown = annotation, text, labels
        self.rows = (
            *_relations(annotation, text, labels),
            *_chains(annotation, text, labels, self._open),
        )
        self.endResetModel()

    def toggle(self, row: Row) -> None:
        """Folds a chain, or unfolds it."""
        self._open ^= {row.members[0]}
        if self._shown:
            self.show(*self._shown)

    def heading_of(self, members: tuple[str, ...]) -> QModelIndex:
        """The row of a chain."""
        places = (place for place, row in enumerate(self.rows) if row.members == members)
        return self.index(next(places, -1))

    def index_of(self, relation: str, entity: str) -> QModelIndex:
        """The row of a relation (its uid); else of the entity in its chain, or of the chain."""
        found = _NOWHERE
        for place, row in enumerate(self.rows):
            if (relation and row.relation == relation) or (entity and row.entity == entity):
                return self.index(place)
            if entity and entity in row.members:
                found = self.index(place)
        return found

    def first_of(self, entity: str) -> QModelIndex:
        """The first row with a relation of the entity (its uid), if there is one."""
        known = self._shown[0].relations if self._shown else {}
        for place, row in enumerate(self.rows):
            relation = known.get(row.relation)
            if relation and entity in (relation.head, relation.tail):
                return self.index(place)
        return _NOWHERE

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The relation in words, for the eye and for a screen reader, or the row itself."""
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return _said(row)
            case Role.ROW:
                return row
        return None


def _said(row: Row) -> str:
    head, label = isolated(row.head), isolated(row.label.title)
    if row.relation:
        return tr("{head} {label} {tail}", head=head, label=label, tail=isolated(row.tail))
    if row.members:
        counted = trn("{n} entity", "{n} entities", len(row.members))
        return tr("Chain of {words}, {count}", words=head, count=counted)
    return head


def _relations(annotation: Annotation, text: str, labels: LabelSet) -> list[Row]:
    def place(relation: Relation) -> tuple[object, ...]:
        ends = annotation.entities[relation.head], annotation.entities[relation.tail]
        return (*map(reading_order, ends), relation.label)

    rows = []
    for relation in sorted(annotation.relations.values(), key=place):
        label = labels.relation(relation.label) or RelationLabel(relation.label)
        if not is_chain_label(label):
            head, tail = annotation.entities[relation.head], annotation.entities[relation.tail]
            ends = _line(head, text), _line(tail, text)
            rows.append(Row(label, *ends, relation.uid, has_note=bool(relation.note)))
    return rows


def _chains(
    annotation: Annotation, text: str, labels: LabelSet, unfolded: Collection[str]
) -> list[Row]:
    rows: list[Row] = []
    for chain in chains(annotation, labels):
        rows.extend(_chain(chain, annotation, text, (labels, chain.members[0] in unfolded)))
    return rows


def _chain(
    chain: Chain, annotation: Annotation, text: str, how: tuple[LabelSet, bool]
) -> list[Row]:
    labels, unfolded = how
    label = labels.relation(chain.label) or RelationLabel(chain.label)
    words = [_line(annotation.entities[uid], text) for uid in chain.members]
    heading = Row(
        label, words[0], number(len(words)), members=chain.members, is_folded=not unfolded
    )
    if not unfolded:
        return [heading]
    members = zip(chain.members, words, strict=True)
    return [heading, *(Row(label, one, entity=uid) for uid, one in members)]


def _line(entity: Entity, text: str) -> str:
    return " ".join(entity.of(text).split())
