"""``hashiya labels``: shows the label set of a project, or changes it with the marks."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.i18n import tr, trn
from annotator.model import plain_labels
from annotator.model.labels import LabelSet
from annotator.usecases import labels, open_project
from annotator.usecases.label_set_saving import Relabelled


def declare(commands: Commands) -> None:
    """Adds the command and its actions."""
    parser = commands.add_for_project("labels", tr("Show or change the label set"), run_show)
    actions = commands.nested(parser)
    actions.add("show", tr("Show the label set"), run_show)
    using = actions.add("use", tr("Take another label set"), run_use)
    using.add_argument(
        "labels",
        metavar="NAME|FILE",
        help=tr("One that ships, a JSON file, or the annotation.conf of brat"),
    )
    for name, summary, run in (
        ("rename", tr("Give a label another name, on its marks too"), run_rename),
        ("merge", tr("Make all marks of one label marks of another"), run_merge),
    ):
        renaming = actions.add(name, summary, run)
        renaming.add_argument("old", metavar="OLD")
        renaming.add_argument("new", metavar="NEW")


def run_show(arguments: argparse.Namespace, console: Console) -> int:
    """Shows it."""
    with open_project.open_project(Path(arguments.project), read_only=True) as project:
        shown = project.labels.current()
    console.result(plain_labels.of_label_set(shown), *_lines(shown))
    return DONE


def run_use(arguments: argparse.Namespace, console: Console) -> int:
    """Takes another; labels that marks have are kept."""
    with open_project.open_project(Path(arguments.project)) as project:
        kept = labels.use(project, arguments.labels)
        used = project.labels.current().name
    lines = [tr("The project uses {name} now.", name=used)]
    if kept:
        lines.append(tr("Kept, since marks have them: {labels}.", labels=tr(", ").join(kept)))
    console.result({"labels": used, "kept": kept}, *lines)
    return DONE


def run_rename(arguments: argparse.Namespace, console: Console) -> int:
    """Renames a label and its marks."""
    with open_project.open_project(Path(arguments.project)) as project:
        changed = labels.rename(project, arguments.old, arguments.new)
    return _tell(changed, console)


def run_merge(arguments: argparse.Namespace, console: Console) -> int:
    """Merges a label into another."""
    with open_project.open_project(Path(arguments.project)) as project:
        changed = labels.merge(project, arguments.old, arguments.new)
    return _tell(changed, console)


def _tell(changed: Relabelled, console: Console) -> int:
    console.result(
        {"marks": changed.marks, "annotations": changed.annotations},
        trn("{n} mark changed.", "{n} marks changed.", changed.marks),
    )
    return DONE


def _lines(shown: LabelSet) -> list[str]:
    return [
        shown.name,
        *(f"  {label.key or ' '}  {label.name}  {label.title}" for label in shown.entities),
        *(
            f"  →  {label.name}  {label.title}  {_ends(label.heads)} → {_ends(label.tails)}"
            for label in shown.relations
        ),
    ]


def _ends(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "*"
