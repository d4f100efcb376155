"""The parser of the command line, made of what each command declares."""

import argparse
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from annotator import __version__
from annotator.cli.bidi import Bidi
from annotator.cli.command import Commands
from annotator.cli.console import Console
from annotator.cli.page import Draw, Show
from annotator.i18n import LANGUAGES, tr

_PROJECT = ".hashiya"


def parser(argv: Sequence[str], draw_page: Draw, show: Show) -> argparse.ArgumentParser:
    """The parser; what it parses has a ``run`` that takes the arguments and a Console.

    It knows as many of the commands as ``argv`` can need.
    """
    whole = argparse.ArgumentParser(
        prog="hashiya",
        description=tr("Annotate Arabic articles. Without a command it opens the window."),
        epilog=tr(
            "Exit status: 0 done, what could not be carried is counted; 1 check found something, "
            "import could not read everything, or --strict wrote nothing; 2 wrong usage; "
            "3 refused, nothing changed; 70 a mistake of ours; 130 stopped."
        ),
        parents=[_shared()],
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"hashiya {__version__}")
    whole.set_defaults(run=partial(_open, show), project=None)
    subparsers = whole.add_subparsers(metavar="COMMAND", title=tr("commands"))
    commands = Commands(subparsers, _shared())
    opening = commands.add("open", tr("Open the window on a project"), partial(_open, show))
    # A desktop gives the file that was double-clicked, or nothing.
    opening.add_argument("project", metavar="PROJECT", nargs="?", help=tr("the project's file"))
    match _first_word(argv):
        case "formats":
            _declare_formats(commands)
        case "stats":
            _declare_stats(commands)
        case _:
            _declare_all(commands, draw_page)
    return whole


def with_command(argv: Sequence[str]) -> Sequence[str]:
    """``argv``, with ``open`` before a project's file that stands where a command would."""
    word = _first_word(argv)
    if not word.endswith(_PROJECT) or not Path(word).is_file():
        return argv
    place = len(argv) - 1 - list(reversed(argv)).index(word)
    return [*argv[:place], "open", *argv[place:]]


def language_of(argv: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that ``--lang`` asks for, else that of the locale, else English."""
    asked, _ = _language_option(
        argparse.ArgumentParser(prog="hashiya", add_help=False)
    ).parse_known_args([word for word in argv if word not in ("-h", "--help")])
    if getattr(asked, "lang", None):
        return str(asked.lang)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = environment.get(name, "").split(":")[0].split("_")[0].split(".")[0].lower()
        if language:
            return language if language in LANGUAGES else "en"
    return "en"


def _first_word(argv: Sequence[str]) -> str:
    """The first word that is no option of all commands, nor the value of one."""
    words = iter(argv)
    for word in words:
        if word in ("--lang", "--bidi"):
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def _declare_formats(commands: Commands) -> None:
    # Alone, and so is stats: scripts call these often, and the others take long to import.
    from annotator.cli import formats

    formats.declare(commands)


def _declare_stats(commands: Commands) -> None:
    from annotator.cli import stats

    stats.declare(commands)


def _declare_all(commands: Commands, draw_page: Draw) -> None:
    from annotator.cli import (
        agree,
        annotators,
        articles,
        backup,
        check,
        draw,
        export,
        formats,
        import_articles,
        labels,
        new,
        review,
        search,
        stats,
        suggest,
        tour,
    )

    for declare in (
        new.declare,
        import_articles.declare,
        export.declare,
        formats.declare,
        labels.declare,
        annotators.declare,
        articles.declare,
        search.declare,
        stats.declare,
        agree.declare,
        review.declare,
        suggest.declare,
        check.declare,
        backup.declare,
    ):
        declare(commands)
    draw.declare(commands, draw_page)
    tour.declare(commands, draw_page)


def _shared() -> argparse.ArgumentParser:
    """Options that stand before or after the command; SUPPRESS keeps the first from being lost."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--json", action="store_true", help=tr("print one JSON value"))
    _language_option(shared)
    shared.add_argument(
        "--bidi",
        type=Bidi,
        choices=list(Bidi),
        metavar="auto|on|off",
        help=tr("order and join Arabic for terminals that cannot"),
    )
    return shared


def _language_option(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument(
        "--lang",
        choices=list(LANGUAGES),
        default=argparse.SUPPRESS,
        help=tr("the language of messages"),
    )
    return parser


def _open(show: Show, arguments: argparse.Namespace, _console: Console) -> int:
    project = Path(arguments.project) if arguments.project else None
    return show(project, getattr(arguments, "lang", ""))
