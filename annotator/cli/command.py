"""What a command is to the parser: a name, its arguments, and the function that runs it."""

import argparse
from collections.abc import Callable
from typing import Any, Protocol

from annotator.cli.console import Console
from annotator.i18n import tr

DONE, FOUND, USAGE, REFUSED = 0, 1, 2, 3
"""Exit statuses: done; something was found, could not be read, or would be lost where nothing may
be; wrong usage; refused, nothing changed."""
BUG, INTERRUPTED, UNREAD = 70, 130, 141
"""A mistake of ours; stopped by Ctrl+C; nobody reads the output any more."""

Run = Callable[[argparse.Namespace, Console], int]


class Subparsers(Protocol):
    """What argparse gives to add commands to."""

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser:
        """A new command."""


class Commands:
    """The commands of a parser; each takes the options that all share."""

    def __init__(self, subparsers: Subparsers, shared: argparse.ArgumentParser) -> None:
        self._subparsers = subparsers
        self._shared = shared

    def add(self, name: str, summary: str, run: Run) -> argparse.ArgumentParser:
        """A command that ``run`` runs."""
        parser = self._subparsers.add_parser(
            name, help=summary, description=summary, parents=[self._shared], allow_abbrev=False
        )
        parser.set_defaults(run=run)
        return parser

    def add_for_project(self, name: str, summary: str, run: Run) -> argparse.ArgumentParser:
        """A command whose first argument is a project."""
        parser = self.add(name, summary, run)
        parser.add_argument("project", metavar="PROJECT", help=tr("the project's file"))
        return parser

    def nested(self, parser: argparse.ArgumentParser) -> "Commands":
        """The commands within a command."""
        subparsers = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
        return Commands(subparsers, self._shared)
