"""How much there is of what, counted without reading a mark."""

from dataclasses import dataclass

from annotator.model.annotation import Status
from annotator.store.connection import Connection

_STATUSES = """
SELECT n.name, a.status, count(*) FROM annotators AS n
JOIN annotations AS a ON a.annotator = n.id GROUP BY n.id, a.status ORDER BY n.id
"""
_LABELS = """
SELECT n.name, m.label, count(*) FROM entities AS m
JOIN annotators AS n ON n.id = m.annotator GROUP BY m.annotator, m.label
"""
_RELATIONS = """
SELECT n.name, m.label, count(*) FROM relations AS m
JOIN annotators AS n ON n.id = m.annotator GROUP BY m.annotator, m.label
"""
_ANSWERS = """
SELECT n.name, m.name, count(*) FROM article_labels AS m
JOIN annotators AS n ON n.id = m.annotator GROUP BY m.annotator, m.name
"""

Counts = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts by the name of the annotator, then by status or label."""

    articles: int
    annotators: Counts
    """Articles by status; every annotator has ``new``."""
    labels: Counts
    relations: Counts
    answers: Counts
    """Labels on articles, by the name of the question."""


def statistics(connection: Connection) -> Statistics:
    """The counts of a project as it stands."""
    with connection.reading():
        row = connection.row("SELECT count(*) FROM articles")
        articles = int(row[0]) if row else 0
        names = [name for (name,) in connection.rows("SELECT name FROM annotators ORDER BY id")]
        statuses = _by_name(connection, _STATUSES)
        return Statistics(
            articles,
            {name: _with_new(statuses.get(name, {}), articles) for name in names},
            _by_name(connection, _LABELS),
            _by_name(connection, _RELATIONS),
            _by_name(connection, _ANSWERS),
        )


def _by_name(connection: Connection, sql: str) -> Counts:
    counts: Counts = {}
    for name, key, count in connection.rows(sql):
        counts.setdefault(name, {})[key] = count
    return counts


def _with_new(begun: dict[str, int], articles: int) -> dict[str, int]:
    untouched = articles - sum(begun.values())
    return begun | {Status.NEW.value: begun.get(Status.NEW.value, 0) + untouched}
