"""Which part of the training data each article went to: training, development, test."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.store.articles import article_id
from annotator.store.connection import Connection
from annotator.store.failures import understood

_PLAN, _SEED = "split", "split_seed"


@dataclass(frozen=True, slots=True)
class RecordedSplit:
    """The shares that were asked for, as they were written, the seed, and article (uid) → part."""

    shares: str
    seed: int
    parts: dict[str, str]


class Splits:
    """The one split of a project; exports keep to it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def recorded(self) -> RecordedSplit | None:
        """What was recorded; None if nothing was."""
        with self._connection.reading():
            keys = self._connection.rows(
                "SELECT key, value FROM project WHERE key IN (?, ?)", (_PLAN, _SEED)
            )
            rows = self._connection.rows(
                "SELECT uid, part FROM splits JOIN articles ON id = article"
                " WHERE id IN (SELECT article FROM article_text) ORDER BY article"
            )
        facts: dict[str, str] = dict(keys)
        if _PLAN not in facts:
            return None
        with understood(self._connection.path):
            return RecordedSplit(facts[_PLAN], int(facts.get(_SEED, 0)), dict(rows))

    def record(self, shares: str, seed: int, parts: Iterable[tuple[str, str]]) -> None:
        """Places more articles (uid, part); one that has its place keeps it. Raises NotFound."""
        with self._connection.writing():
            self._connection.write_many(
                "INSERT OR REPLACE INTO project VALUES (?, ?)",
                ((_PLAN, shares), (_SEED, str(seed))),
            )
            self._connection.write_many(
                "INSERT INTO splits(article, part) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(article_id(self._connection, uid), part) for uid, part in parts],
            )

    def forget(self) -> None:
        """Every article may be placed anew."""
        with self._connection.writing():
            self._connection.write("DELETE FROM splits")
            self._connection.write("DELETE FROM project WHERE key IN (?, ?)", (_PLAN, _SEED))
