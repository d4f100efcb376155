"""``hashiya annotators``: who annotates in a project."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.i18n import tr
from annotator.usecases import annotators, open_project


def declare(commands: Commands) -> None:
    """Adds the command and its actions."""
    parser = commands.add_for_project("annotators", tr("List or add annotators"), run_list)
    actions = commands.nested(parser)
    actions.add("list", tr("List the annotators"), run_list)
    adding = actions.add("add", tr("Add an annotator"), run_add)
    adding.add_argument("name", metavar="NAME", help=tr("the name of the annotator"))


def run_list(arguments: argparse.Namespace, console: Console) -> int:
    """Lists them."""
    with open_project.open_project(Path(arguments.project), read_only=True) as project:
        found = project.annotators.all()
    value = [{"name": one.name, "kind": one.kind.value} for one in found]
    console.result({"annotators": value}, *(f"{one.name} ({one.kind.value})" for one in found))
    return DONE


def run_add(arguments: argparse.Namespace, console: Console) -> int:
    """Adds one; refused if there is one of this name."""
    with open_project.open_project(Path(arguments.project)) as project:
        added = annotators.add(project, arguments.name)
    value = {"name": added.name, "kind": added.kind.value}
    console.result(value, tr("Added {name}.", name=added.name))
    return DONE
