"""How well annotators agree: counted once over each article and pair, and kept in the project."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any

from annotator.agreement.counts import NONE, Counts
from annotator.agreement.disagreements import Disagreement, disagreements
from annotator.agreement.matching import Alignment, align
from annotator.errors import BadInput, NotFound
from annotator.i18n import tr
from annotator.model.annotation import Annotation, Annotator
from annotator.model.article import Article
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation
from annotator.store.project import Project
from annotator.usecases import annotators, gold, kept
from annotator.usecases.progress import Progress, silent

_TWO = 2
_VERSION = 1
"""Goes up when ``agreement.counts`` counts something else: what was kept before is of no use."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two annotators, and what was counted over each article that both have done."""

    a: Annotator
    b: Annotator
    counts: dict[str, Counts]
    """By the uid of the article, in the project's order."""
    changed_at: dict[str, str]
    """By article, when the later of the two changed it last: ``2026-11-22T10:00:00.123Z``."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases are wanted; None: any. Labels are those of the marks of ``a`` and of ``b``."""

    kind: str | None = None
    """A class of disagreement; ``""``: where both say the same."""
    labels: tuple[str, str] | None = None
    """A cell of the confusion table; ``""`` on one side: nothing answers it there."""
    label: str | None = None
    """A label that one of the marks has."""
    of_relations: bool | None = None
    """Relations alone, or entities alone."""
    cells: bool = False
    """Every entity as the confusion table counts it, also where both say the same."""
    of_answers: bool = False
    """Labels of the article alone."""
    article: str | None = None
    """The uid of an article."""
    among: frozenset[str] | None = None
    """The uids of articles."""


@dataclass(frozen=True, slots=True)
class Case:
    """One place behind a number: what two annotators marked there."""

    article: str
    title: str
    kind: str
    """The class of disagreement; empty where both say the same."""
    detail: str
    a: tuple[Mark, ...]
    b: tuple[Mark, ...]
    words: tuple[str, str]
    """What the marks of either cover, in one line; of a relation its two ends."""


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
    return [_pair(project, a, b, progress) for a, b in combinations(who, 2)]


def against_gold(
    project: Project, who: Sequence[Annotator], progress: Progress = silent
) -> list[Pair]:
    """Each of them beside the gold, the gold second; raises NotFound if there is no gold."""
    reference = gold.annotator(project)
    if reference is None:
        raise NotFound(tr("There is no gold in this project yet."))
    return [_pair(project, one, reference, progress) for one in who if one != reference]


def cases(project: Project, pair: tuple[Annotator, Annotator], wanted: Wanted) -> Iterator[Case]:
    """The places behind a number, article by article, as ``pairs`` counted them."""
    a, b = pair
    labels = project.labels.current()
    stamps = kept.Stamps(project, wanted.article)
    known = {} if wanted.article else project.kept_counts.of(_kept_as(a, b))
    for uid in stamps.done_by_all((a.uid, b.uid)):
        count = known.get(uid)
        is_known = count is not None and count.stamp == stamps.of(uid, (a.uid, b.uid))
        if (wanted.among is not None and uid not in wanted.among) or (
            is_known and count and not _may_hold(count.body, wanted)
        ):
            continue
        article = project.articles.get(uid)
        both = _both(project, uid, a, b)
        aligned = align(*both, labels)
        found = disagreements(article.text, *both, labels)
        for one in _found(both, aligned, found, wanted):
            case = _case(article, both, one)
            if _is_wanted(case, wanted):
                yield case


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
    return f"report {_VERSION} {kind} {' '.join(one.uid for one in who)}"


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


def _pair(project: Project, a: Annotator, b: Annotator, progress: Progress) -> Pair:
    uids = (a.uid, b.uid)
    stamps = kept.Stamps(project)
    labels = project.labels.current()

    def counted(chunk: Sequence[str]) -> list[str]:
        return _counted(project, chunk, (a, b), labels)

    wanted = {article: stamps.of(article, uids) for article in stamps.done_by_all(uids)}
    found = kept.bodies(project, _kept_as(a, b), wanted, counted, progress)
    return Pair(
        a,
        b,
        {article: Counts.from_plain(json.loads(body)) for article, body in found.items()},
        {article: stamps.updated_at(article, uids) for article in found},
    )


def _kept_as(a: Annotator, b: Annotator) -> str:
    return f"pair {_VERSION} {a.uid} {b.uid}"


def _may_hold(body: str, wanted: Wanted) -> bool:
    """Whether a kept count of an article leaves room for what is wanted; else nobody reads it."""
    plain = json.loads(body)
    counts = Counts.from_plain({name: plain[name] for name in _LOOKED_AT & plain.keys()})
    if wanted.labels is not None:
        return wanted.labels in counts.entities
    if wanted.kind == "":
        return True
    kinds: set[str] = set()
    if wanted.of_relations is not True and not wanted.of_answers:
        kinds.update(kind for kind, _ in counts.classes)
    if wanted.of_relations is not False and not wanted.of_answers:
        kinds.update(kind for kind, _ in counts.relation_classes)
    if wanted.of_relations is None and any(a != b for _, a, b in counts.answers):
        kinds.update(("LABEL", "ONLY"))
    return bool(kinds) if wanted.kind is None else wanted.kind in kinds


_LOOKED_AT = {"entities", "classes", "relation_classes", "answers"}
_MARKS: dict[bool, type[Mark]] = {True: Relation, False: Entity}


def _counted(
    project: Project, chunk: Sequence[str], pair: tuple[Annotator, Annotator], labels: LabelSet
) -> list[str]:
    from annotator.agreement import bulk  # numpy loads only where something has to be counted

    read = [project.articles.get(article) for article in chunk]
    both = [_both(project, article, *pair) for article in chunk]
    found = bulk.count_many(
        [bulk.Article(one.text, one.excluded) for one in read],
        ([mine for mine, _ in both], [theirs for _, theirs in both]),
        labels,
    )
    return [json.dumps(one.to_plain(), ensure_ascii=False, separators=(",", ":")) for one in found]


def _both(
    project: Project, article: str, a: Annotator, b: Annotator
) -> tuple[Annotation, Annotation]:
    load = project.annotations.load
    return load(article, a.uid), load(article, b.uid)


_Sides = tuple[tuple[Entity, ...], tuple[Entity, ...]]


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    detail: str
    a: tuple[Mark, ...]
    b: tuple[Mark, ...]


def _found(
    both: tuple[Annotation, Annotation],
    aligned: Alignment,
    differing: Sequence[Disagreement],
    wanted: Wanted,
) -> Iterator[_Found]:
    """What a number may stand for: cells of the confusion table, what is alike, what differs."""
    if wanted.cells or wanted.labels is not None:
        yield from _cells(aligned, differing)
    elif wanted.kind == "":
        yield from _alike(both, aligned, differing)
    else:
        for one in differing:
            yield _Found(one.kind.value, one.detail, one.a, one.b)


def _cells(aligned: Alignment, differing: Sequence[Disagreement]) -> Iterator[_Found]:
    """Every entity as the confusion table counts it: with the one that it is aligned with."""
    kinds: dict[tuple[str, str], Disagreement] = {}
    for one in differing:
        kinds.update({("a", mark.uid): one for mark in one.a})
        kinds.update({("b", mark.uid): one for mark in one.b})
    sides: list[_Sides] = [((mine,), (theirs,)) for mine, theirs in aligned.pairs]
    sides += [((mine,), ()) for mine in aligned.only_a]
    sides += [((), (theirs,)) for theirs in aligned.only_b]
    for a, b in sides:
        key = ("a", a[0].uid) if a else ("b", b[0].uid)
        known = kinds.get(key)
        yield _Found(known.kind.value if known else "", known.detail if known else "", a, b)


def _alike(
    both: tuple[Annotation, Annotation], aligned: Alignment, differing: Sequence[Disagreement]
) -> Iterator[_Found]:
    """What both say in just the same way."""
    apart = {mark.uid for one in differing for mark in one.a}
    for mine, theirs in aligned.pairs:
        if mine.uid not in apart:
            yield _Found("", "", (mine,), (theirs,))
    for my_relation, their_relation in aligned.relation_pairs:
        if my_relation.uid not in apart:
            yield _Found("", "", (my_relation,), (their_relation,))
    for uid in both[0].labels.keys() & both[1].labels.keys():
        yield _Found("", "", (both[0].labels[uid],), (both[1].labels[uid],))


def _case(article: Article, both: tuple[Annotation, Annotation], one: _Found) -> Case:
    words = _words(article.text, both[0], one.a), _words(article.text, both[1], one.b)
    return Case(article.uid, article.title, one.kind, one.detail, one.a, one.b, words)


def _is_wanted(case: Case, wanted: Wanted) -> bool:
    first = (*case.a, *case.b)[0]
    said = _label(case.a), _label(case.b)
    return (
        wanted.kind in (None, case.kind)
        and (wanted.of_relations is None or isinstance(first, _MARKS[wanted.of_relations]))
        and (not wanted.of_answers or isinstance(first, ArticleLabel))
        and wanted.labels in (None, said)
        and (wanted.label is None or wanted.label in said)
    )


def _label(marks: Sequence[Mark]) -> str:
    """The label of the first of them; of an article's label the question."""
    if not marks:
        return NONE
    first = marks[0]
    return first.name if isinstance(first, ArticleLabel) else first.label


def _words(text: str, annotation: Annotation, marks: Sequence[Mark]) -> str:
    return " · ".join(_of(text, annotation, mark) for mark in marks)


def _of(text: str, annotation: Annotation, mark: Mark) -> str:
    match mark:
        case Entity():
            return " ".join(mark.of(text).split())
        case Relation():
            ends = (annotation.entities[uid].of(text) for uid in (mark.head, mark.tail))
            return " → ".join(" ".join(words.split()) for words in ends)
        case ArticleLabel():
            return mark.value
