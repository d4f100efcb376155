"""The report on agreement as one HTML file that any browser shows."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotator.agreement.page_content import Content, Person
from annotator.errors import NotFound, NotSaved
from annotator.i18n import LANGUAGES, language, tr
from annotator.store.project import ENDING, Project
from annotator.store.recognise import is_project
from annotator.usecases import agreement, agreement_examples, annotators, gold, ids
from annotator.usecases.progress import Progress, silent

_CLASSES = 3
"""How many classes of disagreement have examples for each annotator."""


def write_report(
    project: Project,
    path: Path,
    names: Sequence[str] = (),
    *,
    against_gold: bool = False,
    made_on: str = "",
    progress: Progress = silent,
) -> dict[str, Any]:
    """Writes the report to ``path``, whole or not at all; returns its numbers.

    ``names``: whose; none: all people's. ``against_gold``: each beside the gold, and for one name
    that person's own report. It opens in the language in use and has the other one too.
    ``made_on``: the date that it bears, ``2026-11-22``; empty: today, in UTC.

    Raises NotFound, BadInput, NotSaved, and what ``progress`` raises.
    """
    _refuse(path)
    content = content_of(
        project, names, against_gold=against_gold, made_on=made_on, progress=progress
    )
    from annotator.agreement.page import page

    languages = [language(), *(one for one in LANGUAGES if one != language())]
    _write(page(content, languages), path)
    return dict(content.report)


def content_of(
    project: Project,
    names: Sequence[str] = (),
    *,
    against_gold: bool = False,
    made_on: str = "",
    progress: Progress = silent,
) -> Content:
    """All that the report shows."""
    reference = gold.annotator(project)
    if against_gold:
        report = agreement.agreement_with_gold(project, names, progress)
        who = [annotators.require(project, name) for name in dict.fromkeys(names)]
        pairs = agreement.against_gold(project, who or annotators.finishers(project), progress)
    else:
        report = agreement.agreement_of(project, names, progress)
        pairs = agreement.pairs(project, agreement.compared(project, names), progress)
    if not report["all"]["articles"]:
        raise NotFound(tr("There is no article that two of them have done."))
    several = not against_gold or len(pairs) > 1
    return Content(
        project=project.name,
        made_on=made_on or ids.now()[:10],
        report=report,
        labels=project.labels.current(),
        titles={one.uid: one.title for one in project.articles.listed()},
        examples=agreement_examples.examples(project, pairs, progress),
        people=tuple(_people(project, report, progress)) if several and reference else (),
        gold=reference.name if reference and against_gold else "",
    )


def _people(project: Project, report: dict[str, Any], progress: Progress) -> list[Person]:
    """Each annotator of the report beside the gold."""
    reference = gold.annotator(project)
    names = [
        name
        for name in report["all"]["annotators"]
        if reference is not None and name != reference.name
    ]
    who = [annotators.require(project, name) for name in names]
    numbers = agreement.agreement_with_gold(project, names, progress)["pairs"]
    found = agreement.against_gold(project, who, progress)
    people = []
    for pair in found:
        own = next(one for one in numbers if one["annotators"][0] == pair.a.name)
        kinds = list(own["classes"])[:_CLASSES]
        shown = agreement_examples.examples_of_classes(project, pair, kinds)
        people.append(Person(pair.a.name, own, shown))
    return people


def _refuse(path: Path) -> None:
    if path.suffix.startswith(ENDING) or is_project(path):
        raise NotSaved(
            tr("{path} is the name of a project; the report needs another.", path=str(path))
        )
    if not path.absolute().parent.is_dir():
        raise NotFound(tr("There is no folder {path}; make it first.", path=str(path.parent)))


def _write(page: str, path: Path) -> None:
    half = path.with_name(f".{path.name}.half")
    try:
        with half.open("wb") as file:
            file.write(page.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, path)  # noqa: PTH105 - the same on every system
    except OSError as error:
        half.unlink(missing_ok=True)
        why = error.strerror or str(error)
        raise NotSaved(tr("{path} cannot be written: {why}", path=str(path), why=why)) from error
