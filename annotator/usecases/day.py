"""What an annotator got done today: no clock runs, it is only counted."""

from dataclasses import dataclass
from datetime import UTC, datetime

from annotator.model.marks import Entity
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Today:
    """How much was done since midnight."""

    articles: int = 0
    """Those that were finished."""
    entities: int = 0
    """Marked, less those taken out again."""


class Day:
    """The count of one annotator (a uid); asking again reads only what came since."""

    def __init__(self, project: Project, annotator: str, since: str = "") -> None:
        """``since``: when the day began, as the journal writes it; else the last midnight here."""
        self._project = project
        self._annotator = annotator
        self._since = since or last_midnight(datetime.now().astimezone())
        self._read_to: int | None = None
        self._entities = 0

    def count(self) -> Today:
        """What was done until now."""
        project = self._project
        read = project.journal.made_since(self._annotator, self._since, self._read_to)
        for self._read_to, edit in read:
            for change in edit.changes:
                is_entity = isinstance(change.before or change.after, Entity)
                self._entities += is_entity * ((change.before is None) - (change.after is None))
        articles = project.annotations.finished_since(self._annotator, self._since)
        return Today(articles, max(0, self._entities))


def last_midnight(now: datetime) -> str:
    """When the day of ``now`` began where one is, as the journal writes it."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
