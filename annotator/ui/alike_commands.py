"""The commands about what is alike, and about where marks may begin."""

from annotator.i18n import tr
from annotator.ui.command import Command, Menu


def alike_commands() -> tuple[Command, ...]:
    """They stand under the entity."""
    menu = Menu.ENTITY
    return (
        Command(
            "alike",
            tr("Mark all alike in the article"),
            ("A",),
            menu,
            lambda v: v.alike.begin(),
            in_article=True,
            parted=True,
        ),
        Command(
            "alike_everywhere",
            tr("Mark all alike in the project …"),
            ("Shift+A",),
            menu,
            lambda v: v.alike.begin_everywhere(),
            in_article=True,
        ),
    )
