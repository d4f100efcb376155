"""What the chosen mark says beside its label: its attributes, a row for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.i18n import tr
from annotator.model.labels import AttributeDefinition, AttributeKind
from annotator.model.marks import Attributes, Entity, Relation
from annotator.ui.panels.details_choices import Choices
from annotator.ui.theme.palette import SPACE, Shades

_YES = "yes"


class Details(QWidget):
    """Attributes of an entity or a relation; hidden while there is nothing to say."""

    attribute_set = Signal(str, object)
    """The name of an attribute and its value; an empty text or False takes it away."""
    left = Signal()
    """The keys are to go back to the text."""

    def __init__(self, shades: Shades, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Attributes")
        self.setAccessibleDescription(tr("Attributes"))
        self._shades = shades
        self._shown: object = None
        self.fields: dict[str, Choices | ValueField] = {}
        self.card = QFrame()
        self.card.setObjectName("Card")
        self._rows = QVBoxLayout(self.card)
        self._rows.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 3 * SPACE)
        self._rows.setSpacing(SPACE)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 2 * SPACE)
        box.addWidget(self.card)
        self.hide()

    def show_mark(
        self, mark: Entity | Relation | None, definitions: Sequence[AttributeDefinition]
    ) -> None:
        """Shows a mark's attributes as its label defines them; also those defined no more."""
        wanted = _with_strays(definitions, mark.attributes) if mark else ()
        shown = (mark.uid if mark else "", wanted)
        if shown != self._shown:
            self._shown = shown
            self._build(wanted)
        values = dict(mark.attributes) if mark else {}
        for name, field in self.fields.items():
            value = values.get(name, "")
            text = _YES if value is True else str(value or "")
            if isinstance(field, Choices):
                field.show_values((text,) if text else ())
            else:
                field.show_value(text)
        self.setVisible(bool(self.fields))

    def begin(self) -> None:
        """Puts the keys into the first attribute."""
        for field in list(self.fields.values())[:1]:
            field.begin()

    def _build(self, definitions: Sequence[AttributeDefinition]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self.fields = {}
        for one in definitions:
            title = QLabel(one.title)
            title.setProperty("quiet", True)
            title.setTextFormat(Qt.TextFormat.PlainText)
            field = self.fields[one.name] = self._field(one)
            if one.kind is not AttributeKind.BOOLEAN:
                self._rows.addWidget(title, 0, Qt.AlignmentFlag.AlignLeading)
            self._rows.addWidget(field)

    def _field(self, one: AttributeDefinition) -> "Choices | ValueField":
        match one.kind:
            case AttributeKind.BOOLEAN:
                yes = Choices(one.title, [(_YES, one.title)], self._shades)
                yes.chosen.connect(lambda values: self.attribute_set.emit(one.name, bool(values)))
                yes.left.connect(self.left)
                return yes
            case AttributeKind.CHOICE:
                values = [(value, one.value_title(value)) for value in one.values]
                some = Choices(one.title, values, self._shades)
                some.chosen.connect(
                    lambda pressed: self.attribute_set.emit(one.name, "".join(pressed))
                )
                some.left.connect(self.left)
                return some
        hint = tr("Q85, or an address") if one.kind is AttributeKind.REFERENCE else ""
        field = ValueField(one.title, hint)
        field.written.connect(lambda text: self.attribute_set.emit(one.name, text))
        field.left.connect(self.left)
        return field


class ValueField(QLineEdit):
    """A line that is kept when it is left, by Enter or Tab; Esc leaves it as it was."""

    written = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._kept = ""
        self.editingFinished.connect(self._finished)

    def show_value(self, text: str) -> None:
        """Shows what is kept; what is being written stays."""
        written = self.text().strip() != self._kept
        self._kept = text
        if not (self.hasFocus() and written):
            self.setText(text)

    def begin(self) -> None:
        """Takes the keys."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps what is written, Esc does not; both leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._kept)
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()

    def _finished(self) -> None:
        text = self.text().strip()
        if text != self._kept:
            # Enter, and then leaving by it, would tell it twice.
            self._kept = text
            self.written.emit(text)


def _with_strays(
    definitions: Sequence[AttributeDefinition], attributes: Attributes
) -> tuple[AttributeDefinition, ...]:
    """The definitions, and for what they leave out one that can take it away."""
    known = {one.name: one for one in definitions}
    for name, value in attributes:
        one = known.get(name)
        if one is None or (one.kind is AttributeKind.CHOICE and value not in one.values):
            values = (*(one.values if one else ()), str(value))
            titles = one.titles if one else {}
            value_titles = one.value_titles if one else {}
            known[name] = AttributeDefinition(
                name, titles, AttributeKind.CHOICE, values, value_titles
            )
    return tuple(known.values())
