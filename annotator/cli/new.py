"""``hashiya new``: makes an empty project."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.i18n import tr
from annotator.usecases import open_project


def declare(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add("new", tr("Make a project"), run)
    parser.add_argument("project", metavar="PROJECT", help=tr("the file to make"))
    parser.add_argument(
        "--labels",
        default=open_project.LABELS,
        metavar="NAME|FILE",
        help=tr("a label set that is shipped, or a file"),
    )
    parser.add_argument(
        "--policy",
        choices=open_project.POLICIES,
        default=open_project.POLICIES[0],
        help=tr("what becomes of و ب ل before a marked word"),
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Makes it."""
    path = Path(arguments.project)
    with open_project.new_project(path, arguments.labels, arguments.policy) as project:
        value = {
            "project": str(project.path),
            "labels": project.labels.current().name,
            "policy": project.policy,
        }
    console.result(value, tr("Made {project}.", project=str(path)))
    return DONE
