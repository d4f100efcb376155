"""What a screen of agreement shows: whose agreement, and the cases behind each number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.agreement.counts import NONE
from annotator.model.annotation import Annotation, Annotator
from annotator.model.article import Article
from annotator.model.decision import Decision
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Mark
from annotator.store.project import Project
from annotator.usecases import agreement, agreement_cases, annotators, gold, kept
from annotator.usecases.agreement_cases import Case, Wanted
from annotator.usecases.progress import Progress, silent

MOST = 500
"""Of more cases nobody reads them all."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose annotations are compared: with each other, or each of them with the gold."""

    names: tuple[str, ...] = ()
    """None: all people's who have done an article."""
    with_gold: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A case, and between whom it is."""

    a: Annotator
    b: Annotator
    case: Case


@dataclass(frozen=True, slots=True)
class Laid:
    """One article as two annotators marked it."""

    article: Article
    both: tuple[Annotation, Annotation]
    alike: Annotation
    """What both say in the same way, in the first one's marks."""
    cases: tuple[Case, ...]
    """Where they differ."""
    labels: LabelSet


def choices(project: Project) -> list[Choice]:
    """All people with each other, each two, and where there is gold all and each of them with it.

    Empty where nothing can be compared yet.
    """
    people = [one.name for one in annotators.finishers(project)]
    found: list[Choice] = []
    if len(people) > 1:
        pairs = [Choice((a, b)) for at, a in enumerate(people) for b in people[at + 1 :]]
        found += [Choice(), *pairs] if len(pairs) > 1 else pairs
    if gold.annotator(project) is not None and people:
        each = [Choice((name,), with_gold=True) for name in people]
        found += [Choice(with_gold=True), *each] if len(each) > 1 else each
    return found


def report_of(project: Project, choice: Choice, progress: Progress = silent) -> dict[str, Any]:
    """The numbers; see ``agreement.report``. Raises NotFound, and what ``progress`` raises."""
    make = agreement.agreement_with_gold if choice.with_gold else agreement.agreement_of
    return make(project, choice.names, progress)


def last_report_of(project: Project, choice: Choice) -> tuple[dict[str, Any], bool] | None:
    """The numbers that were kept last, if any, and whether they are still true; at once."""
    return agreement.last_report(project, choice.names, with_gold=choice.with_gold)


def pairs_of(project: Project, choice: Choice) -> list[tuple[Annotator, Annotator]]:
    """Who is compared with whom, in the order in which they were counted."""
    if not choice.with_gold:
        who = agreement.compared(project, choice.names)
        return [(a, b) for at, a in enumerate(who) for b in who[at + 1 :]]
    reference = gold.annotator(project)
    names = [annotators.require(project, name) for name in choice.names]
    who = names or annotators.finishers(project)
    return [(one, reference) for one in who if reference and one != reference]


def cases_behind(
    project: Project, choice: Choice, door: str, progress: Progress = silent, most: int = MOST
) -> list[Seen]:
    """The cases behind a number, by the key of its door; at most ``most`` and one.

    Keys as in ``agreement.figures`` and ``measures``, and ``article:UID``.
    """
    pairs = pairs_of(project, choice)
    wanted = wanted_by(door, project.labels.current())
    if door.startswith("week:"):
        wanted = replace(wanted, among=_of_week(project, pairs, door.removeprefix("week:")))
    found: list[Seen] = []
    for a, b in pairs:
        for case in agreement_cases.cases(project, (a, b), wanted):
            progress(len(found), None)
            found.append(Seen(a, b, case))
            if len(found) > most:
                return found
    return found


def wanted_by(door: str, labels: LabelSet) -> Wanted:
    """Which cases a door leads to."""
    kind, _, name = door.partition(":")
    wanted = {
        "label": Wanted(label=name, of_relations=False),
        "relation": Wanted(label=name, of_relations=True),
        "kind": Wanted(kind=name, of_relations=False),
        "relation_kind": Wanted(kind=name, of_relations=True),
        "entities": Wanted(of_relations=False),
        "relations": Wanted(of_relations=True),
        "answers": Wanted(of_answers=True),
        "article": Wanted(article=name),
    }
    return Wanted(labels=_cell(name, labels)) if kind == "cell" else wanted.get(kind, Wanted())


def laid_out(project: Project, pair: tuple[Annotator, Annotator], article: str) -> Laid:
    """An article (a uid) with all that two annotators say of it; raises NotFound."""
    first, second = (project.annotations.load(article, one.uid) for one in pair)
    differing = tuple(agreement_cases.cases(project, pair, Wanted(article=article)))
    same = agreement_cases.cases(project, pair, Wanted(kind="", article=article))
    marks = {mark.uid: mark for case in same for mark in case.a if isinstance(mark, Entity)}
    related = [one for one in first.relations.values() if {one.head, one.tail} <= marks.keys()]
    apart = {mark.uid for case in differing for mark in case.a}
    alike: list[Mark] = [*marks.values(), *(one for one in related if one.uid not in apart)]
    return Laid(
        project.articles.get(article),
        (first, second),
        Annotation.of(alike),
        differing,
        project.labels.current(),
    )


def decision_on(project: Project, case: Case) -> Decision | None:
    """What was decided last about a mark of a case, if anything."""
    decided = gold.of_article(project, case.article).decisions
    uids = {mark.uid for mark in (*case.a, *case.b)}
    for one in reversed(decided):
        sources = {source.mark for source in one.why.sources}
        if uids & (sources | {mark.uid for mark in one.gold}):
            return one
    return None


def is_about_article(marks: Sequence[Mark]) -> bool:
    """Whether it is the article that is labelled, and no words in it."""
    return any(isinstance(mark, ArticleLabel) for mark in marks)


def _cell(name: str, labels: LabelSet) -> tuple[str, str]:
    """Row and column; a label's name may have colons itself."""
    known = {NONE, *(one.name for one in labels.entities)}
    parts = [(name[:at], name[at + 1 :]) for at, letter in enumerate(name) if letter == ":"]
    return next((one for one in parts if known.issuperset(one)), parts[0])


def _of_week(
    project: Project, pairs: Sequence[tuple[Annotator, Annotator]], week: str
) -> frozenset[str]:
    """The articles that were last changed in a week, as a report counts them."""
    return frozenset(
        article for article, moment in _moments(project, pairs) if agreement.week_of(moment) == week
    )


def _moments(
    project: Project, pairs: Sequence[tuple[Annotator, Annotator]]
) -> Iterator[tuple[str, str]]:
    stamps = kept.Stamps(project)
    last: dict[str, str] = {}
    for a, b in pairs:
        for article in stamps.done_by_all((a.uid, b.uid)):
            moment = stamps.updated_at(article, (a.uid, b.uid))
            last[article] = max(last.get(article, ""), moment)
    yield from last.items()
