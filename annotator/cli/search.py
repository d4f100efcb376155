"""``hashiya search``: finds words in all articles, however they are written."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.i18n import tr, trn
from annotator.usecases import find, open_project

_SHOWN = 30


def declare(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_for_project("search", tr("Search in all articles"), run)
    parser.add_argument("query", metavar="QUERY", help=tr("the words to find"))
    parser.add_argument(
        "--limit",
        type=_positive,
        default=_SHOWN,
        metavar="N",
        help=tr("how many articles to show; all are counted"),
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Searches."""
    with open_project.open_project(Path(arguments.project), read_only=True) as project:
        found = find.in_project(project, arguments.query, arguments.limit)
    hits = [
        {"article": hit.article, "start": hit.start, "end": hit.end, "context": hit.context}
        for hit in found.hits
    ]
    console.result(
        {"count": found.count, "hits": hits},
        trn("{n} article has it.", "{n} articles have it.", found.count),
        *(f"{hit.article}  {hit.title}\n    {_flat(hit.context)}" for hit in found.hits),
    )
    return DONE


def _flat(context: str) -> str:
    return " ".join(context.split())


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(tr("{value} is no number from 1 on", value=text))
    return int(text)
