"""``hashiya export``: writes articles and marks, and counts what that loses."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.cli.progress import progress
from annotator.formats import FORMATS
from annotator.formats.format import WriteReport
from annotator.i18n import tr, trn
from annotator.model.annotation import Status
from annotator.usecases import export, open_project
from annotator.usecases.export import ExportOptions


def declare(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_for_project("export", tr("Write articles and marks"), run)
    parser.add_argument(
        "--format",
        required=True,
        choices=[one.id for one in FORMATS if one.write is not None],
        help=tr("see hashiya formats"),
    )
    parser.add_argument("--out", required=True, metavar="PATH", help=tr("the file or folder"))
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--annotator", metavar="NAME", help=tr("whose marks; else everyone's"))
    whose.add_argument("--gold", action="store_true", help=tr("the marks of the gold"))
    parser.add_argument(
        "--status", type=Status, choices=list(Status), help=tr("only annotations that are so")
    )
    parser.add_argument(
        "--label",
        nargs="+",
        action="extend",
        default=[],
        metavar="L",
        help=tr("only marks with these labels"),
    )
    parser.add_argument(
        "--tokens",
        choices=["split", "keep"],
        default="split",
        help=tr("split tokens at the edges of marks, or lose such marks"),
    )
    parser.add_argument(
        "--strict", action="store_true", help=tr("write nothing if anything would be lost")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Exports."""
    options = ExportOptions(
        format=arguments.format,
        annotator=arguments.annotator,
        gold=arguments.gold,
        status=arguments.status,
        labels=tuple(arguments.label),
        split_tokens=arguments.tokens == "split",
        strict=arguments.strict,
    )
    with (
        open_project.open_project(Path(arguments.project), read_only=True) as project,
        progress(tr("Exporting")) as tell,
    ):
        report = export.export(project, options, Path(arguments.out), tell)
    console.result(_plain(options.format, report), *lines(report))
    return DONE


def lines(report: WriteReport) -> list[str]:
    """What an export wrote and lost, for people."""
    told = [
        tr(", ").join(
            (
                trn("{n} article", "{n} articles", report.articles),
                trn("{n} entity", "{n} entities", report.entities),
                trn("{n} relation", "{n} relations", report.relations),
            )
        ),
        *(str(path) for path in report.files[:1]),
    ]
    if report.cuts:
        told.append(trn("{n} token was split.", "{n} tokens were split.", report.cuts))
    if report.losses:
        lost = tr(", ").join(f"{kind} {n}" for kind, n in report.losses.items())
        told.append(tr("Lost: {what}; losses.jsonl says which.", what=lost))
    return told


def _plain(name: str, report: WriteReport) -> dict[str, object]:
    return {
        "format": name,
        "articles": report.articles,
        "entities": report.entities,
        "relations": report.relations,
        "files": [str(path) for path in report.files],
        "losses": [{"kind": kind, "count": n} for kind, n in report.losses.items()],
        "cuts": report.cuts,
    }
