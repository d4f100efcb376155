"""How far an annotator is, and which article comes next."""

from annotator.model.annotation import Status
from annotator.store.project import Project
from annotator.usecases.ids import now

_OPEN = frozenset({Status.NEW, Status.IN_PROGRESS})


def set_status(
    project: Project, article: str, annotator: str, status: Status, reason: str = ""
) -> None:
    """Says how far an annotator is with an article (their uids); ``reason`` why they skip it."""
    project.annotations.set_status(article, annotator, status, now(), reason)


def done_and_next(project: Project, article: str, annotator: str) -> str | None:
    """Marks an article as done; returns the uid of the next that is not, None if all are."""
    set_status(project, article, annotator, Status.DONE)
    return next_open(project, article, annotator)


def next_open(project: Project, article: str, annotator: str) -> str | None:
    """The next article after this one that is not done; from the start again at the end."""
    listed = project.articles.listed(annotator)
    place = next((i for i, one in enumerate(listed) if one.uid == article), -1)
    order = [*listed[place + 1 :], *listed[: max(place, 0)]]
    return next((one.uid for one in order if one.status in _OPEN), None)
