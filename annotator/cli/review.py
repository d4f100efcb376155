"""``hashiya review``: settles what is clear into gold, and says what is left to a person."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.agree import names_of
from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.cli.progress import progress
from annotator.i18n import tr, trn
from annotator.usecases import open_project

if TYPE_CHECKING:
    from annotator.usecases.review_auto import AutoReport


def declare(commands: Commands) -> None:
    """Adds the command."""
    summary = tr("Settle into gold what annotators agree on")
    parser = commands.add_for_project("review", summary, run)
    parser.add_argument(
        "--auto", action="store_true", required=True, help=tr("settle what all say alike")
    )
    parser.add_argument(
        "--majority", action="store_true", help=tr("settle what more than half say too")
    )
    parser.add_argument("--annotators", metavar="A,B,…", help=tr("whose marks; else all people's"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Settles."""
    from annotator.usecases import review_auto  # it brings the alignment, which nobody else needs

    settle = review_auto.majorities if arguments.majority else review_auto.unanimous
    with (
        open_project.open_project(Path(arguments.project)) as project,
        progress(tr("Reviewing")) as tell,
    ):
        report = settle(project, names_of(arguments.annotators), tell)
    console.result(_plain(report), *_lines(report))
    return DONE


def _plain(report: "AutoReport") -> dict[str, object]:
    totals = report.totals
    return {
        "annotators": list(report.annotators),
        "articles": totals.articles,
        "settled": {"unanimous": report.unanimous, "majority": report.majority},
        "left": {
            "articles": totals.articles_left,
            "questions": totals.left,
            "stale": totals.stale,
        },
    }


def _lines(report: "AutoReport") -> list[str]:
    totals = report.totals
    if not totals.articles:
        return [tr("No article was done by two of them: there is nothing to review yet.")]
    lines = [
        trn("{n} article was looked at.", "{n} articles were looked at.", totals.articles),
        tr(
            "Settled: {unanimous} that all say alike, {majority} by majority.",
            unanimous=str(report.unanimous),
            majority=str(report.majority),
        ),
    ]
    if not totals.left:
        return [*lines, tr("Nothing is left to settle.")]
    left = trn("{n} question is left", "{n} questions are left", totals.left)
    where = trn("in {n} article.", "in {n} articles.", totals.articles_left)
    lines.append(f"{left} {where}")
    if totals.stale:
        lines.append(trn("{n} to look at again", "{n} to look at again", totals.stale))
    return lines
