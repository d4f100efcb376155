"""What was counted once over an article, kept until something that it was counted from changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from annotator.model.annotation import Status
from annotator.store.articles import article_id
from annotator.store.connection import Connection
from annotator.store.failures import understood

_STATES = """
SELECT a.uid, n.uid, m.status, m.entities, m.relations, m.labels, m.updated_at
FROM annotations AS m JOIN articles AS a ON a.id = m.article JOIN annotators AS n
  ON n.id = m.annotator
WHERE :article IS NULL OR m.article = (SELECT id FROM articles WHERE uid = :article)
ORDER BY m.article, m.annotator
"""
_TOUCHED = """
SELECT a.uid, max(m.updated_at) AS last FROM annotations AS m JOIN articles AS a ON a.id = m.article
WHERE m.updated_at > ? GROUP BY m.article ORDER BY last DESC LIMIT ?
"""
_EXCLUDED = """
SELECT a.uid, e.start, e."end" FROM excluded AS e JOIN articles AS a ON a.id = e.article
WHERE :article IS NULL OR e.article = (SELECT id FROM articles WHERE uid = :article)
ORDER BY e.article, e.start
"""


@dataclass(frozen=True, slots=True)
class State:
    """How an annotation stands; ``stamp`` is another whenever it was changed."""

    status: Status
    updated_at: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A count of one article, in JSON, and of which state of the annotations it is true."""

    article: str
    stamp: str
    body: str


class KeptCounts:
    """Counts by what was counted: a name, such as that of a pair of annotators.

    What is damaged counts as not kept.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def states(self, article: str | None = None) -> dict[str, dict[str, State]]:
        """How each annotation that was begun stands: by article, then by annotator (uids).

        ``article`` (a uid): only those of one.
        """
        found: dict[str, dict[str, State]] = {}
        rows = self._connection.rows(_STATES, {"article": article})
        with understood(self._connection.path):
            for uid, annotator, status, entities, relations, labels, updated_at in rows:
                datetime.fromisoformat(updated_at)
                stamp = f"{status} {entities}.{relations}.{labels} {updated_at}"
                state = State(Status(status), updated_at, stamp)
                found.setdefault(uid, {})[annotator] = state
        return found

    def first_begun(self) -> str | None:
        """The first article (its uid) that anybody began."""
        row = self._connection.row(
            "SELECT uid FROM articles WHERE id = (SELECT min(article) FROM annotations)"
        )
        return None if row is None else str(row[0])

    def excluded(self, article: str | None = None) -> dict[str, str]:
        """Which parts of articles have no words: ``3-8 20-31``; by article (uid), or of one."""
        found: dict[str, list[str]] = {}
        for uid, start, end in self._connection.rows(_EXCLUDED, {"article": article}):
            found.setdefault(uid, []).append(f"{start}-{end}")
        return {uid: " ".join(parts) for uid, parts in found.items()}

    def touched(self, since: str, most: int) -> dict[str, str]:
        """In which articles (uids) an annotation was changed after a moment, and when, last first.

        ``since``: ``2026-11-22T10:00:00.123Z``.
        """
        return dict(self._connection.rows(_TOUCHED, (since, most)))

    def stamp(self, what: str, article: str) -> str | None:
        """Of which state of an article (a uid) what is kept of it is true; None: nothing is."""
        row = self._connection.row(
            "SELECT stamp, body FROM kept_counts WHERE what = ?"
            " AND article = (SELECT id FROM articles WHERE uid = ?)",
            (what, article),
        )
        kept = _unsealed(article, *row) if row else None
        return kept.stamp if kept else None

    def of(self, what: str) -> dict[str, Kept]:
        """All that is kept under a name, by article (uid)."""
        rows = self._connection.rows(
            "SELECT a.uid, k.stamp, k.body FROM kept_counts AS k JOIN articles AS a"
            " ON a.id = k.article WHERE k.what = ?",
            (what,),
        )
        found = (_unsealed(*row) for row in rows)
        return {one.article: one for one in found if one is not None}

    def keep(self, what: str, counts: Iterable[Kept]) -> None:
        """Keeps counts under a name, in the place of what was kept for the same articles."""
        with self._connection.writing():
            self._connection.write_many(
                "INSERT OR REPLACE INTO kept_counts(article, what, stamp, body)"
                " VALUES (?, ?, ?, ?)",
                [
                    (article_id(self._connection, one.article), what, _sealed(one), one.body)
                    for one in counts
                ],
            )


def _sealed(one: Kept) -> str:
    """The stamp as it is stored, by which damage to any of it is seen."""
    return f"{crc32(f'{one.article} {one.stamp} {one.body}'.encode()):08x} {one.stamp}"


def _unsealed(article: str, sealed: object, body: object) -> Kept | None:
    one = Kept(article, str(sealed).partition(" ")[2], str(body))
    return one if _sealed(one) == sealed else None
