"""The attributes that a label declares: a small card for each."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import tr
from annotator.model.labels import AttributeDefinition, AttributeKind
from annotator.ui.dialogs.form import chooser
from annotator.ui.dialogs.label_set_texts import TextField, TitlesField, values_of, values_text
from annotator.ui.panels.explain import explain
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import SPACE, Shades
from annotator.usecases.label_set_details import Renames


class AttributesField(QWidget):
    """All attributes of one label."""

    changed = Signal()

    def __init__(self, shades: Shades, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shades = shades
        self.cards: list[AttributeCard] = []
        self.more = QPushButton(tr("Add an attribute"))
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self.add)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * SPACE)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        self._box.addLayout(row)

    def show_attributes(self, attributes: Sequence[AttributeDefinition]) -> None:
        """Shows these in the place of all before."""
        for card in self.cards:
            self._let_go(card)
        self.cards = []
        for attribute in attributes:
            self._lay(attribute)

    def attributes(self) -> tuple[AttributeDefinition, ...]:
        """Those that have a name, each name once."""
        written = [card.attribute() for card in self.cards]
        return tuple({one.name: one for one in reversed(written) if one.name}.values())[::-1]

    def renames(self) -> Renames:
        """What has another name than when it was shown."""
        names: dict[str, str] = {}
        values: dict[tuple[str, str], str] = {}
        for card in self.cards:
            was, now = card.was.name, card.attribute()
            if was and now.name:
                names[was] = now.name
                pairs = replaced(card.was.values, now.values)
                values |= {(was, old): new for old, new in pairs.items()}
        return Renames(names, values)

    def add(self) -> None:
        """One more, still without a name."""
        card = self._lay(AttributeDefinition("", kind=AttributeKind.CHOICE))
        card.name.setFocus()
        QTimer.singleShot(0, card, lambda: _bring(card))  # it is polished and shown only then

    def _lay(self, attribute: AttributeDefinition) -> "AttributeCard":
        card = AttributeCard(attribute, self._shades)
        card.changed.connect(self.changed)
        card.removed.connect(lambda: self._remove(card))
        self._box.insertWidget(len(self.cards), card)
        self.cards.append(card)
        return card

    def _remove(self, card: "AttributeCard") -> None:
        self.cards.remove(card)
        self._let_go(card)
        self.more.setFocus()
        self.changed.emit()

    def _let_go(self, card: "AttributeCard") -> None:
        self._box.removeWidget(card)
        card.hide()
        card.deleteLater()


def _bring(card: QWidget) -> None:
    """Scrolls all of a card into sight, where it lies on something that scrolls."""
    around = card.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        around.ensureWidgetVisible(card)


class AttributeCard(QFrame):
    """Name, kind, titles, and the values of a choice."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, attribute: AttributeDefinition, shades: Shades, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.was = attribute
        """As it was when it was shown."""
        self.name = QLineEdit(attribute.name)
        self.name.setPlaceholderText(tr("Name"))
        self.name.setAccessibleName("Attribute")
        kinds = [(kind_name(kind), kind.value) for kind in AttributeKind]
        self.kind = chooser("Kind of attribute", kinds, attribute.kind.value)
        self.remove = QToolButton()
        self.remove.setIcon(icon("close", shades.faint))
        self.remove.setAccessibleName("Remove attribute")
        explain(self.remove, tr("Remove the attribute"))
        self.titles = TitlesField("Attribute title")
        self.titles.show_titles(attribute.titles)
        self.values = TextField(4)
        self.values.setAccessibleName("Values")
        self.values.setPlaceholderText(values_hint())
        self.values.show_text(values_text(attribute.values, attribute.value_titles))
        self._arrange()
        self._show_values()
        self.name.textEdited.connect(self.changed)
        self.titles.changed.connect(self.changed)
        self.values.textChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.remove.clicked.connect(self.removed)

    def attribute(self) -> AttributeDefinition:
        """What is written there."""
        kind = AttributeKind(self.kind.currentData())
        choice = kind is AttributeKind.CHOICE
        values, titles = values_of(self.values.toPlainText()) if choice else ((), {})
        return AttributeDefinition(
            self.name.text().strip(), self.titles.titles(), kind, values, titles
        )

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(2 * SPACE)
        first.addWidget(self.name, 2)
        first.addWidget(self.kind, 2)
        first.addWidget(self.remove)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * SPACE, 2 * SPACE, 2 * SPACE, 3 * SPACE)
        box.setSpacing(2 * SPACE)
        box.addLayout(first)
        box.addWidget(self.titles)
        box.addWidget(self.values)

    def _kind_changed(self) -> None:
        self._show_values()
        self.changed.emit()

    def _show_values(self) -> None:
        self.values.setVisible(self.kind.currentData() == AttributeKind.CHOICE.value)


def replaced(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Which lines were written over by as many others: new ones by old ones."""
    found: dict[str, str] = {}
    for what, start, end, first, last in SequenceMatcher(None, before, after).get_opcodes():
        if what == "replace" and end - start == last - first:
            found |= dict(zip(before[start:end], after[first:last], strict=True))
    return found


def kind_name(kind: AttributeKind) -> str:
    """What a kind of attribute is called."""
    match kind:
        case AttributeKind.CHOICE:
            return tr("One of some values")
        case AttributeKind.BOOLEAN:
            return tr("Yes or no")
        case AttributeKind.TEXT:
            return tr("Text")
        case AttributeKind.REFERENCE:
            return tr("Reference to a knowledge base")


def values_hint() -> str:
    """How values are written."""
    return tr("A value on each line: value | Arabic | English")
