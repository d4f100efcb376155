"""Annotations as the file holds them: the projection of the journal, and how far each is."""

from collections.abc import Iterable

from annotator.model.annotation import Annotation, Annotator, Status
from annotator.store.annotators import annotator_id, annotator_of
from annotator.store.articles import article_id
from annotator.store.connection import Connection
from annotator.store.marks import annotation_of, compact

_DETAILS = """
SELECT m.label, d.key, d.value, count(*) FROM (
    SELECT label, attributes FROM entities WHERE attributes IS NOT NULL
    UNION ALL SELECT label, attributes FROM relations WHERE attributes IS NOT NULL
) AS m, json_each(m.attributes) AS d GROUP BY m.label, d.key, d.value
"""
_ANSWERS = "SELECT name, value, count(*) FROM article_labels GROUP BY name, value"
_OTHERS = """
WITH here(id) AS (SELECT id FROM articles WHERE uid = :article)
SELECT count(*) FROM annotators WHERE uid <> :annotator AND kind = 'person' AND id IN (
    SELECT annotator FROM entities WHERE article IN here
    UNION SELECT annotator FROM relations WHERE article IN here
    UNION SELECT annotator FROM article_labels WHERE article IN here)
"""
_HAVING = """
WITH known(annotator) AS (SELECT id FROM annotators)
SELECT a.uid, n.uid
FROM (SELECT article, annotator FROM entities
      WHERE annotator IN known AND label IN (SELECT value FROM json_each(:labels))
      UNION
      SELECT article, annotator FROM relations
      WHERE annotator IN known AND label IN (SELECT value FROM json_each(:labels))
      UNION
      SELECT article, annotator FROM article_labels
      WHERE name IN (SELECT value FROM json_each(:questions))) AS m
JOIN articles AS a ON a.id = m.article JOIN annotators AS n ON n.id = m.annotator
ORDER BY m.annotator, m.article
"""


class Annotations:
    """One annotation for each annotator of an article."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def load(self, article: str, annotator: str) -> Annotation:
        """All marks of an annotator on an article (their uids); raises NotFound."""
        with self._connection.reading():
            return annotation_of(self._connection, self._ids(article, annotator))

    def status(self, article: str, annotator: str) -> Status:
        """How far an annotator is with an article."""
        with self._connection.reading():
            rows = self._connection.rows(
                "SELECT status FROM annotations WHERE article = ? AND annotator = ?",
                self._ids(article, annotator),
            )
        found = self._connection.made(lambda row: Status(row[0]), rows)
        return next(iter(found), Status.NEW)

    def set_status(
        self, article: str, annotator: str, status: Status, now: str, reason: str = ""
    ) -> None:
        """Says how far an annotator is with an article; ``reason`` why they skip it."""
        with self._connection.writing():
            self._connection.write(
                "INSERT INTO annotations(article, annotator, status, updated_at, reason)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET status = excluded.status,"
                " updated_at = excluded.updated_at, reason = excluded.reason",
                (*self._ids(article, annotator), status.value, now, reason),
            )

    def reason(self, article: str, annotator: str) -> str:
        """Why an annotator skipped an article; empty if they did not say, or did not skip it."""
        with self._connection.reading():
            row = self._connection.row(
                "SELECT reason FROM annotations WHERE article = ? AND annotator = ?",
                self._ids(article, annotator),
            )
        return str(row[0]) if row else ""

    def finished_since(self, annotator: str, since: str) -> int:
        """How many articles an annotator (a uid) has finished from ``since`` on."""
        row = self._connection.row(
            "SELECT count(*) FROM annotations WHERE status = 'done' AND updated_at >= ?"
            " AND annotator = (SELECT id FROM annotators WHERE uid = ?)",
            (since, annotator),
        )
        return int(row[0]) if row else 0

    def finishers(self) -> set[str]:
        """The annotators (uids) who have done an article."""
        rows = self._connection.rows(
            "SELECT uid FROM annotators WHERE id IN"
            " (SELECT annotator FROM annotations WHERE status = 'done')"
        )
        return {uid for (uid,) in rows}

    def of_article(self, article: str) -> list[tuple[Annotator, Status, Annotation]]:
        """What each annotator who has begun made of an article, in the order of annotators."""
        with self._connection.reading():
            number = article_id(self._connection, article)
            rows = self._connection.rows(
                "SELECT n.uid, n.name, n.kind, n.id, status FROM annotations"
                " JOIN annotators AS n ON n.id = annotator WHERE article = ? ORDER BY n.id",
                (number,),
            )
            return self._connection.made(
                lambda row: (
                    annotator_of(row[:3]),
                    Status(row[4]),
                    annotation_of(self._connection, (number, row[3])),
                ),
                rows,
            )

    def others(self, article: str, annotator: str) -> int:
        """How many other people than one annotator (a uid) have marks on an article."""
        row = self._connection.row(_OTHERS, {"article": article, "annotator": annotator})
        return int(row[0]) if row else 0

    def having(self, labels: Iterable[str], questions: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Every annotation (uids of article and annotator) with marks under one of these names.

        ``labels`` are of entities and relations, ``questions`` those of article labels.
        """
        names = {"labels": compact(list(labels)), "questions": compact(list(questions))}
        return [
            (article, annotator) for article, annotator in self._connection.rows(_HAVING, names)
        ]

    def detail_counts(self) -> dict[tuple[str, str, str], int]:
        """How many marks have each value of an attribute: by label, name and value."""
        rows = self._connection.rows(_DETAILS)
        return {(label, name, str(value)): count for label, name, value, count in rows}

    def answer_counts(self) -> dict[tuple[str, str], int]:
        """How many annotations give each answer about the article: by question and value."""
        rows = self._connection.rows(_ANSWERS)
        return {(name, value): count for name, value, count in rows}

    def _ids(self, article: str, annotator: str) -> tuple[int, int]:
        return article_id(self._connection, article), annotator_id(self._connection, annotator)
