"""``hashiya import``: brings articles in, with the marks that their files hold."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from annotator.cli.command import DONE, FOUND, Commands
from annotator.cli.console import Console
from annotator.cli.progress import progress
from annotator.errors import BadInput
from annotator.formats import FORMATS
from annotator.formats.archives import is_archive
from annotator.i18n import tr, trn
from annotator.usecases import open_project
from annotator.usecases.import_articles import ImportOptions, ImportReport, import_paths

_NAMED = 10
_FAILED = 50


def declare(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_for_project("import", tr("Bring articles in, with their marks"), run)
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help=tr("files, folders and archives (zip, tar.gz)")
    )
    parser.add_argument(
        "--format",
        choices=[one.id for one in FORMATS if one.read is not None],
        help=tr("else it is found out"),
    )
    parser.add_argument("--as", dest="annotator", metavar="ANNOTATOR", help=tr("whose marks"))
    parser.add_argument("--text-field", default="text", metavar="F", help=tr("holds the text"))
    parser.add_argument("--title-field", default="title", metavar="F", help=tr("holds the title"))
    parser.add_argument("--encoding", metavar="E", help=tr("else it is found out"))
    parser.add_argument(
        "--repair", action="store_true", help=tr("make letters of presentation forms")
    )
    parser.add_argument(
        "--keep-going", action="store_true", help=tr("pass over what cannot be read")
    )
    parser.add_argument(
        "--duplicates",
        choices=["skip", "keep"],
        default="skip",
        help=tr("what to do with a text that is there already"),
    )
    parser.add_argument(
        "--replace", action="store_true", help=tr("put marks in the place of those there")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Imports; FOUND if something could not be read."""
    options = ImportOptions(
        format=arguments.format,
        annotator=arguments.annotator,
        text_field=arguments.text_field,
        title_field=arguments.title_field,
        encoding=arguments.encoding,
        repair=arguments.repair,
        keep_going=arguments.keep_going,
        keep_duplicates=arguments.duplicates == "keep",
        replace=arguments.replace,
    )
    paths = [Path(path) for path in arguments.paths]
    with (
        open_project.open_project(Path(arguments.project)) as project,
        progress(tr("Importing")) as tell,
        _way_on(paths, options),
    ):
        report = import_paths(project, paths, options, tell)
    for remark in report.remarks:
        console.note(f"{remark.where}: {remark.what}")
    console.result(_plain(report), *lines(report))
    return FOUND if report.failed else DONE


@contextmanager
def _way_on(paths: Sequence[Path], options: ImportOptions) -> Iterator[None]:
    """Of several files of which one cannot be read, says how the others come in."""
    try:
        yield
    except BadInput as error:
        several = len(paths) > 1 or any(path.is_dir() or is_archive(path) for path in paths)
        of_a_file = str(error).startswith(tuple(str(path) for path in paths))
        if options.keep_going or not (several and of_a_file):
            raise
        why = str(error)
        if why[-1] not in ".؟?!":
            why += "."
        said = tr(
            "{why} Nothing was imported; --keep-going passes over what cannot be read.", why=why
        )
        raise BadInput(said) from error


def lines(report: ImportReport) -> list[str]:
    """What an import brought, for people."""
    told = [
        tr(", ").join(
            (
                trn("{n} article", "{n} articles", report.articles),
                trn("{n} entity", "{n} entities", report.entities),
                trn("{n} relation", "{n} relations", report.relations),
            )
        )
    ]
    if report.skipped:
        told.append(
            trn("{n} was there already:", "{n} were there already:", report.skipped)
            + " "
            + _named([one.title for one in report.duplicates])
        )
    if report.marks_there:
        told.append(
            trn(
                "{n} mark was there already.",
                "{n} marks were there already.",
                report.marks_there,
            )
        )
    if report.labels_added:
        told.append(tr("Labels added: {names}", names=tr(", ").join(report.labels_added)))
    if report.losses:
        lost = tr(", ").join(f"{kind} {n}" for kind, n in sorted(report.losses.items()))
        told.append(tr("No place here for: {what}; --json says which.", what=lost))
    told.extend(f"{one.where}: {one.why}" for one in report.failed[:_FAILED])
    more = len(report.failed) - _FAILED
    if more > 0:
        told.append(
            trn(
                "{n} more could not be read; --json lists all.",
                "{n} more could not be read; --json lists all.",
                more,
            )
        )
    return told


def _named(titles: list[str]) -> str:
    more = len(titles) - _NAMED
    shown = tr(", ").join(tr("“{title}”", title=title) for title in titles[:_NAMED])
    return shown + (trn(" and {n} more", " and {n} more", more) if more > 0 else "")


def _plain(report: ImportReport) -> dict[str, object]:
    return {
        "articles": report.articles,
        "skipped": report.skipped,
        "entities": report.entities,
        "relations": report.relations,
        "failed": [{"where": one.where, "why": one.why} for one in report.failed],
        "losses": [
            {
                "kind": kind,
                "count": count,
                "named": [
                    {"where": one.article, "why": one.why}
                    for one in report.named_losses
                    if one.kind == kind
                ],
            }
            for kind, count in sorted(report.losses.items())
        ],
        "labels_added": report.labels_added,
        "duplicates": [{"title": one.title, "article": one.there} for one in report.duplicates],
        "marks_skipped": report.marks_there,
    }
