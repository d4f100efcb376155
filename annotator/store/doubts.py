"""Doubts about an article that people looked at and let be."""

from dataclasses import dataclass

from annotator.store.articles import article_id
from annotator.store.connection import Connection


@dataclass(frozen=True, slots=True, order=True)
class Settled:
    """A doubt that is no longer shown: where it was, in code points, and who settled it."""

    start: int
    end: int
    kind: str
    author: str = ""
    made_at: str = ""


class SettledDoubts:
    """The settled doubts of a project; they hold for all annotators."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article: str) -> list[Settled]:
        """Those of one article (its uid), in order; raises NotFound."""
        with self._connection.reading():
            rows = self._connection.rows(
                'SELECT start, "end", kind, author, made_at FROM settled_doubts'
                ' WHERE article = ? ORDER BY start, "end", kind',
                (article_id(self._connection, article),),
            )
        return [Settled(*row) for row in rows]

    def settle(self, article: str, doubt: Settled) -> None:
        """Shows a doubt no more; who settled it first stays noted."""
        with self._connection.writing():
            self._connection.write(
                "INSERT INTO settled_doubts VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (
                    article_id(self._connection, article),
                    doubt.kind,
                    doubt.start,
                    doubt.end,
                    doubt.author,
                    doubt.made_at,
                ),
            )

    def take_back(self, article: str, doubt: Settled) -> None:
        """Shows it again."""
        with self._connection.writing():
            self._connection.write(
                "DELETE FROM settled_doubts"
                ' WHERE article = ? AND kind = ? AND start = ? AND "end" = ?',
                (article_id(self._connection, article), doubt.kind, doubt.start, doubt.end),
            )
