"""``hashiya articles``: lists the articles of a project, as one annotator has them."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.i18n import tr
from annotator.model.annotation import Status
from annotator.usecases import annotators, open_project


def declare(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_for_project("articles", tr("List the articles"), run)
    parser.add_argument(
        "--status", choices=[s.value for s in Status], help=tr("only articles that are so")
    )
    parser.add_argument("--annotator", metavar="NAME", help=tr("as this annotator has them"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Lists them in the order of the project."""
    with open_project.open_project(Path(arguments.project), read_only=True) as project:
        annotator = (
            annotators.require(project, arguments.annotator)
            if arguments.annotator
            else annotators.usual(project)
        )
        found = [
            one
            for one in project.articles.listed(annotator.uid)
            if arguments.status in (None, one.status)
        ]
    value = [
        {
            "uid": one.uid,
            "title": one.title,
            "characters": one.n_chars,
            "status": one.status.value,
            "entities": one.entities,
        }
        for one in found
    ]
    lines = (f"{one.uid}  {one.status.value:11}  {one.entities:4}  {one.title}" for one in found)
    console.result({"annotator": annotator.name, "articles": value}, *lines)
    return DONE
