"""The commands of the pen and about suggestions."""

from annotator.i18n import tr
from annotator.ui.command import Command, Menu


def pen_command() -> Command:
    """Takes the pen up and lays it down."""
    return Command(
        "pen",
        tr("Pen: to select is to mark"),
        ("Space",),
        Menu.ENTITY,
        lambda v: v.pen.switch(),
        in_article=True,
        parted=True,
    )


def quick_commands() -> tuple[Command, ...]:
    """They stand under the entity, where one goes on, and under what is shown."""
    menu = Menu.ENTITY
    return (
        Command(
            "accept_suggestion",
            tr("Accept the suggestion, and on"),
            ("Enter",),
            menu,
            lambda v: v.suggesting.accept(),
            in_article=True,
            parted=True,
        ),
        Command(
            "reject_suggestion",
            tr("Reject the suggestion, and on"),
            ("Backspace",),
            menu,
            lambda v: v.suggesting.reject(),
            in_article=True,
        ),
        Command(
            "accept_suggestions",
            tr("Accept all suggestions"),
            ("Shift+Enter",),
            menu,
            lambda v: v.suggesting.accept_all(),
            in_article=True,
        ),
        Command(
            "offer_again",
            tr("Suggest again what was rejected"),
            (),
            menu,
            lambda v: v.suggesting.offer_again(),
        ),
        *_going(),
    )


def _going() -> tuple[Command, ...]:
    return (
        Command(
            "next_suggestion",
            tr("Next suggestion"),
            ("F9",),
            Menu.GO,
            lambda v: v.suggesting.step(1),
            parted=True,
        ),
        Command(
            "previous_suggestion",
            tr("Previous suggestion"),
            ("Shift+F9",),
            Menu.GO,
            lambda v: v.suggesting.step(-1),
        ),
        Command(
            "suggestions",
            tr("Show or hide suggestions"),
            ("Ctrl+F9",),
            Menu.VIEW,
            lambda v: v.suggesting.switch(),
            parted=True,
        ),
    )
