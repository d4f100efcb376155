"""What a command is: a row of the table in ``commands.py``."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from annotator.ui.verbs import Verbs


class Menu(StrEnum):
    """Where a command stands; those of MOVING are in no menu, only on the page of keys."""

    FILE = "file"
    EDIT = "edit"
    ENTITY = "entity"
    RELATION = "relation"
    LABELS = "labels"
    GO = "go"
    AGREEMENT = "agreement"
    VIEW = "view"
    HELP = "help"
    MOVING = "moving"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. ``in_article``: its keys work only while the caret is in the article."""

    id: str
    title: str
    keys: tuple[str, ...]
    menu: Menu
    call: Callable[[Verbs], object]
    in_article: bool = False
    parted: bool = False
    """Whether a line is drawn above it in the menu."""
