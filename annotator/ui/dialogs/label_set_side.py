"""The side of the editor with its three lists, and what can be done with what stands there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.i18n import tr, trn
from annotator.ui.dialogs.label_set_list import LabelRow, LabelRows
from annotator.ui.panels.explain import explain
from annotator.ui.theme.icons import icon
from annotator.ui.theme.look import Look
from annotator.ui.theme.palette import SPACE, Shades
from annotator.ui.words import isolated
from annotator.usecases.label_set_draft import Kind


class LabelSide(QWidget):
    """Tabs for the lists, one list, and buttons."""

    kind_chosen = Signal(str)
    merge_wanted = Signal(str, str)
    """The name of the label that goes, and of the one that stays."""

    def __init__(self, shades: Shades, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = {kind: QToolButton() for kind in Kind}
        self.list = LabelRows(shades, look)
        self.add, self.merge, self.remove = (
            _button(one) for one in (tr("Add"), tr("Merge …"), tr("Remove"))
        )
        self.up = _arrow("up", tr("Move up (Alt+↑)"), shades)
        self.down = _arrow("down", tr("Move down (Alt+↓)"), shades)
        self.menu = QMenu(self.merge)
        self._rows: Sequence[LabelRow] = ()
        self._arrange()
        self.merge.clicked.connect(self._open_menu)
        self.up.clicked.connect(lambda: self.list.move(-1))
        self.down.clicked.connect(lambda: self.list.move(1))

    def show_rows(self, rows: Sequence[LabelRow], current: str) -> None:
        """Lists these, one of them chosen."""
        self._rows = rows
        self.list.show_rows(rows, current)
        for button in (self.merge, self.remove, self.up, self.down):
            button.setEnabled(bool(rows))

    def offer_merges(self, name: str, marks: int) -> None:
        """Offers to make a label with so many marks one with each of the others."""
        self.menu.clear()
        heading = trn("Its {n} mark becomes", "Its {n} marks become", marks)
        self.menu.addAction(heading).setEnabled(False)
        self.menu.addSeparator()
        for row in self._rows:
            if row.name != name:
                action = self.menu.addAction(isolated(row.title).replace("&", "&&"))
                action.triggered.connect(
                    lambda _=False, new=row.name: self.merge_wanted.emit(name, new)
                )
        self.merge.setEnabled(len(self._rows) > 1)

    def _arrange(self) -> None:
        titles = {
            Kind.ENTITIES: tr("Entities"),
            Kind.RELATIONS: tr("Relations"),
            Kind.ARTICLES: tr("Article"),
        }
        group, tabs = QButtonGroup(self), QHBoxLayout()
        for kind, tab in self.tabs.items():
            tab.setText(titles[kind])
            tab.setAccessibleName(f"{kind.value} of the set")
            tab.setCheckable(True)
            tab.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            tab.clicked.connect(lambda _=False, one=kind: self.kind_chosen.emit(one.value))
            group.addButton(tab)
            tabs.addWidget(tab, 1)
        actions = QHBoxLayout()
        actions.setSpacing(SPACE)
        for button in (self.add, self.merge, self.remove):
            actions.addWidget(button)
        actions.addStretch(1)
        for arrow in (self.up, self.down):
            actions.addWidget(arrow)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2 * SPACE)
        box.addLayout(tabs)
        box.addWidget(self.list, 1)
        box.addLayout(actions)

    def _open_menu(self) -> None:
        self.menu.popup(self.merge.mapToGlobal(self.merge.rect().bottomLeft()))


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button


def _arrow(name: str, tip: str, shades: Shades) -> QToolButton:
    arrow = QToolButton()
    arrow.setIcon(icon(name, shades.ink))
    arrow.setAccessibleName(f"Move {name}")
    explain(arrow, tip)
    return arrow
