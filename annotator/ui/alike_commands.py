"""The commands about what is alike, and about doubtful."""

from annotator.i18n import tr
from annotator.ui.command import Command, Menu


def alike_commands() -> tuple[Command, ...]:
    """They stand under the entity and where one goes on."""
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
        Command(
            "next_doubt",
            tr("Next doubt"),
            ("F8",),
            Menu.GO,
            lambda v: v.doubting.step(1),
            parted=True,
        ),
        Command(
            "previous_doubt",
            tr("Previous doubt"),
            ("Shift+F8",),
            Menu.GO,
            lambda v: v.doubting.step(-1),
        ),
        Command("policy", tr("Where marks begin …"), (), menu, lambda v: v.doubting.ask_policy()),
        Command(
            "exclude",
            tr("Exclude what is selected"),
            ("Ctrl+Shift+X",),
            Menu.EDIT,
            lambda v: v.doubting.settling.exclude_selection(),
            parted=True,
        ),
    )
