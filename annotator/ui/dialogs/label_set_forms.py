"""What can be said of one label, or of one question about the article."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import tr, trn
from annotator.look import Look
from annotator.model.labels import ArticleLabelDefinition, Label, RelationLabel
from annotator.ui.dialogs.form import quiet_line
from annotator.ui.dialogs.label_set_attributes import AttributesField, replaced, values_hint
from annotator.ui.dialogs.label_set_fields import ColourField, EndsField, KeyField
from annotator.ui.dialogs.label_set_texts import (
    TextField,
    TextsField,
    TitlesField,
    values_of,
    values_text,
)
from annotator.ui.theme.palette import SPACE, Shades
from annotator.usecases.label_set_details import ANSWER, Renames

Ends = list[tuple[str, str]]
"""Name and title of each label of entities."""


class NameField(QWidget):
    """The name of a label, and how many marks have it."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.count = QLineEdit(), quiet_line("")
        self.field.setAccessibleName("Name")
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.count.setWordWrap(False)
        self.field.editingFinished.connect(self._finished)
        self._name = ""
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3 * SPACE)
        box.addWidget(self.field, 1)
        box.addWidget(self.count)

    def show_name(self, name: str, marks: int) -> None:
        """Shows a name and its marks."""
        self._name = name
        self.field.setText(name)
        self.count.setText(trn("{n} mark", "{n} marks", marks))

    def _finished(self) -> None:
        if self.field.text().strip() != self._name:
            self.renamed.emit(self.field.text())


class LabelForm(QWidget):
    """A label of entities or of relations."""

    changed = Signal()

    def __init__(
        self, shades: Shades, look: Look, commands: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown: Label | RelationLabel = Label("")
        self.name = NameField()
        self.titles = TitlesField("Title")
        self.key = KeyField(commands)
        self.colour = ColourField(look)
        self.ends = _EndsPair()
        self.symmetric = QCheckBox(tr("Symmetric: it leads both ways"))
        self.transitive = QCheckBox(tr("Transitive: it leads on, as in a chain"))
        self.guidelines = TextsField("Guideline", tr("what it marks, and what not"), 4)
        self.examples = TextsField("Examples", tr("an example on each line"), 3)
        self.attributes = AttributesField(shades)
        self._arrange()
        for signal in (
            self.titles.changed, self.ends.heads.changed, self.ends.tails.changed,
            self.guidelines.changed, self.examples.changed, self.attributes.changed,
            self.symmetric.clicked, self.transitive.clicked,
        ):  # fmt: skip
            signal.connect(self._told)
        self.colour.chosen.connect(lambda colour: self._take(replace(self._shown, colour=colour)))
        self.key.taken.connect(lambda key: self._take(replace(self._shown, key=key)))

    def show_definition(self, label: Label | RelationLabel, marks: int, known: Ends) -> None:
        """Shows a label; ``known`` are those that may stand at the ends of a relation."""
        self._shown = label
        self.name.show_name(label.name, marks)
        self.titles.show_titles(label.titles)
        self.key.show_key(label.key)
        self.colour.show_colour(label.colour)
        self.guidelines.show_texts(label.guidelines)
        self.examples.show_lines(label.examples)
        self.attributes.show_attributes(label.attributes)
        between = isinstance(label, RelationLabel)
        for part in (self.ends, self.symmetric, self.transitive):
            self._rows.setRowVisible(part, between)
        if isinstance(label, RelationLabel):
            self.ends.show_ends(known, label)
            self.symmetric.setChecked(label.symmetric)
            self.transitive.setChecked(label.transitive)

    def definition(self) -> Label | RelationLabel:
        """The label as it stands there; its name is the one that was shown."""
        return self._shown

    def renames(self) -> Renames:
        """Which of its attributes and values have another name than when it was shown."""
        return self.attributes.renames()

    def _told(self) -> None:
        label = replace(
            self._shown,
            titles=self.titles.titles(),
            guidelines=self.guidelines.texts(),
            examples=self.examples.lines(),
            attributes=self.attributes.attributes(),
        )
        if isinstance(label, RelationLabel):
            label = replace(
                label,
                heads=self.ends.heads.ends(),
                tails=self.ends.tails.ends(),
                symmetric=self.symmetric.isChecked(),
                transitive=self.transitive.isChecked(),
            )
        self._take(label)

    def _take(self, label: Label | RelationLabel) -> None:
        self._shown = label
        self.key.show_key(label.key)
        self.changed.emit()

    def _arrange(self) -> None:
        self._rows = form_rows(self)
        for title, field in (
            (tr("Name"), self.name),
            (tr("Called"), self.titles),
            (tr("Key"), self.key),
            (tr("Colour"), self.colour),
            (tr("Leads"), self.ends),
            ("", self.symmetric),
            ("", self.transitive),
            (tr("Guideline"), self.guidelines),
            (tr("Examples"), self.examples),
            (tr("Attributes"), self.attributes),
        ):
            self._rows.addRow(title, field)


class _EndsPair(QWidget):
    """From which labels, and to which."""

    def __init__(self) -> None:
        super().__init__()
        self.heads, self.tails = EndsField("Heads"), EndsField("Tails")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2 * SPACE)
        told = (
            (tr("from (none checked: any)"), self.heads),
            (tr("to (none checked: any)"), self.tails),
        )
        for title, field in told:
            column = QVBoxLayout()
            column.setSpacing(SPACE)
            column.addWidget(quiet_line(title))
            column.addWidget(field)
            box.addLayout(column)

    def show_ends(self, known: Ends, label: RelationLabel) -> None:
        """Shows the ends of a label."""
        self.heads.show_ends(known, label.heads)
        self.tails.show_ends(known, label.tails)


class QuestionForm(QWidget):
    """A question about the article."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._was = self._shown = ArticleLabelDefinition("")
        self.name = NameField()
        self.titles = TitlesField("Title")
        self.values = TextField(10)
        self.values.setAccessibleName("Values")
        self.values.setPlaceholderText(values_hint())
        self.several = QCheckBox(tr("An article may have several of them"))
        rows = form_rows(self)
        rows.addRow(tr("Name"), self.name)
        rows.addRow(tr("Called"), self.titles)
        rows.addRow(tr("Values"), self.values)
        rows.addRow("", quiet_line(tr("No values: any word may be written.")))
        rows.addRow("", self.several)
        for signal in (self.titles.changed, self.values.textChanged, self.several.clicked):
            signal.connect(self._told)

    def show_definition(self, question: ArticleLabelDefinition, marks: int) -> None:
        """Shows a question."""
        self._was = self._shown = question
        self.name.show_name(question.name, marks)
        self.titles.show_titles(question.titles)
        self.values.show_text(values_text(question.values, question.value_titles))
        self.several.setChecked(question.several)

    def definition(self) -> ArticleLabelDefinition:
        """The question as it stands there; its name is the one that was shown."""
        return self._shown

    def renames(self) -> Renames:
        """Which values have another name than when it was shown."""
        pairs = replaced(self._was.values, self._shown.values)
        return Renames(values={(ANSWER, old): new for old, new in pairs.items()})

    def _told(self) -> None:
        values, titles = values_of(self.values.toPlainText())
        self._shown = replace(
            self._shown,
            titles=self.titles.titles(),
            values=values,
            value_titles=titles,
            several=self.several.isChecked(),
        )
        self.changed.emit()


def form_rows(of: QWidget) -> QFormLayout:
    """Rows of a title and a field."""
    rows = QFormLayout(of)
    rows.setContentsMargins(4 * SPACE, 0, 2 * SPACE, 0)
    rows.setHorizontalSpacing(4 * SPACE)
    rows.setVerticalSpacing(3 * SPACE)
    rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    return rows
