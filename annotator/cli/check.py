"""``hashiya check``: asks every rule, and whether the file is whole."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, FOUND, Commands
from annotator.cli.console import Console
from annotator.cli.progress import progress
from annotator.i18n import tr, trn
from annotator.usecases import check, open_project


def declare(commands: Commands) -> None:
    """Adds the command."""
    summary = tr("Check every rule, and the journal against the marks")
    commands.add_for_project("check", summary, run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Checks; FOUND if there is a problem."""
    with (
        open_project.open_project(Path(arguments.project), read_only=True) as project,
        progress(tr("Checking")) as tell,
    ):
        found = check.problems(project, tell)
    value = [
        {"rule": one.rule, "article": one.article, "mark": one.mark, "why": one.why}
        for one in found
    ]
    lines = [" ".join(filter(None, (one.rule, one.article, one.mark, one.why))) for one in found]
    summary = trn("{n} problem.", "{n} problems.", len(found)) if found else tr("All is well.")
    console.result({"problems": value}, *lines, summary)
    return FOUND if found else DONE
