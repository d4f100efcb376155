"""Brings keys to commands, and to labels."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from annotator.ui.command import Command, Menu
from annotator.ui.commands import by_key, menu_titles
from annotator.ui.error_report import ErrorReport
from annotator.ui.keys import pressed, shown
from annotator.ui.verbs import Verbs


class Dispatch(QObject):
    """Calls the command that a key stands for.

    Keys reach it from the article, which it watches, and from the window, for what no other
    part took: a field in which one writes keeps the keys that it needs.
    """

    def __init__(self, commands: Sequence[Command], verbs: Verbs, report: ErrorReport) -> None:
        super().__init__()
        self.commands = tuple(commands)
        self._by_key = by_key(self.commands)
        self._verbs = verbs
        self._report = report

    def watch(self, article: QWidget) -> None:
        """Takes every key that is pressed in the article."""
        article.installEventFilter(self)

    def press(self, event: QKeyEvent, *, in_article: bool = False) -> bool:
        """Does what the key stands for; whether it stands for anything."""
        key = pressed(event)
        command = self._by_key.get(key)
        if in_article and key and self._in_mode(key, command.id if command else ""):
            return True
        if command and (in_article or not command.in_article):
            self._do(command)
            return True
        if in_article and key:
            with self._report:
                return self._verbs.marking.label_by_key(key)
            return True  # a refusal was told
        return False

    def call(self, command: Command) -> None:
        """Does one command, as the menu asks for it; a refusal is told."""
        if not self._in_mode("", command.id):
            self._do(command)

    def call_key(self, key: str, among: frozenset[str]) -> None:
        """Does what a key stands for, if that is one of these commands (ids)."""
        command = self._by_key.get(key)
        if command and command.id in among:
            self._do(command)

    def fill(self, menu: QMenu) -> None:
        """Makes the menu, one group of commands in each menu within it."""
        titles = menu_titles()
        for group in Menu:
            commands = [one for one in self.commands if one.menu is group]
            if group is Menu.MOVING:
                continue
            inner = menu.addMenu(titles[group])
            for command in commands:
                if command.parted:
                    inner.addSeparator()
                key = f"\t{shown(command.keys[0])}" if command.keys else ""
                action = inner.addAction(command.title + key)
                action.triggered.connect(lambda _=False, one=command: self.call(one))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys of the article before Qt moves the focus with Tab."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self.press(event, in_article=True)
        return super().eventFilter(watched, event)

    def _do(self, command: Command) -> None:
        with self._report:
            command.call(self._verbs)

    def _in_mode(self, key: str, command: str) -> bool:
        with self._report:
            return any(mode.take_key(key, command) for mode in self._verbs.modes)
        return True  # a refusal was told
