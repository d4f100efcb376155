"""What is asked about the whole article: a row for each question."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.labels import ArticleLabelDefinition, LabelSet
from annotator.ui.panels.details import ValueField
from annotator.ui.panels.details_choices import Choices
from annotator.ui.theme.palette import SPACE, Shades

_COMMAS = str.maketrans("،؛", ",,")


class ArticleDetails(QWidget):
    """The questions of a label set, with the answers; hidden where there are none."""

    answered = Signal(str, tuple)
    """The name of a question, and all values that answer it."""
    left = Signal()

    def __init__(self, shades: Shades, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Labels of the article")
        self.setAccessibleDescription(tr("Labels of the article"))
        self._shades = shades
        self._shown: object = None
        self.fields: dict[str, Choices | ValueField] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 3 * SPACE)
        self._rows.setSpacing(SPACE)
        self.hide()

    def show_article(self, annotation: Annotation | None, labels: LabelSet) -> None:
        """Shows the labels of an article; none is open: nothing."""
        answers: dict[str, list[str]] = {}
        for label in annotation.labels.values() if annotation is not None else ():
            answers.setdefault(label.name, []).append(label.value)
        asked = _asked(labels.articles, answers) if annotation is not None else ()
        if asked != self._shown:
            self._shown = asked
            self._build(asked)
        for name, field in self.fields.items():
            values = answers.get(name, [])
            if isinstance(field, Choices):
                field.show_values(values)
            else:
                field.show_value(tr(", ").join(values))
        self.setVisible(bool(self.fields))

    def begin(self) -> None:
        """Puts the keys into the first question that has no answer, else into the first."""
        fields = list(self.fields.values())
        open_ones = [f for f in fields if not (f.values() if isinstance(f, Choices) else f.text())]
        for field in (*open_ones, *fields)[:1]:
            field.begin()

    def _build(self, asked: Sequence[ArticleLabelDefinition]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self.fields = {}
        for one in asked:
            title = QLabel(one.title)
            title.setProperty("heading", True)
            title.setTextFormat(Qt.TextFormat.PlainText)
            self._rows.addWidget(title, 0, Qt.AlignmentFlag.AlignLeading)
            field = self.fields[one.name] = self._field(one)
            self._rows.addWidget(field)

    def _field(self, one: ArticleLabelDefinition) -> Choices | ValueField:
        if one.values:
            values = [(value, one.value_title(value)) for value in one.values]
            some = Choices(one.title, values, self._shades, several=one.several)
            some.chosen.connect(lambda pressed: self.answered.emit(one.name, pressed))
            some.left.connect(self.left)
            return some
        field = ValueField(one.title)
        field.written.connect(
            lambda text: self.answered.emit(one.name, written(text, several=one.several))
        )
        field.left.connect(self.left)
        return field


def written(text: str, *, several: bool) -> tuple[str, ...]:
    """The values in what a person wrote, parted by commas where there may be several."""
    parts = text.translate(_COMMAS).split(",") if several else [text]
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _asked(
    questions: Sequence[ArticleLabelDefinition], answers: Mapping[str, Sequence[str]]
) -> tuple[ArticleLabelDefinition, ...]:
    """The questions, and for answers that they leave out a way to take these away."""
    known = {one.name: one for one in questions}
    for name, values in answers.items():
        one = known.get(name)
        if one is None:
            known[name] = ArticleLabelDefinition(name, values=tuple(values), several=True)
        elif one.values and not set(values) <= set(one.values):
            every = tuple(dict.fromkeys((*one.values, *values)))
            known[name] = ArticleLabelDefinition(
                name, one.titles, every, one.value_titles, one.several
            )
    return tuple(known.values())
