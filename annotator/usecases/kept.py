"""Counts of articles that are made once, and kept until what they were made from changes."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from annotator.model.annotation import Status
from annotator.store.kept_counts import Kept, State
from annotator.store.project import Project
from annotator.usecases.progress import Progress, silent

_CHUNK = 200
Named = tuple[str, Kept]
"""A count, and the name under which it is kept."""


class Stamps:
    """Tells from which state of an article a count was made, so that old ones are found out."""

    def __init__(self, project: Project, article: str | None = None) -> None:
        """Of all articles, or of one (a uid)."""
        symmetric = sorted(one.name for one in project.labels.current().relations if one.symmetric)
        self._labels = " ".join(symmetric)
        self._states: Mapping[str, Mapping[str, State]] = project.kept_counts.states(article)
        self._excluded = project.kept_counts.excluded(article)

    def done(self, article: str, annotators: Iterable[str]) -> int:
        """How many of these annotators (uids) have done an article."""
        states = self._states.get(article, {})
        return sum(1 for uid in annotators if uid in states and states[uid].status is Status.DONE)

    def done_by_all(self, annotators: Sequence[str]) -> list[str]:
        """The articles that all of them have done, in the project's order."""
        return self.done_by(annotators, len(annotators))

    def done_by(self, annotators: Sequence[str], least: int) -> list[str]:
        """The articles that so many of them have done, in the project's order."""
        return [article for article in self._states if self.done(article, annotators) >= least]

    def of(self, article: str, annotators: Iterable[str]) -> str:
        """Another one whenever somebody's annotation changed, or what is read of the article.

        Which relations are symmetric counts too.
        """
        states = self._states.get(article, {})
        said = (states[uid].stamp if uid in states else "" for uid in annotators)
        excluded = (self._excluded[article],) if article in self._excluded else ()
        return "|".join((*said, self._labels, *excluded))

    def whole(self, annotators: Sequence[str]) -> str:
        """Another one whenever ``of`` these annotators (uids) is, in any article."""
        digest = hashlib.sha256()
        for article in self._states:
            digest.update(f"{article} {self.of(article, annotators)}\n".encode())
        return digest.hexdigest()

    def updated_at(self, article: str, annotators: Iterable[str]) -> str:
        """When the last of these annotations was changed; the others are as they are."""
        states = self._states.get(article, {})
        return max((states[uid].updated_at for uid in annotators if uid in states), default="")


def bodies(
    project: Project,
    what: str,
    stamps: Mapping[str, str],
    count: Callable[[Sequence[str]], Sequence[str]],
    progress: Progress = silent,
) -> dict[str, str]:
    """The count of each article in ``stamps``, in that order: kept ones, the others counted anew.

    ``count`` works out those of some articles, in their order. Stops where ``progress`` raises;
    what was counted until then is kept, unless the project can only be read.
    """
    kept = project.kept_counts.of(what)
    found = {
        article: kept[article].body
        for article, stamp in stamps.items()
        if article in kept and kept[article].stamp == stamp
    }
    missing = [article for article in stamps if article not in found]
    for start, chunk in _chunks(missing):
        progress(start, len(missing))
        counted = zip(chunk, count(chunk), strict=True)
        new = [Kept(article, stamps[article], body) for article, body in counted]
        keep(project, what, new)
        found |= {one.article: one.body for one in new}
    return {article: found[article] for article in stamps}


def of_project(project: Project, what: str, stamp: str, make: Callable[[], str]) -> str:
    """What was worked out over the whole project, if ``stamp`` is still the same; else anew.

    It is kept with the first article that anybody began.
    """
    known = last_of_project(project, what)
    if known is not None and known.stamp == stamp:
        return known.body
    body = make()
    first = project.kept_counts.first_begun()
    if first is not None:
        keep(project, what, [Kept(first, stamp, body)])
    return body


def last_of_project(project: Project, what: str) -> Kept | None:
    """What was worked out last over the whole project, of whatever state of it."""
    return next(iter(project.kept_counts.of(what).values()), None)


def keep(project: Project, what: str, counts: Sequence[Kept]) -> None:
    """Keeps them for the next time, if the project can be written."""
    if counts and not project.read_only:
        project.kept_counts.keep(what, counts)


def _chunks(articles: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    for start in range(0, len(articles), _CHUNK):
        yield start, articles[start : start + _CHUNK]
