"""The entities of the open article as rows: one each in reading order, or alike ones together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.i18n import number, trn
from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet
from annotator.model.marks import Entity
from annotator.ui.words import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row tells beside its text."""

    ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """Entities under one line; a row without any is the heading of a label."""

    label: Label
    words: str
    uids: tuple[str, ...] = ()
    count: int = 1
    aside: str = ""
    has_note: bool = False


class EntityModel(QAbstractListModel):
    """The rows, in reading order or by label."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show(self, annotation: Annotation, text: str, labels: LabelSet, *, grouped: bool) -> None:
        """Lists the entities of an annotation in the place of all before."""
        make = _by_label if grouped else _in_reading_order
        self.beginResetModel()
        self.rows = make(annotation.in_reading_order(), text, labels)
        self.endResetModel()

    def index_of(self, uid: str) -> QModelIndex:
        """The row that an entity stands in."""
        for place, row in enumerate(self.rows):
            if uid in row.uids:
                return self.index(place)
        return _NOWHERE

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and self.rows[index.row()].uids:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, what a screen reader says, or the row itself."""
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(row.words)
            case Qt.ItemDataRole.AccessibleTextRole:
                counted = trn("{n} entity", "{n} entities", row.count)
                return f"{row.label.name} {row.words}" if row.uids else f"{row.words}, {counted}"
            case Role.ROW:
                return row
        return None


def _in_reading_order(entities: Sequence[Entity], text: str, labels: LabelSet) -> list[Row]:
    return [
        Row(label, _line(entity, text), (entity.uid,), 1, label.title, bool(entity.note))
        for entity in entities
        for label in [_label(entity, labels)]
    ]


def _by_label(entities: Sequence[Entity], text: str, labels: LabelSet) -> list[Row]:
    alike: dict[str, dict[str, list[Entity]]] = {label.name: {} for label in labels.entities}
    for entity in entities:
        alike.setdefault(entity.label, {}).setdefault(_line(entity, text), []).append(entity)
    rows: list[Row] = []
    for groups in alike.values():
        rows.extend(_section(groups, labels))
    return rows


def _section(groups: Mapping[str, Sequence[Entity]], labels: LabelSet) -> list[Row]:
    if not groups:
        return []
    label = _label(next(iter(groups.values()))[0], labels)
    heading = Row(label, label.title, (), sum(map(len, groups.values())))
    return [heading, *(_alike(label, words, same) for words, same in groups.items())]


def _alike(label: Label, words: str, same: Sequence[Entity]) -> Row:
    times = f"\u2066×{number(len(same))}\u2069" if len(same) > 1 else ""
    noted = any(entity.note for entity in same)
    return Row(label, words, tuple(entity.uid for entity in same), len(same), times, noted)


def _label(entity: Entity, labels: LabelSet) -> Label:
    return labels.entity(entity.label) or Label(entity.label, colour="grey")


def _line(entity: Entity, text: str) -> str:
    return " ".join(" … ".join(span.of(text) for span in entity.spans).split())
