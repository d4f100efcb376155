"""The commands about what several annotators say of the same articles."""

from annotator.i18n import tr
from annotator.ui.command import Command, Menu


def agreement_commands() -> tuple[Command, ...]:
    """They stand under their own heading."""
    menu = Menu.AGREEMENT
    return (
        Command(
            "agreement", tr("Agreement"), ("Shift+F11",), menu, lambda v: v.screens.agreement()
        ),
        Command("review", tr("Review differences"), ("F11",), menu, lambda v: v.screens.review()),
    )
