"""Which articles are to be reviewed, how far each is, and which comes first: the worst.

What is counted of an article is kept in the project until someone's marks in it change. So a
project of many articles opens at once; the questions of an article are made when it is reached.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.errors import BadInput, NotFound
from annotator.i18n import tr
from annotator.model.annotation import Annotator, AnnotatorKind
from annotator.store.kept_counts import Kept
from annotator.store.project import Project
from annotator.usecases import annotators, gold, kept
from annotator.usecases.bench import Bench
from annotator.usecases.progress import Progress, silent
from annotator.usecases.questions import State as Stands

_LEAST = 2
"""Annotators who must have done an article before there is anything to settle."""


@dataclass(frozen=True, slots=True)
class Row:
    """How far the review of one article is."""

    article: str
    questions: int
    """What the annotators said, sorted: what all said alike counts too."""
    disputed: int
    """Those of them where they differ."""
    left: int
    """What a person has to settle yet, blocked questions too."""
    stale: int
    """What was settled, and has to be looked at again."""
    clear: int
    """What all said alike that is not in the gold yet."""

    @property
    def badness(self) -> float:
        """Which part of it is disputed, 0 to 1."""
        return self.disputed / self.questions if self.questions else 0.0


@dataclass(frozen=True, slots=True)
class Totals:
    """How far the whole review is."""

    articles: int
    articles_left: int
    disputed: int
    left: int
    stale: int


def reviewed(project: Project, names: Sequence[str] = ()) -> list[Annotator]:
    """Whose annotations are reviewed: those named, else of all people who have done an article.

    Raises NotFound, BadInput.
    """
    if names:
        named = [annotators.require(project, name) for name in dict.fromkeys(names)]
        if any(one.kind is AnnotatorKind.GOLD for one in named):
            raise BadInput(tr("Gold is what a review makes: name those who annotated."))
        return named
    people = annotators.finishers(project)
    if len(people) < _LEAST:
        raise NotFound(tr("A review needs two people or more who have done an article."))
    return people


def rows(
    project: Project, annotators_: Sequence[Annotator], progress: Progress = silent
) -> list[Row]:
    """Every article that two or more of them have done, the worst first."""
    uids = [one.uid for one in annotators_]
    found = kept.bodies(
        project,
        _what(uids),
        _stamps(project, uids),
        lambda chunk: [_body(counted(Bench(project, article, uids))) for article in chunk],
        progress,
    )
    order = [Row(article, *json.loads(body)) for article, body in found.items()]
    return sorted(order, key=lambda row: -row.badness)


def keep(project: Project, annotators_: Sequence[Annotator], row: Row) -> None:
    """Keeps what was counted of an article anew, for the next time."""
    uids = [one.uid for one in annotators_]
    stamp = _stamps(project, uids, row.article).get(row.article)
    if stamp is not None:
        kept.keep(project, _what(uids), [Kept(row.article, stamp, _body(row))])


def fresh(
    project: Project, annotators_: Sequence[Annotator], article: str, stamps: kept.Stamps
) -> kept.Named | None:
    """How far an article (a uid) is, to be kept; None: it is kept already, or not reviewed.

    ``stamps`` were read before.
    """
    uids = [one.uid for one in annotators_]
    what, stamp = _what(uids), stamps.of(article, _looked_at(project, uids))
    is_reviewed = article in stamps.done_by(uids, _LEAST)
    if not is_reviewed or project.kept_counts.stamp(what, article) == stamp:
        return None
    return what, Kept(article, stamp, _body(counted(Bench(project, article, uids))))


def counted(bench: Bench) -> Row:
    """How far an article is."""
    asked = bench.left
    is_open = sum(1 for one in bench.questions if one.state is Stands.OPEN)
    return Row(
        bench.article.uid,
        len(bench.questions),
        sum(1 for one in bench.questions if one.kind),
        len(asked) + len(bench.blocked),
        sum(1 for one in bench.questions if one.state is Stands.STALE),
        is_open - sum(1 for one in asked if one.state is Stands.OPEN),
    )


def totals(found: Iterable[Row]) -> Totals:
    """The sums over articles."""
    whole = Totals(0, 0, 0, 0, 0)
    listed = list(found)
    for row in listed:
        whole = moved(whole, _NOTHING, row)
    return replace(whole, articles=len(listed))


def moved(whole: Totals, old: Row, new: Row) -> Totals:
    """The sums when the count of one article is another."""
    return Totals(
        whole.articles,
        whole.articles_left + bool(new.left or new.clear) - bool(old.left or old.clear),
        whole.disputed + new.disputed - old.disputed,
        whole.left + new.left - old.left,
        whole.stale + new.stale - old.stale,
    )


_NOTHING = Row("", 0, 0, 0, 0, 0)


def _stamps(project: Project, uids: Sequence[str], article: str | None = None) -> dict[str, str]:
    """The articles that are reviewed, and of which state of their annotations a count is true."""
    stamps = kept.Stamps(project, article)
    looked_at = _looked_at(project, uids)
    return {one: stamps.of(one, looked_at) for one in stamps.done_by(uids, _LEAST)}


def _looked_at(project: Project, uids: Sequence[str]) -> list[str]:
    """Whose annotations a count is made from (uids): those reviewed, and the gold."""
    who = gold.annotator(project)
    return [*sorted(uids), who.uid if who else ""]


def _what(uids: Iterable[str]) -> str:
    return "review " + " ".join(sorted(uids))


def _body(row: Row) -> str:
    return json.dumps([row.questions, row.disputed, row.left, row.stale, row.clear])
