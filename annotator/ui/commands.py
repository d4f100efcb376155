"""The table of everything that can be done from the keyboard or the menu.

Menus, the dispatch of keys, the page of keys (F1) and the dialog that changes keys are all made
from it. Keys are places on the keyboard (see ``keys.py``).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from annotator.i18n import tr
from annotator.model.annotation import Status
from annotator.ui.alike_commands import alike_commands
from annotator.ui.canvas.caret import Edge
from annotator.ui.caret_commands import moving
from annotator.ui.command import Command, Menu
from annotator.ui.label_commands import label_commands
from annotator.ui.marking import EdgeUnit
from annotator.ui.quick_commands import pen_command, quick_commands
from annotator.ui.verbs import Verbs


def menu_titles() -> dict[Menu, str]:
    """What the groups are called."""
    return {
        Menu.FILE: tr("File"),
        Menu.EDIT: tr("Edit"),
        Menu.ENTITY: tr("Entity"),
        Menu.RELATION: tr("Relation"),
        Menu.LABELS: tr("Labels"),
        Menu.GO: tr("Go"),
        Menu.VIEW: tr("View"),
        Menu.HELP: tr("Help"),
        Menu.MOVING: tr("Caret"),
    }


def table(changed: Mapping[str, str] | None = None) -> tuple[Command, ...]:
    """All commands, in the language in use, with the user's own keys where they have any."""
    own = changed or {}
    everything = (
        *_file(), *_edit(), *_entity(), pen_command(), *alike_commands(), *quick_commands(),
        *_relation(), *label_commands(), *_go(), *_view(), *_help(), *moving(),
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


def _entity() -> tuple[Command, ...]:
    start_letter = (tr("Start one letter back"), tr("Start one letter on"))
    start_word = (tr("Start one word or clitic back"), tr("Start one word or clitic on"))
    end_letter = (tr("End one letter back"), tr("End one letter on"))
    end_word = (tr("End one word or clitic back"), tr("End one word or clitic on"))
    return (
        _entity_command("next_entity", tr("Next entity"), "Tab", lambda v: v.view.next_entity()),
        _entity_command(
            "previous_entity",
            tr("Previous entity"),
            "Shift+Tab",
            lambda v: v.view.previous_entity(),
        ),
        _entity_command("remove", tr("Remove"), "Delete", lambda v: v.marking.remove()),
        _entity_command("note", tr("Note"), "N", lambda v: v.marking.write_note()),
        _pieces("add_piece", tr("Add a piece"), ("=", "Shift+=", "+"), lambda v: v.pieces.add()),
        _pieces("take_off_piece", tr("Take a piece off"), ("-",), lambda v: v.pieces.take_off()),
        *_edge("start", "letter", "", start_letter),
        *_edge("start", "word", "Ctrl+", start_word),
        *_edge("end", "letter", "Shift+", end_letter),
        *_edge("end", "word", "Ctrl+Shift+", end_word),
    )


def _entity_command(name: str, title: str, key: str, call: Callable[[Verbs], object]) -> Command:
    return Command(name, title, (key,), Menu.ENTITY, call, in_article=True)


def _pieces(
    name: str, title: str, keys: tuple[str, ...], call: Callable[[Verbs], object]
) -> Command:
    return Command(name, title, keys, Menu.ENTITY, call, in_article=True, parted=name[0] == "a")


def _relation() -> Iterator[Command]:
    rows: tuple[tuple[str, str, str, Callable[[Verbs], object]], ...] = (
        ("relate", tr("Relation to …"), "R", lambda v: v.relating.begin()),
        ("next_relation", tr("Next relation"), "Ctrl+R", lambda v: v.related.step(1)),
        (
            "previous_relation",
            tr("Previous relation"),
            "Ctrl+Shift+R",
            lambda v: v.related.step(-1),
        ),
        ("turn_relation", tr("Turn round"), "Shift+R", lambda v: v.related.turn()),
        ("chain", tr("The same as the last one"), "C", lambda v: v.chaining.add()),
        ("unchain", tr("Out of its chain"), "Shift+C", lambda v: v.chaining.take_out()),
    )
    for name, title, key, call in rows:
        yield Command(name, title, (key,), Menu.RELATION, call, in_article=True)


def _edge(edge: Edge, unit: EdgeUnit, held: str, titles: tuple[str, str]) -> Iterator[Command]:
    for forward, key, title, way in (
        (False, "[", titles[0], "back"),
        (True, "]", titles[1], "on"),
    ):
        yield Command(
            f"{edge}_{unit}_{way}",
            title,
            (held + key,),
            Menu.ENTITY,
            _mover(edge, unit, forward=forward),
            in_article=True,
            parted=edge == "start" and unit == "letter" and not forward,
        )


def _mover(edge: Edge, unit: EdgeUnit, *, forward: bool) -> Callable[[Verbs], object]:
    return lambda v: v.marking.move_edge(edge, unit, forward=forward)


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


def _view() -> tuple[Command, ...]:
    menu = Menu.VIEW
    return (
        *_reading(),
        Command(
            "articles_panel",
            tr("Show or hide the articles"),
            ("F7",),
            menu,
            lambda v: v.shell.toggle_panel(0),
            parted=True,
        ),
        Command(
            "entities_panel",
            tr("Show or hide the entities"),
            ("Shift+F7",),
            menu,
            lambda v: v.shell.toggle_panel(2),
        ),
        Command(
            "theme",
            tr("Light or dark"),
            ("Ctrl+Shift+D",),
            menu,
            lambda v: v.appearance.switch_theme(),
            parted=True,
        ),
        Command(
            "contrast",
            tr("High contrast"),
            ("Ctrl+Alt+D",),
            menu,
            lambda v: v.appearance.switch_contrast(),
        ),
        Command(
            "digits", tr("Digits ٠١٢٣ or 0123"), (), menu, lambda v: v.appearance.switch_digits()
        ),
        Command(
            "language",
            tr("العربية / English"),
            ("Ctrl+Shift+L",),
            menu,
            lambda v: v.appearance.switch_language(),
        ),
    )


def _reading() -> tuple[Command, ...]:
    menu = Menu.VIEW
    return (
        Command(
            "larger",
            tr("Larger text"),
            ("Ctrl+=", "Ctrl++", "Ctrl+Shift+="),
            menu,
            lambda v: v.appearance.zoom(1),
        ),
        Command("smaller", tr("Smaller text"), ("Ctrl+-",), menu, lambda v: v.appearance.zoom(-1)),
        Command("usual_size", tr("Usual size"), ("Ctrl+0",), menu, lambda v: v.appearance.zoom(0)),
        Command(
            "looser",
            tr("More room between lines"),
            ("Ctrl+Alt+=",),
            menu,
            lambda v: v.appearance.space_lines(1),
        ),
        Command(
            "tighter",
            tr("Less room between lines"),
            ("Ctrl+Alt+-",),
            menu,
            lambda v: v.appearance.space_lines(-1),
        ),
    )


def _help() -> tuple[Command, ...]:
    menu = Menu.HELP
    return (
        Command("help", tr("Keys"), ("F1",), menu, lambda v: v.shell.show_keys()),
        Command("keys", tr("Change keys …"), (), menu, lambda v: v.shell.change_keys()),
        Command("about", tr("About Hashiya"), (), menu, lambda v: v.shell.about()),
    )


__all__ = ["Command", "Menu", "by_key", "clashes", "menu_titles", "table"]
