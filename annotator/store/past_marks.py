"""What an annotator marked before: the words of marks, and the relations between labels."""

from collections.abc import Iterator, Sequence

from annotator.store.connection import Connection
from annotator.store.marks import compact

Learnt = tuple[str, bool, list[tuple[str, str]]]
"""The text of an article, whether it is done, and the words and labels of its marks."""

_PAGE = 64
_LATEST = 20_000
"""So many relations back is looked for the one last used."""
_ARTICLES = """
SELECT a.article, t.text, a.status FROM annotations AS a
JOIN article_text AS t ON t.article = a.article
WHERE a.annotator = (SELECT id FROM annotators WHERE uid = ?) AND a.article < ? AND a.entities > 0
ORDER BY a.article DESC LIMIT ?
"""
_ENTITIES = """
SELECT article, start, "end", label FROM entities
WHERE +annotator = (SELECT id FROM annotators WHERE uid = ?) AND fragments IS NULL
AND article BETWEEN ? AND ? ORDER BY article, id
"""
# The + keeps SQLite from reading all of an annotator's marks by their labels.
_RELATION = """
SELECT r.label FROM relations AS r
JOIN entities AS h ON (h.article, h.annotator, h.uid) = (r.article, r.annotator, r.head)
JOIN entities AS t ON (t.article, t.annotator, t.uid) = (r.article, r.annotator, r.tail)
WHERE r.id > (SELECT max(id) FROM relations) - :latest
AND r.annotator = (SELECT id FROM annotators WHERE uid = :annotator)
AND r.label IN (SELECT value FROM json_each(:labels)) AND h.label = :head AND t.label = :tail
ORDER BY r.id DESC LIMIT 1
"""


class PastMarks:
    """Reads narrow rows: nothing here builds an annotation."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pages(self, annotator: str) -> Iterator[list[Learnt]]:
        """The articles that an annotator (a uid) has marked, some at a time, the newest first."""
        last = 1 << 62
        while True:
            with self._connection.reading():
                rows = self._connection.rows(_ARTICLES, (annotator, last, _PAGE))
                if not rows:
                    return
                last = rows[-1][0]
                marks: dict[int, list[tuple[int, int, str]]] = {}
                for article, start, end, label in self._connection.rows(
                    _ENTITIES, (annotator, last, rows[0][0])
                ):
                    marks.setdefault(article, []).append((start, end, label))
            yield [
                (
                    text,
                    status == "done",
                    [(text[start:end], label) for start, end, label in marks.get(article, ())],
                )
                for article, text, status in rows
            ]

    def last_relation(
        self, annotator: str, head: str, tail: str, labels: Sequence[str]
    ) -> str | None:
        """Which of these labels the annotator's last relation between two entity labels has."""
        row = self._connection.row(
            _RELATION,
            {
                "latest": _LATEST,
                "annotator": annotator,
                "labels": compact(list(labels)),
                "head": head,
                "tail": tail,
            },
        )
        return str(row[0]) if row else None
