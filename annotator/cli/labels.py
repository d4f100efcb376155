"""``hashiya labels``: shows the label set of a project, or changes it with the marks."""

import argparse
from collections.abc import Callable
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.i18n import tr, trn
from annotator.model import plain_labels
from annotator.model.labels import LabelSet
from annotator.store.project import Project
from annotator.usecases import labels, open_project
from annotator.usecases.label_set_saving import concerned
from annotator.usecases.labels import Plan


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
        renaming.add_argument(
            "--dry-run", action="store_true", help=tr("Only say how many marks would change")
        )


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
    return _carry_out(labels.renaming, arguments, console)


def run_merge(arguments: argparse.Namespace, console: Console) -> int:
    """Merges a label into another."""
    return _carry_out(labels.merging, arguments, console)


def _carry_out(
    planned: Callable[[Project, str, str], Plan], arguments: argparse.Namespace, console: Console
) -> int:
    """Says how many marks are concerned before any of them is changed."""
    with open_project.open_project(Path(arguments.project), read_only=arguments.dry_run) as project:
        plan = planned(project, arguments.old, arguments.new)
        found = concerned(project, plan.moves)
        told = trn(
            "{n} mark of {old} becomes {new}.",
            "{n} marks of {old} become {new}.",
            found.marks,
            old=arguments.old,
            new=arguments.new,
        )
        if arguments.dry_run:
            console.result({"marks": found.marks, "annotations": found.annotations}, told)
            return DONE
        console.note(told)
        changed = labels.carry_out(project, plan)
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
