"""``hashiya stats``: how far everyone is, and how often each label stands."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.i18n import number, tr, trn
from annotator.model.annotation import Status
from annotator.usecases import open_project, statistics


def declare(commands: Commands) -> None:
    """Adds the command."""
    commands.add_for_project("stats", tr("Count articles, marks and what is done"), run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Counts."""
    with open_project.open_project(Path(arguments.project), read_only=True) as project:
        counted = statistics.counted(project)
    lines = [
        *progress_lines(counted),
        *(f"  {label}  {number(n)}" for label, n in counted.labels.items()),
        *(f"  → {label}  {number(n)}" for label, n in counted.relations.items()),
    ]
    console.result(statistics.plain(counted), *lines)
    return DONE


def progress_lines(counted: statistics.Counts) -> list[str]:
    """How far everyone is, for people."""
    return [
        trn("{n} article", "{n} articles", counted.articles),
        *(
            tr(
                "{name}: {done} done, {begun} in progress, {new} new",
                name=name,
                done=statuses[Status.DONE],
                begun=statuses[Status.IN_PROGRESS],
                new=statuses[Status.NEW],
            )
            for name, statuses in counted.annotators.items()
        ),
    ]
