"""The command line: all of the program that needs no window."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from annotator import i18n, resources
from annotator.cli.arguments import language_of, parser, with_command
from annotator.cli.bidi import Bidi
from annotator.cli.command import BUG, FOUND, INTERRUPTED, REFUSED, UNREAD
from annotator.cli.console import Console
from annotator.cli.page import Draw, Show
from annotator.errors import AnnotatorError, LossRefused, Stopped
from annotator.i18n import tr


def run(argv: Sequence[str], draw: Draw, show: Show) -> int:
    """Runs one command; returns its exit status (``command.py`` lists them).

    ``draw`` and ``show`` come from above, so that nothing here loads Qt.
    """
    try:
        argv = with_command(argv)
        i18n.use(language_of(argv, os.environ), resources.locale_folder())
        arguments = parser(argv, draw, show).parse_args(argv)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else FOUND
    console = Console(getattr(arguments, "json", False), getattr(arguments, "bidi", Bidi.AUTO))
    return _guarded(arguments, console)


def _guarded(arguments: argparse.Namespace, console: Console) -> int:
    try:
        status: int = arguments.run(arguments, console)
        sys.stdout.flush()
    except LossRefused as refusal:
        console.note(_one_line(refusal))
        return FOUND
    except (Stopped, KeyboardInterrupt) as stop:
        console.note(_one_line(stop) or tr("Stopped."))
        return INTERRUPTED
    except AnnotatorError as refusal:
        console.note(_one_line(refusal))
        return REFUSED
    except BrokenPipeError:
        return _unread()
    except Exception as bug:  # noqa: BLE001 - a user gets no traceback, whatever happens
        return _reported(bug, console)
    return status


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())


def _reported(bug: Exception, console: Console) -> int:
    if os.environ.get("HASHIYA_TRACEBACK"):
        traceback.print_exception(bug)
        return BUG
    place = traceback.extract_tb(bug.__traceback__)[-1]
    console.note(
        tr(
            "This is a mistake in Hashiya: {kind}: {what} ({file}:{line}). "
            "HASHIYA_TRACEBACK=1 shows more.",
            kind=type(bug).__name__,
            what=_one_line(bug),
            file=Path(place.filename).name,
            line=str(place.lineno),
        )
    )
    return BUG


def _unread() -> int:
    # Python would complain once more when it flushes at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNREAD
