"""The labels that a relation may have, in the place of the others while one is being made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotator.i18n import tr
from annotator.look import Look
from annotator.model.labels import KEYS, RelationLabel
from annotator.ui.keys import shown as shown_key
from annotator.ui.panels.flow import FlowLayout
from annotator.ui.panels.palette import LabelButton
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import plain_tip


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered: ``ends`` names head and tail, ``label`` is the one that the relation has."""

    ends: str
    labels: Sequence[RelationLabel] = ()
    none: str = ""
    """Why there are no labels, or what to do before there are."""
    label: str = ""
    is_made: bool = False
    """Whether the relation is there already, and could be removed."""


class RelationPalette(QWidget):
    """One button for each label that fits, numbered from 1."""

    pressed = Signal(str)
    """The name of the label whose button was pressed."""
    turn_pressed = Signal()
    remove_pressed = Signal()
    left = Signal()

    def __init__(self, shades: Shades, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Relation labels")
        self.setAccessibleDescription(tr("Labels of the relation"))
        self._shades, self._look = shades, look
        self.buttons: dict[str, LabelButton] = {}
        self._by_key: dict[str, str] = {}
        self.ends, self.none = _line("heading"), _line("quiet")
        self.turn = _link(tr("Turn round"), "Shift+R", "Turn round")
        self.remove = _link(tr("Remove"), "Delete", "Remove relation")
        self.leave = _link(tr("Leave"), "Esc", "Leave relation")
        self._flow_of = QWidget()
        self._flow = FlowLayout(self._flow_of, SPACE)
        self._arrange()
        self.turn.clicked.connect(self.turn_pressed)
        self.remove.clicked.connect(self.remove_pressed)
        self.leave.clicked.connect(self.left)
        self.hide()

    def show_offer(self, offer: Offer, height: int = 0) -> None:
        """Shows what is offered, at least as high as the part that it stands in for."""
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        keyed = dict(zip(KEYS, offer.labels, strict=False))
        self.buttons = {one.name: self._button(key, one) for key, one in keyed.items()}
        self._by_key = {key: label.name for key, label in keyed.items()}
        for name, button in self.buttons.items():
            button.setChecked(name == offer.label)
        self.ends.setText(offer.ends)
        self.none.setText(offer.none)
        self.none.setVisible(bool(offer.none))
        self._flow_of.setVisible(bool(self.buttons))
        self.remove.setVisible(offer.is_made)
        self._allow_turning(next((one for one in offer.labels if one.name == offer.label), None))
        self.setMinimumHeight(height)
        self.show()

    def by_key(self, key: str) -> str | None:
        """The name of the label that is offered under a key."""
        return self._by_key.get(key.lower()) if self.isVisible() else None

    def _allow_turning(self, label: RelationLabel | None) -> None:
        """A relation whose label has no direction cannot be turned: says so at the button."""
        is_even = label is not None and label.symmetric
        self.turn.setDisabled(is_even)
        why = tr("“{label}” has no direction: nothing to turn.", label=label.title) if label else ""
        self.turn.setToolTip(plain_tip(why) if is_even else "")

    def _button(self, key: str, label: RelationLabel) -> LabelButton:
        button = LabelButton(replace(label, key=key), self._shades, self._look)
        button.clicked.connect(lambda: self.pressed.emit(label.name))
        self._flow.addWidget(button)
        return button

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(3 * SPACE)
        head.addWidget(self.ends, 1)
        for link in (self.turn, self.remove, self.leave):
            head.addWidget(link)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, 2 * SPACE)
        box.setSpacing(SPACE)
        box.addLayout(head)
        box.addWidget(self._flow_of)
        box.addWidget(self.none)
        box.addStretch(1)


def _line(role: str) -> QLabel:
    line = QLabel()
    line.setProperty(role, True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    return line


def _link(text: str, key: str, accessible: str) -> QToolButton:
    button = QToolButton()
    button.setText(f"{text}  {shown_key(key)}")
    button.setProperty("link", True)
    button.setAccessibleName(accessible)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
