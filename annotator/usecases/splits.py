"""Parts the articles of an export, and remembers in the project where each one went."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from annotator.errors import BadInput
from annotator.formats import excluded
from annotator.formats.format import ArticleRecord
from annotator.i18n import tr
from annotator.model.splitting import Group, Plan, placed
from annotator.store.project import Project
from annotator.store.splits import RecordedSplit
from annotator.text.alike import NearDuplicates
from annotator.usecases.choosing import Chosen
from annotator.usecases.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Split:
    """The part of each article (by uid) of an export; ``new`` are those that had none before."""

    plan: Plan
    parts: Mapping[str, str]
    new: tuple[str, ...]
    anew: bool = False
    """Whether what was recorded before is forgotten."""


def split(chosen: Chosen, plan: Plan, progress: Progress = silent, *, anew: bool = False) -> Split:
    """Gives each chosen article its part; nothing is written.

    Near-duplicates go to one part, whether they are chosen or not; where earlier exports placed
    two of them apart, a third follows the first. Raises BadInput if there are fewer articles than
    parts, or if the project is split by another plan and it is not to be split ``anew``.
    """
    before = _recorded(chosen.project, plan, anew=anew)
    alike = _alike(chosen.project, progress)
    sides: dict[int, str] = {}
    for uid, part in before.items():
        sides.setdefault(alike[uid], part)
    there, groups, new = _grouped(chosen, alike, before, sides)
    if not before and len(groups) < len(plan.parts):
        raise _too_few(len(groups), plan)
    parts = dict(before)
    for group, part in zip(groups, placed(groups, plan, there), strict=True):
        parts.update(dict.fromkeys(group.articles, part))
    for uid in new:
        parts.setdefault(uid, sides.get(alike[uid], ""))
    return Split(plan, parts, tuple(new), anew)


def record(project: Project, made: Split) -> None:
    """Keeps where each article went. Raises ReadOnlyProject if there is something to be kept."""
    known = project.splits.recorded()
    if known is not None and not made.new and not made.anew:
        return
    with project.writing():
        if made.anew:
            project.splits.forget()
        new = [(uid, made.parts[uid]) for uid in made.new]
        project.splits.record(str(made.plan), made.plan.seed, new)


def recorded_plan(project: Project) -> Plan | None:
    """The plan by which the project is split."""
    known = project.splits.recorded()
    return Plan.parse(known.shares, known.seed) if known else None


def _recorded(project: Project, plan: Plan, *, anew: bool) -> dict[str, str]:
    known = None if anew else project.splits.recorded()
    if known is None:
        return {}
    if (known.shares, known.seed) != (str(plan), plan.seed):
        raise _otherwise(known)
    return known.parts


def _otherwise(known: RecordedSplit) -> BadInput:
    return BadInput(
        tr(
            "The project is split already, {shares} with seed {seed}; keep to that, or forget the "
            "parts of earlier exports (--resplit).",
            shares=known.shares,
            seed=str(known.seed),
        )
    )


def _too_few(groups: int, plan: Plan) -> BadInput:
    return BadInput(
        tr(
            "{plan} has more parts than there are articles to be parted: {n}, near-duplicates "
            "counted once.",
            plan=str(plan),
            n=str(groups),
        )
    )


def _alike(project: Project, progress: Progress) -> dict[str, int]:
    """The group of near-duplicates of each article of the project."""
    total = project.articles.count()
    near = NearDuplicates()
    uids = []
    for done, article in enumerate(project.articles.iterate(), start=1):
        near.add(excluded.cut(ArticleRecord(article))[0].article.text)
        uids.append(article.uid)
        progress(done, total)
    return dict(zip(uids, near.groups(), strict=True))


def _grouped(
    chosen: Chosen, alike: Mapping[str, int], before: Mapping[str, str], sides: Mapping[int, str]
) -> tuple[list[tuple[Group, str]], list[Group], list[str]]:
    """The chosen articles whose part is known, the groups of the others, and all that are new."""
    there: list[tuple[Group, str]] = []
    together: dict[int, tuple[list[str], Counter[str]]] = {}
    new: list[str] = []
    for one in chosen.records():
        uid = one.article.uid
        group = alike.get(uid)
        if group is None:  # it was added a moment ago
            continue
        if uid not in before:
            new.append(uid)
        part = before.get(uid, sides.get(group))
        if part is not None:
            there.append((Group((uid,), _labels(one)), part))
            continue
        uids, labels = together.setdefault(group, ([], Counter()))
        uids.append(uid)
        labels.update(_labels(one))
    return there, [Group(tuple(uids), labels) for uids, labels in together.values()], new


def _labels(one: ArticleRecord) -> Counter[str]:
    labels: Counter[str] = Counter()
    for made in one.annotations:
        labels.update(entity.label for entity in made.annotation.entities.values())
        labels.update(f"→ {relation.label}" for relation in made.annotation.relations.values())
    return labels
