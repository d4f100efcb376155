"""The question in front: what it is about, what is said, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.i18n import tr
from annotator.look import Look
from annotator.ui.keys import shown as shown_key
from annotator.ui.panels.explain import explain
from annotator.ui.review.variant import Shown, VariantButton
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import directed


@dataclass(frozen=True, slots=True)
class CardContent:
    """Everything that the card says."""

    kind: str
    words: str
    told: Sequence[str] = ()
    """Lines below: the state, notes of annotators, what the guidelines were asked."""
    variants: Sequence[Shown] = ()
    draft: str = ""
    """What was edited and not accepted yet."""
    can: frozenset[str] = frozenset()
    """The ids of the actions that are possible."""


class QuestionCard(QWidget):
    """Shows one question. ``taken`` tells the key of a version, ``asked`` the id of an action."""

    taken = Signal(str)
    asked = Signal(str)

    def __init__(self, shades: Shades, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shades, self._look = shades, look
        self.kind, self.words = _line("heading"), _line("large")
        self.told, self.draft = _line("quiet"), _line("heading")
        self.words.setAccessibleName("Question")
        self._variants = QVBoxLayout()
        self._variants.setSpacing(SPACE)
        self.buttons = {one: QPushButton(self) for one in _ACTIONS}
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        box.setSpacing(2 * SPACE)
        for part in (self.words, self.kind, self.told):
            box.addWidget(part)
        box.addLayout(self._variants)
        box.addWidget(self.draft)
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE)
        box.addLayout(self._grid)
        self._name_buttons()

    def show_question(self, content: CardContent) -> None:
        """Shows a question."""
        self.kind.setText(content.kind)
        self.words.setText(directed(content.words))
        self.told.setText("\n".join(map(directed, content.told)))
        self.told.setVisible(bool(content.told))
        self.draft.setText(directed(content.draft))
        self.draft.setVisible(bool(content.draft))
        self._clear()
        for one in content.variants:
            version = VariantButton(one, self._shades, self._look)
            key = one.keys[0] if one.keys else ""
            version.clicked.connect(lambda _=False, taken=key: self.taken.emit(taken))
            self._variants.addWidget(version)
        possible = [button for name, button in self.buttons.items() if name in content.can]
        for button in self.buttons.values():
            self._grid.removeWidget(button)
            button.setVisible(button in possible)
        for place, button in enumerate(possible):
            self._grid.addWidget(button, place // 2, place % 2)

    def variants(self) -> list[VariantButton]:
        """The versions that can be pressed, from the top."""
        count = self._variants.count()
        items = (self._variants.itemAt(i) for i in range(count))
        found = (item.widget() for item in items if item is not None)
        return [one for one in found if isinstance(one, VariantButton)]

    def _clear(self) -> None:
        for button in self.variants():
            self._variants.removeWidget(button)
            button.hide()
            button.deleteLater()

    def _name_buttons(self) -> None:
        titles = {
            "accept": tr("Accept"),
            "reject": tr("Nothing here"),
            "unite": tr("Union"),
            "intersect": tr("Intersection"),
            "label": tr("Other label …"),
            "turn": tr("Turn round"),
            "alike": tr("All alike …"),
            "flag": tr("Ask the guidelines …"),
        }
        for name, key in _ACTIONS.items():
            button = self.buttons[name]
            button.setText(f"{titles[name]}  {shown_key(key)}")
            button.setAccessibleName(f"Review {name}")
            explain(button, titles[name])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, action=name: self.asked.emit(action))


_ACTIONS = {
    "accept": "Enter",
    "reject": "0",
    "unite": "U",
    "intersect": "I",
    "label": "L",
    "turn": "Shift+R",
    "alike": "A",
    "flag": "Shift+/",
}


def _line(role: str) -> QLabel:
    line = QLabel()
    line.setProperty(role, True)
    line.setWordWrap(True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    return line
