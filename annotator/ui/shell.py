"""Verbs of the window itself: its parts, its menu, its pages."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from annotator import __version__
from annotator.i18n import tr
from annotator.ui.commands import table
from annotator.ui.dialogs.form import asking
from annotator.ui.going import Going
from annotator.ui.main_window import MainWindow
from annotator.ui.panels.top_bar import open_menu
from annotator.ui.settings import Settings
from annotator.ui.workbench import Workbench


class Shell:
    """See ``verbs.Shell``."""

    def __init__(
        self,
        window: MainWindow,
        bench: Workbench,
        settings: Settings,
        rebuild: Callable[[], None],
    ) -> None:
        self._window = window
        self._going = Going(bench)
        self._parts = bench.parts
        self._settings = settings
        self._rebuild = rebuild

    def quit(self) -> object:
        """Closes the window, which ends the program."""
        return self._window.close()

    def next_panel(self, step: int) -> None:
        """Moves the keys to the next part of the window."""
        parts = self._parts
        order: list[QWidget] = [
            parts.view, parts.entities.list, parts.relations.list, parts.articles.list,
            parts.top.annotators, parts.top.search,
        ]  # fmt: skip
        order = [part for part in order if part.isVisible()]
        now = next((i for i, part in enumerate(order) if part.hasFocus()), -step)
        order[(now + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def toggle_panel(self, place: int) -> None:
        """Shows or hides a part beside the article."""
        self._window.toggle_panel(place)

    def open_menu(self) -> None:
        """Opens the menu."""
        open_menu(self._parts.top.menu)

    def show_keys(self) -> None:
        """Shows all keys."""
        from annotator.ui.key_dialogs import KeysPage

        labels = self._parts.labels.shown
        KeysPage(table(self._settings.keys()), labels, self._window).open()

    def change_keys(self) -> None:
        """Lets the user change keys."""
        from annotator.ui.key_dialogs import KeysDialog

        dialog = KeysDialog(self._settings.keys(), self._parts.labels.shown, self._window)
        if dialog.exec():
            self._settings.put_keys(dialog.changed())
            self._rebuild()

    def ask_annotator(self) -> None:
        """Asks for the name of one more annotator and opens their annotation."""
        dialog = asking(tr("Add annotator"), tr("Name"), tr("Add"), self._window)
        dialog.textValueSelected.connect(self._going.add_annotator)
        dialog.open()

    def about(self) -> None:
        """Says what the program is."""
        QMessageBox.about(
            self._window,
            tr("About Hashiya"),
            tr(
                "Hashiya {version}: annotates Arabic articles, offline, in one file.",
                version=__version__,
            ),
        )
