"""What annotators said of suggestions: one that was decided is never offered again."""

from collections.abc import Iterable

from annotator.model.marks import Span
from annotator.model.suggestion import Suggestion, Verdict
from annotator.store.annotators import annotator_id
from annotator.store.articles import article_id
from annotator.store.connection import Connection, Row


class Suggestions:
    """The decided suggestions of a project; each annotator decides for themselves."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def decided(self, article: str, annotator: str) -> list[tuple[Suggestion, Verdict]]:
        """Those of an article for an annotator (their uids), in order; raises NotFound."""
        with self._connection.reading():
            rows = self._connection.rows(
                'SELECT start, "end", label, source, score, state FROM suggestions'
                ' WHERE article = ? AND annotator = ? ORDER BY start, "end", label',
                self._ids(article, annotator),
            )
        return self._connection.made(_decided, rows)

    def decide(
        self,
        article: str,
        annotator: str,
        suggestions: Iterable[Suggestion],
        verdict: Verdict,
        now: str,
    ) -> None:
        """Writes down what an annotator said; what they say last holds."""
        with self._connection.writing():
            ids = self._ids(article, annotator)
            self._connection.write_many(
                "INSERT OR REPLACE INTO suggestions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (*ids, one.span.start, one.span.end, one.label, one.made_by, one.score,
                     verdict.value, now)
                    for one in suggestions
                ],
            )  # fmt: skip

    def take_back(self, article: str, annotator: str, one: Suggestion) -> None:
        """Leaves a suggestion undecided again."""
        with self._connection.writing():
            self._connection.write(
                "DELETE FROM suggestions WHERE article = ? AND annotator = ?"
                ' AND start = ? AND "end" = ? AND label = ?',
                (*self._ids(article, annotator), *one.place),
            )

    def forget_rejected(self, article: str, annotator: str) -> int:
        """Has what was rejected in an article offered again; says how many that were."""
        with self._connection.writing():
            values = (*self._ids(article, annotator), Verdict.REJECTED.value)
            where = "WHERE article = ? AND annotator = ? AND state = ?"
            row = self._connection.row(f"SELECT count(*) FROM suggestions {where}", values)  # noqa: S608 - our own words
            self._connection.write(f"DELETE FROM suggestions {where}", values)  # noqa: S608 - our own words
        return int(row[0]) if row else 0

    def _ids(self, article: str, annotator: str) -> tuple[int, int]:
        return article_id(self._connection, article), annotator_id(self._connection, annotator)


def _decided(row: Row) -> tuple[Suggestion, Verdict]:
    start, end, label, source, score, state = row
    return Suggestion(Span(start, end), label, source, score), Verdict(state)
