"""How well annotators agree: counted once over each article and pair, and kept in the project."""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import combinations
from typing import Any

from annotator.errors import BadInput, NotFound
from annotator.i18n import tr
from annotator.model.annotation import Annotator
from annotator.store.project import Project
from annotator.usecases import annotators, gold, kept
from annotator.usecases.agreement_pairs import VERSION, Pair, pairs_of
from annotator.usecases.progress import Progress, silent

_TWO = 2


def compared(project: Project, names: Sequence[str] = ()) -> list[Annotator]:
    """Whose annotations are compared: those named, else of all people who have done an article.

    Raises NotFound, BadInput.
    """
    if not names:
        people = annotators.finishers(project)
        if len(people) < _TWO:
            raise NotFound(tr("Agreement needs two people or more who have done an article."))
        return people
    chosen = {annotators.require(project, name).uid for name in names}
    if len(chosen) < _TWO:
        raise BadInput(tr("Agreement needs two annotators or more."))
    return [one for one in project.annotators.all() if one.uid in chosen]


def agreement_of(
    project: Project, names: Sequence[str] = (), progress: Progress = silent
) -> dict[str, Any]:
    """Everything about the agreement of annotators, as ``agreement.report`` has it; see there.

    ``names``: whose; none: all people's. Raises NotFound, BadInput, and what ``progress`` raises.
    """
    who = compared(project, names)
    return _kept_report(project, who, "pairs", lambda: pairs(project, who, progress))


def agreement_with_gold(
    project: Project, names: Sequence[str] = (), progress: Progress = silent
) -> dict[str, Any]:
    """The same of each annotator and the gold, which stands second in each pair."""
    found = _with_gold(project, names)
    return _kept_report(project, found, "gold", lambda: against_gold(project, found, progress))


def last_report(
    project: Project, names: Sequence[str] = (), *, with_gold: bool = False
) -> tuple[dict[str, Any], bool] | None:
    """The report that was kept last, if any, and whether it is true to this day.

    Raises as ``agreement_of`` and ``agreement_with_gold``; counts nothing.
    """
    who = _with_gold(project, names) if with_gold else compared(project, names)
    kind = "gold" if with_gold else "pairs"
    known = kept.last_of_project(project, _report_as(who, kind))
    if known is None:
        return None
    return dict(json.loads(known.body)), known.stamp == _report_stamp(project, who)


def pairs(project: Project, who: Sequence[Annotator], progress: Progress = silent) -> list[Pair]:
    """Each two of them, in the project's order, with the counts of what both have done."""
    return pairs_of(project, combinations(who, 2), progress)


def against_gold(
    project: Project, who: Sequence[Annotator], progress: Progress = silent
) -> list[Pair]:
    """Each of them beside the gold, the gold second; raises NotFound if there is no gold."""
    reference = gold.annotator(project)
    if reference is None:
        raise NotFound(tr("There is no gold in this project yet."))
    return pairs_of(project, [(one, reference) for one in who if one != reference], progress)


def _kept_report(
    project: Project, who: Sequence[Annotator], kind: str, find: Callable[[], Sequence[Pair]]
) -> dict[str, Any]:
    """The report of these annotators: what was kept, while nothing that it says has changed."""
    made: list[dict[str, Any]] = []

    def make() -> str:
        made.append(_reported(project, find()))
        return json.dumps(made[0], ensure_ascii=False, separators=(",", ":"))

    stamp = _report_stamp(project, who)
    body = kept.of_project(project, _report_as(who, kind), stamp, make)
    return made[0] if made else dict(json.loads(body))


def _report_as(who: Sequence[Annotator], kind: str) -> str:
    return f"report {VERSION} {kind} {' '.join(one.uid for one in who)}"


def _report_stamp(project: Project, who: Sequence[Annotator]) -> str:
    labels = hashlib.sha256(repr(project.labels.current()).encode()).hexdigest()
    names = " ".join(f"{one.uid} {one.name}" for one in who)
    return f"{kept.Stamps(project).whole([one.uid for one in who])} {labels} {names}"


def _with_gold(project: Project, names: Sequence[str]) -> list[Annotator]:
    """Those named, else all who have done an article, and the gold."""
    named = [annotators.require(project, name) for name in dict.fromkeys(names)]
    who = named or annotators.finishers(project)
    reference = gold.annotator(project)
    return [*who, reference] if reference and reference not in who else list(who)


def _reported(project: Project, found: Sequence[Pair]) -> dict[str, Any]:
    from annotator.agreement.report import report  # numpy loads only where numbers are wanted

    weeks: dict[str, str] = {}
    for pair in found:
        for article, moment in pair.changed_at.items():
            weeks[article] = max(weeks.get(article, ""), moment)
    counts = {(pair.a.name, pair.b.name): pair.counts for pair in found}
    return report(counts, project.labels.current(), {a: week_of(m) for a, m in weeks.items()})


def week_of(moment: str) -> str:
    """The week of a moment, as ISO 8601 has it: ``2026-W47``."""
    year, week, _ = datetime.fromisoformat(moment).isocalendar()
    return f"{year}-W{week:02}"
