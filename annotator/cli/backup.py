"""``hashiya backup``: a whole, checked copy of a project, also while a window has it open."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.i18n import tr
from annotator.usecases import backup, open_project


def declare(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_for_project("backup", tr("Copy a project, whole and checked"), run)
    parser.add_argument("to", metavar="TO", help=tr("the file to make"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Copies it; a file that is there already is not replaced."""
    with open_project.open_project(Path(arguments.project), read_only=True) as project:
        made = backup.backup(project, Path(arguments.to))
    console.result({"backup": str(made)}, tr("Copied to {path}.", path=str(made)))
    return DONE
