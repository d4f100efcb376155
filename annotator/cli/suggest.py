"""``hashiya suggest``: what a machine would mark. Nothing is marked."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.i18n import tr, trn
from annotator.model.article import Article
from annotator.model.suggestion import Suggestion
from annotator.suggest.gazetteer import GAZETTEER
from annotator.suggest.memory import MEMORY
from annotator.usecases import annotators, open_project, suggestions


def declare(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_for_project(
        "suggest", tr("Show what a machine would mark in an article"), run
    )
    parser.add_argument(
        "--article", metavar="UID", help=tr("the article (its uid); all of them if none is named")
    )
    parser.add_argument(
        "--from",
        dest="source",
        choices=[MEMORY, GAZETTEER],
        help=tr("what proposes: past marks, or names that everybody knows; both if none is named"),
    )
    parser.add_argument(
        "--annotator", metavar="NAME", help=tr("whose past marks and decisions count")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Proposes, in the order of the project."""
    with open_project.open_project(Path(arguments.project), read_only=True) as project:
        annotator = (
            annotators.require(project, arguments.annotator)
            if arguments.annotator
            else annotators.usual(project)
        )
        uids = [arguments.article] if arguments.article else [
            one.uid for one in project.articles.listed()
        ]  # fmt: skip
        found = [
            (article, one)
            for article, offered in suggestions.proposed(project, annotator, uids)
            for one in offered
            if arguments.source in (None, one.made_by)
        ]
    console.result(
        {"annotator": annotator.name, "suggestions": [_plain(*each) for each in found]},
        trn("{n} suggestion", "{n} suggestions", len(found)),
        *(f"{article.uid}  {_line(article, one)}" for article, one in found),
    )
    return DONE


def _plain(article: Article, one: Suggestion) -> dict[str, object]:
    return {
        "article": article.uid,
        "start": one.span.start,
        "end": one.span.end,
        "text": one.span.of(article.text),
        "label": one.label,
        "from": one.made_by,
        "score": round(one.score, 3),
    }


def _line(article: Article, one: Suggestion) -> str:
    return f"{one.label:10}  {one.made_by:9}  {' '.join(one.span.of(article.text).split())}"
