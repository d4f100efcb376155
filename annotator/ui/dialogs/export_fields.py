"""What may be chosen of an export: format, marks, articles, parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
)

from annotator.formats import FORMATS, by_id
from annotator.formats.format import Choice, Format
from annotator.i18n import tr
from annotator.model.annotation import Status
from annotator.model.labels import Label, RelationLabel
from annotator.model.splitting import USUAL, Plan
from annotator.ui.dialogs.form import chooser
from annotator.ui.theme.palette import SPACE
from annotator.ui.words import choice_name, choice_value, isolated, status_name
from annotator.usecases.choosing import ExportOptions

_LARGEST_SEED = 999_999


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What a project gives to choose from."""

    annotators: Sequence[str] = ()
    labels: Sequence[Label | RelationLabel] = ()
    plan: Plan | None = None
    """By which the project is split already."""


class ExportFields(QObject):
    """The fields of an export, in the rows of a form."""

    changed = Signal()
    """Something else will be written, or to another place."""

    def __init__(self, choices: ExportChoices, rows: QFormLayout) -> None:
        super().__init__()
        self._rows = rows
        self._plan = choices.plan
        self.format = chooser(
            "Format", [(one.title, one.id) for one in FORMATS if one.write is not None]
        )
        everyone = (tr("Everyone"), "")
        self.annotator = chooser(
            "Whose marks", [everyone, *((isolated(name), name) for name in choices.annotators)]
        )
        self.status = chooser(
            "Status",
            [(tr("All"), ""), *((status_name(status), status.value) for status in Status)],
        )
        self.labels = _label_list(choices.labels)
        self.keep_excluded = QCheckBox(tr("Leave excluded parts in the text"))
        self.keep_negative = QCheckBox(tr("Articles without marks too"))
        self.split_tokens = QCheckBox(tr("Split words where a mark begins or ends inside"))
        self.strict = QCheckBox(tr("Write nothing if anything would be lost"))
        self.card = QCheckBox(tr("A folder with a data card (README.md)"))
        self.parted = QCheckBox(tr("Part the articles"))
        self.shares = QLineEdit(str(choices.plan or USUAL))
        self.seed = QLineEdit(str(choices.plan.seed if choices.plan else 0))
        self.resplit = QCheckBox(tr("Forget the parts of earlier exports"))
        self._own = [
            (choice.name, one.id, _chooser_of(choice))
            for one in FORMATS
            for choice in one.choices
            if one.write is not None
        ]
        self._parts_row = QHBoxLayout()
        self._prepare()
        self._arrange()
        self._connect()
        self.refresh()

    def chosen_format(self) -> Format:
        """The format."""
        return by_id(self.format.currentData())

    def is_folder(self) -> bool:
        """Whether the export will be a folder."""
        return self.chosen_format().is_folder or self.parted.isChecked() or self.card.isChecked()

    def options(self) -> ExportOptions:
        """What to export, and how; raises BadInput for shares that are none."""
        status = self.status.currentData()
        name = self.format.currentData()
        plan = None
        if self.parted.isChecked():
            plan = Plan.parse(self.shares.text(), int(self.seed.text() or 0))
        return ExportOptions(
            format=name,
            annotator=self.annotator.currentData() or None,
            status=Status(status) if status else None,
            labels=tuple(self._checked_labels()),
            keep_excluded=self.keep_excluded.isChecked(),
            keep_negative=self.keep_negative.isChecked(),
            split_tokens=self.split_tokens.isChecked(),
            choices={n: field.currentData() for n, of, field in self._own if of == name},
            split=plan,
            resplit=plan is not None and self.resplit.isChecked(),
            card=self.card.isChecked(),
            strict=self.strict.isChecked(),
        )

    def refresh(self) -> None:
        """Shows the fields that mean something with what is chosen."""
        name = self.format.currentData()
        for _, of, field in self._own:
            self._rows.setRowVisible(field, of == name)
        parted = self.parted.isChecked()
        self.shares.setEnabled(parted)
        self.seed.setEnabled(parted)
        self._rows.setRowVisible(self.resplit, parted and self._plan is not None)
        self._rows.setRowVisible(self.card, not (self.chosen_format().is_folder or parted))

    def _prepare(self) -> None:
        self.keep_negative.setChecked(True)
        self.split_tokens.setChecked(True)
        self.shares.setAccessibleName("Shares")
        self.shares.setCursorPosition(0)
        self.shares.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.seed.setAccessibleName("Seed")
        self.seed.setToolTip(tr("Another number parts the articles in another way"))
        self.seed.setValidator(QIntValidator(0, _LARGEST_SEED, self.seed))
        self.seed.setFixedWidth(20 * SPACE)
        self._parts_row.setSpacing(2 * SPACE)
        self._parts_row.addWidget(self.shares, 1)
        self._parts_row.addWidget(self.seed)

    def _arrange(self) -> None:
        self._rows.addRow(tr("Format"), self.format)
        for name, _, field in self._own:
            self._rows.addRow(choice_name(name), field)
        self._rows.addRow(tr("Whose marks"), self.annotator)
        self._rows.addRow(tr("Articles that are"), self.status)
        self._rows.addRow(tr("Labels (none: all)"), self.labels)
        for box in (self.keep_negative, self.keep_excluded, self.split_tokens, self.parted):
            self._rows.addRow(box)
        self._rows.addRow(tr("Shares and seed"), self._parts_row)
        for box in (self.resplit, self.card, self.strict):
            self._rows.addRow(box)

    def _connect(self) -> None:
        choosers: list[QComboBox] = [self.format, self.annotator, self.status]
        for field in (*choosers, *(own for _, _, own in self._own)):
            field.currentIndexChanged.connect(self._changed)
        for box in (
            self.keep_negative, self.keep_excluded, self.split_tokens, self.parted, self.card
        ):  # fmt: skip
            box.toggled.connect(self._changed)
        self.labels.itemChanged.connect(self._changed)
        self.shares.textChanged.connect(self._changed)

    def _changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _checked_labels(self) -> list[str]:
        items = [self.labels.item(n) for n in range(self.labels.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]


def _chooser_of(choice: Choice) -> QComboBox:
    return chooser(choice.name, [(choice_value(value), value) for value in choice.values])


def _label_list(labels: Sequence[Label | RelationLabel]) -> QListWidget:
    """The labels, each to be checked."""
    shown = QListWidget()
    shown.setAccessibleName("Labels")
    shown.setFixedHeight(26 * SPACE)
    shown.setMinimumWidth(40 * SPACE)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setTextElideMode(Qt.TextElideMode.ElideRight)
    for label in labels:
        item = QListWidgetItem(f"{label.title} · {isolated(label.name)}")
        item.setData(Qt.ItemDataRole.UserRole, label.name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        shown.addItem(item)
    return shown
