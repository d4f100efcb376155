"""The commands about how things are shown: the size of the text, panels, colours, the language."""

from annotator.i18n import tr
from annotator.ui.command import Command, Menu


def view_commands() -> tuple[Command, ...]:
    """They stand under their own heading."""
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
