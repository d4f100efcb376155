"""Rows of the table of commands: moving the caret, and selecting with it."""

from collections.abc import Iterator

from annotator.i18n import tr
from annotator.ui.canvas.caret import Unit
from annotator.ui.command import Command, Menu
from annotator.ui.verbs import Verbs

_Move = tuple[str, str, str, str, Unit, bool]
"""Id, title, title when selecting, key, unit, whether it goes on (else back)."""


def moving() -> Iterator[Command]:
    """The commands that move the caret, and those that select on the way."""
    yield Command(
        "select_word",
        tr("Select the word at the caret"),
        ("Shift+Space",),
        Menu.MOVING,
        lambda v: v.view.select_word(),
        in_article=True,
    )
    yield Command("let_go", tr("Let go"), ("Esc",), Menu.MOVING, _let_go, in_article=True)
    for name, title, selecting, key, unit, forward in (*_steps(), *_leaps()):
        yield _move(name, title, key, (unit, forward, False))
        yield _move(f"select_{name}", selecting, _with_shift(key), (unit, forward, True))


def _let_go(verbs: Verbs) -> None:
    verbs.marking.let_go()
    verbs.finding.forget()


def _steps() -> tuple[_Move, ...]:
    return (
        ("letter_on", tr("One letter on"), tr("Select one letter on"), "Left", "letter", True),
        (
            "letter_back",
            tr("One letter back"),
            tr("Select one letter back"),
            "Right",
            "letter",
            False,
        ),
        ("word_on", tr("One word on"), tr("Select one word on"), "Ctrl+Left", "word", True),
        ("word_back", tr("One word back"), tr("Select one word back"), "Ctrl+Right", "word", False),
        ("line_down", tr("One line down"), tr("Select one line down"), "Down", "line", True),
        ("line_up", tr("One line up"), tr("Select one line up"), "Up", "line", False),
    )


def _leaps() -> tuple[_Move, ...]:
    return (
        (
            "line_start",
            tr("Start of the line"),
            tr("Select to the start of the line"),
            "Home",
            "row",
            False,
        ),
        (
            "line_end",
            tr("End of the line"),
            tr("Select to the end of the line"),
            "End",
            "row",
            True,
        ),
        ("page_down", tr("One page down"), tr("Select one page down"), "PageDown", "page", True),
        ("page_up", tr("One page up"), tr("Select one page up"), "PageUp", "page", False),
        (
            "text_start",
            tr("Start of the article"),
            tr("Select to the start of the article"),
            "Ctrl+Home",
            "article",
            False,
        ),
        (
            "text_end",
            tr("End of the article"),
            tr("Select to the end of the article"),
            "Ctrl+End",
            "article",
            True,
        ),
    )


def _move(name: str, title: str, key: str, how: tuple[Unit, bool, bool]) -> Command:
    unit, forward, extend = how
    return Command(
        name,
        title,
        (key,),
        Menu.MOVING,
        lambda v: v.view.move_caret(unit, forward=forward, extend=extend),
        in_article=True,
    )


def _with_shift(key: str) -> str:
    return key.replace("Ctrl+", "Ctrl+Shift+") if "Ctrl+" in key else f"Shift+{key}"
