"""Counts anew what is kept of an article, soon after somebody has done it or settled something.

Nothing depends on it: a count that is missing or not true any more is made where it is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from annotator.errors import AnnotatorError
from annotator.store.project import Project
from annotator.usecases import agreement_pairs, annotators, docket, gold, kept

MOST = 100
"""Articles that are counted anew; of more that changed at once the last ones are."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is to be counted anew."""

    since: str
    """Up to when changes were seen: ``2026-11-22T10:00:00.123Z``."""
    articles: tuple[str, ...] = ()
    """Their uids."""


def next_of(project: Project, backlog: Backlog) -> Backlog:
    """Counts one article anew and keeps that; what is to be done then.

    An empty backlog is filled with what changed. What cannot be counted or kept is left out.
    """
    if project.read_only:
        return backlog
    try:
        if not backlog.articles:
            return _filled(project, backlog)
        _recount(project, backlog.articles[0])
    except AnnotatorError:  # told where somebody asks for the count, or marks something
        pass
    return replace(backlog, articles=backlog.articles[1:])


def _filled(project: Project, backlog: Backlog) -> Backlog:
    touched = project.kept_counts.touched(backlog.since, MOST)
    return Backlog(max(touched.values(), default=backlog.since), tuple(touched))


def _recount(project: Project, article: str) -> None:
    counts = list(_fresh(project, article))
    if not counts:
        return
    with project.writing():
        for what, count in counts:
            project.kept_counts.keep(what, [count])


def _fresh(project: Project, article: str) -> Iterator[kept.Named]:
    people, reference = annotators.finishers(project), gold.annotator(project)
    stamps = kept.Stamps(project, article)
    pairs = list(combinations(people, 2))
    if reference is not None:
        pairs += [(one, reference) for one in people]
    found = [agreement_pairs.fresh(project, article, pair, stamps) for pair in pairs]
    found.append(docket.fresh(project, people, article, stamps))
    yield from (one for one in found if one is not None)
