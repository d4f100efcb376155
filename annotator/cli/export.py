"""``hashiya export``: writes articles and marks, and counts what that loses."""

import argparse
from dataclasses import replace
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.cli.progress import progress
from annotator.errors import BadInput
from annotator.formats import FORMATS, by_id
from annotator.formats.format import WriteReport
from annotator.i18n import tr, trn
from annotator.model.annotation import Status
from annotator.model.splitting import USUAL, Plan
from annotator.store.project import Project
from annotator.usecases import export, open_project, splits
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
    _declare_filters(parser)
    _declare_split(parser)
    for name, values in _choices().items():
        having = [one.id for one in FORMATS if name in {choice.name for choice in one.choices}]
        said = tr("how {formats} is written", formats=tr(", ").join(having))
        parser.add_argument(f"--{name}", choices=values, help=said)
    parser.add_argument(
        "--card",
        action="store_true",
        help=tr("make a folder with a data card, also where the format is one file"),
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


def _declare_filters(parser: argparse.ArgumentParser) -> None:
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
        help=tr(
            "only marks with these labels (their names, one or several); relations whose both ends "
            "stay go along, or where labels of relations are named those alone; answers about the "
            "article are left out"
        ),
    )
    parser.add_argument(
        "--excluded",
        choices=["cut", "keep"],
        default="cut",
        help=tr("cut excluded parts out of the text, or leave them in"),
    )
    parser.add_argument(
        "--negative",
        choices=["keep", "drop"],
        default="keep",
        help=tr("keep articles without a mark, or drop them"),
    )


def _choices() -> dict[str, list[str]]:
    """What the formats let choose, each with all values that one of them has."""
    found: dict[str, list[str]] = {}
    for choice in (choice for one in FORMATS for choice in one.choices):
        known = found.setdefault(choice.name, [])
        known += [value for value in choice.values if value not in known]
    return found


def _chosen(arguments: argparse.Namespace) -> dict[str, str]:
    given = {name: getattr(arguments, name.replace("-", "_")) for name in _choices()}
    known = {choice.name for choice in by_id(arguments.format).choices}
    for name, value in given.items():
        if value is not None and name not in known:
            raise BadInput(tr("{format} has no --{name}.", format=str(arguments.format), name=name))
    return {name: value for name, value in given.items() if value is not None}


def _declare_split(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--split",
        nargs="?",
        const="",
        metavar=USUAL,
        help=tr("a folder of parts; without a value: as the project was split before"),
    )
    parser.add_argument(
        "--seed", type=int, metavar="N", help=tr("decides between equals in a split; usually 0")
    )
    parser.add_argument(
        "--resplit", action="store_true", help=tr("forget the parts of earlier exports")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Exports."""
    path = Path(arguments.project)
    options = _options(arguments)
    with (
        open_project.open_project(path, read_only=arguments.split is None) as project,
        progress(tr("Exporting"), tr("Stopped. Nothing was written.")) as tell,
    ):
        if arguments.split is not None:
            options = replace(options, split=_plan(project, arguments))
        report = export.export(project, options, Path(arguments.out), tell)
    console.result(_plain(options.format, report), *lines(report, Path(arguments.out)))
    return DONE


def _plan(project: Project, arguments: argparse.Namespace) -> Plan:
    before = None if arguments.resplit else splits.recorded_plan(project)
    if before and not arguments.split and arguments.seed is None:
        return before
    shares = arguments.split or (str(before) if before else USUAL)
    seed = arguments.seed
    if seed is None:
        seed = before.seed if before else 0
    return Plan.parse(shares, seed)


def _options(arguments: argparse.Namespace) -> ExportOptions:
    if arguments.split is None and (arguments.resplit or arguments.seed is not None):
        raise BadInput(tr("--seed and --resplit belong to --split."))
    return ExportOptions(
        format=arguments.format,
        annotator=arguments.annotator,
        gold=arguments.gold,
        status=arguments.status,
        labels=tuple(arguments.label),
        split_tokens=arguments.tokens == "split",
        strict=arguments.strict,
        keep_excluded=arguments.excluded == "keep",
        keep_negative=arguments.negative == "keep",
        choices=_chosen(arguments),
        resplit=arguments.resplit,
        card=arguments.card,
    )


def lines(report: WriteReport, out: Path) -> list[str]:
    """What an export wrote and lost, for people."""
    told = [
        tr(", ").join(
            (
                trn("{n} article", "{n} articles", report.articles),
                trn("{n} entity", "{n} entities", report.entities),
                trn("{n} relation", "{n} relations", report.relations),
            )
        ),
        str(out),
    ]
    if report.cuts:
        told.append(trn("{n} token was split.", "{n} tokens were split.", report.cuts))
    if report.losses:
        lost = tr(", ").join(f"{kind} {n}" for kind, n in report.losses.items())
        where = tr(", ").join(str(path) for path in report.losses_files)
        if len(report.losses_files) == 1:
            told.append(tr("Lost: {what}; {path} says which.", what=lost, path=where))
        else:
            told.append(tr("Lost: {what}; {paths} say which.", what=lost, paths=where))
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
