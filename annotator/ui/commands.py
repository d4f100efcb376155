"""The table of everything that can be done from the keyboard or the menu.

Menus, the dispatch of keys, the page of keys (F1) and the dialog that changes keys are all made
from it. Keys are places on the keyboard (see ``keys.py``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.i18n import tr
from annotator.model.annotation import Status
from annotator.ui.agreement_commands import agreement_commands
from annotator.ui.alike_commands import alike_commands
from annotator.ui.caret_commands import moving
from annotator.ui.command import Command, Menu
from annotator.ui.label_commands import label_commands
from annotator.ui.mark_commands import entity_commands, relation_commands
from annotator.ui.quick_commands import pen_command, quick_commands
from annotator.ui.view_commands import view_commands


def menu_titles() -> dict[Menu, str]:
    """What the groups are called."""
    return {
        Menu.FILE: tr("File"),
        Menu.EDIT: tr("Edit"),
        Menu.ENTITY: tr("Entity"),
        Menu.RELATION: tr("Relation"),
        Menu.LABELS: tr("Labels"),
        Menu.GO: tr("Go"),
        Menu.AGREEMENT: tr("Agreement"),
        Menu.VIEW: tr("View"),
        Menu.HELP: tr("Help"),
        Menu.MOVING: tr("Caret"),
    }


def table(changed: Mapping[str, str] | None = None) -> tuple[Command, ...]:
    """All commands, in the language in use, with the user's own keys where they have any."""
    own = changed or {}
    everything = (
        *_file(), *_edit(), *entity_commands(), pen_command(), *alike_commands(), *quick_commands(),
        *relation_commands(), *label_commands(), *_go(), *agreement_commands(), *view_commands(),
        *_help(), *moving(),
    )  # fmt: skip
    return tuple(
        replace(command, keys=tuple(own[command.id].split())) if command.id in own else command
        for command in everything
    )


def by_key(commands: tuple[Command, ...]) -> dict[str, Command]:
    """Each key with its command; of two with one key the first has it."""
    found: dict[str, Command] = {}
    for command in commands:
        for key in command.keys:
            found.setdefault(key, command)
    return found


def clashes(commands: tuple[Command, ...]) -> Iterator[tuple[str, Command, Command]]:
    """Keys that stand at two commands."""
    first = by_key(commands)
    for command in commands:
        for key in command.keys:
            if first[key].id != command.id:
                yield key, first[key], command


def _file() -> tuple[Command, ...]:
    menu = Menu.FILE
    return (
        Command("new", tr("New project …"), ("Ctrl+N",), menu, lambda v: v.files.new()),
        Command("open", tr("Open project …"), ("Ctrl+O",), menu, lambda v: v.files.open()),
        Command(
            "import", tr("Import …"), ("Ctrl+I",), menu, lambda v: v.files.take_in(), parted=True
        ),
        Command("export", tr("Export …"), ("Ctrl+E",), menu, lambda v: v.files.export()),
        Command("picture", tr("Save as a picture …"), (), menu, lambda v: v.pictures.save()),
        Command("print", tr("Print …"), ("Ctrl+P",), menu, lambda v: v.pictures.print()),
        Command("backup", tr("Back up …"), (), menu, lambda v: v.files.back_up()),
        Command("quit", tr("Quit"), ("Ctrl+Q",), menu, lambda v: v.shell.quit(), parted=True),
    )


def _edit() -> tuple[Command, ...]:
    menu = Menu.EDIT
    return (
        Command("undo", tr("Undo"), ("Ctrl+Z",), menu, lambda v: v.marking.undo()),
        Command("redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), menu, lambda v: v.marking.redo()),
        Command(
            "find",
            tr("Find in the article"),
            ("Ctrl+F",),
            menu,
            lambda v: v.finding.begin(),
            parted=True,
        ),
        Command("find_next", tr("Next hit"), ("F3",), menu, lambda v: v.finding.step(1)),
        Command(
            "find_previous", tr("Previous hit"), ("Shift+F3",), menu, lambda v: v.finding.step(-1)
        ),
        Command(
            "find_everywhere",
            tr("Search all articles"),
            ("Ctrl+Shift+F",),
            menu,
            lambda v: v.finding.begin_everywhere(),
        ),
    )


def _go() -> tuple[Command, ...]:
    menu = Menu.GO
    return (
        Command(
            "done", tr("Done, and on"), ("Ctrl+Enter",), menu, lambda v: v.going.finish(Status.DONE)
        ),
        Command(
            "skip",
            tr("Skip, and on …"),
            ("Ctrl+Shift+Enter",),
            menu,
            lambda v: v.flow.skip(),
        ),
        Command(
            "reopen",
            tr("Not done after all"),
            (),
            menu,
            lambda v: v.going.set_status(Status.IN_PROGRESS),
        ),
        Command(
            "next_article",
            tr("Next article"),
            ("Alt+Down",),
            menu,
            lambda v: v.going.step(1),
            parted=True,
        ),
        Command(
            "previous_article",
            tr("Previous article"),
            ("Alt+Up",),
            menu,
            lambda v: v.going.step(-1),
        ),
        *_parts_of_the_window(),
    )


def _parts_of_the_window() -> tuple[Command, ...]:
    menu = Menu.GO
    return (
        Command(
            "next_panel",
            tr("Next part of the window"),
            ("F6",),
            menu,
            lambda v: v.shell.next_panel(1),
            parted=True,
        ),
        Command(
            "previous_panel",
            tr("Previous part of the window"),
            ("Shift+F6",),
            menu,
            lambda v: v.shell.next_panel(-1),
        ),
        Command("menu", tr("Open the menu"), ("F10",), menu, lambda v: v.shell.open_menu()),
    )


def _help() -> tuple[Command, ...]:
    menu = Menu.HELP
    return (
        Command("help", tr("Keys"), ("F1",), menu, lambda v: v.shell.show_keys()),
        Command("keys", tr("Change keys …"), (), menu, lambda v: v.shell.change_keys()),
        Command("about", tr("About Hashiya"), (), menu, lambda v: v.shell.about()),
    )


__all__ = ["Command", "Menu", "by_key", "clashes", "menu_titles", "table"]
