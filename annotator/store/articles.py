"""The articles of a project."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from annotator.errors import NotFound
from annotator.i18n import tr
from annotator.model.annotation import Status
from annotator.model.article import Article, Source
from annotator.model.marks import Span, joined
from annotator.model.plain import as_object
from annotator.store.adding import (
    AddedArticles,
    Incoming,
    add,
    add_all,
    chunks,
    text_digest,
    with_digest,
)
from annotator.store.connection import Connection, Row
from annotator.store.failures import understood

_PAGE = 100
_ARTICLE = (
    "SELECT id, uid, title, text, meta, n_chars FROM articles"
    " JOIN article_text ON article = articles.id"
)


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a list, with how far an annotator is with it."""

    id: int
    """Its place in the project's order."""
    uid: str
    title: str
    n_chars: int
    status: Status = Status.NEW
    entities: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which articles: those that ``annotator`` (a uid) has in one of ``statuses``."""

    annotator: str
    statuses: frozenset[Status]


class Articles:
    """In the order in which they were added."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self, articles: Iterable[Incoming], now: str, *, keep_duplicates: bool = False
    ) -> Iterator[AddedArticles]:
        """Takes articles in, chunk by chunk, as they are asked for.

        Each chunk is on the disk when it is given out; one may stop between two. A text that is
        there already is not added but named, unless duplicates are kept. Raises BadInput if
        another text has the same uid; then nothing of that chunk is added.
        """
        into = add_all if keep_duplicates else add
        return (into(self._connection, chunk, now) for chunk in chunks(articles))

    def count(self) -> int:
        """How many there are."""
        row = self._connection.row("SELECT count(*) FROM articles")
        return int(row[0]) if row else 0

    def listed(self, annotator: str | None = None) -> list[ListedArticle]:
        """All of them, without their text; statuses and counts are the annotator's (a uid)."""
        with self._connection.reading():
            rows = self._connection.rows("SELECT id, uid, title, n_chars FROM articles ORDER BY id")
            begun = self._begun(annotator) if annotator else {}
        new = (Status.NEW, 0)
        return [
            ListedArticle(id_, uid, title, n_chars, *begun.get(id_, new))
            for id_, uid, title, n_chars in rows
        ]

    def get(self, uid: str) -> Article:
        """An article with its text; raises NotFound."""
        with self._connection.reading():
            row = self._connection.row(f"{_ARTICLE} WHERE uid = ?", (uid,))
            if row is None:
                raise _no_article(uid)
            excluded = self._excluded(row[0], row[0])
        return self._articles([row], excluded)[0]

    def text(self, uid: str) -> str:
        """The text of an article; raises NotFound."""
        row = self._connection.row(
            "SELECT text FROM article_text WHERE article = (SELECT id FROM articles WHERE uid = ?)",
            (uid,),
        )
        if row is None:
            raise _no_article(uid)
        return str(row[0])

    def source(self, uid: str) -> Source | None:
        """Where an article came from, if that is known; raises NotFound."""
        with self._connection.reading():
            row = self._connection.row(
                "SELECT name, encoding, sha256, raw FROM sources WHERE article = ?",
                (article_id(self._connection, uid),),
            )
        return Source(*row) if row else None

    def has(self, uid: str) -> bool:
        """Whether there is an article with this uid."""
        return self._connection.row("SELECT 1 FROM articles WHERE uid = ?", (uid,)) is not None

    def by_text(self, text: str) -> str | None:
        """The uid of the article with just this text."""
        return with_digest(self._connection, text_digest(text))

    def iterate(self, chosen: Chosen | None = None) -> Iterator[Article]:
        """Articles with their text, a page at a time; all of them if nothing is chosen."""
        clause, values = _condition(chosen)
        last = 0
        while True:
            with self._connection.reading():
                rows = self._connection.rows(
                    f"{_ARTICLE} WHERE articles.id > ?{clause} ORDER BY articles.id LIMIT {_PAGE}",
                    (last, *values),
                )
                if not rows:
                    return
                excluded = self._excluded(rows[0][0], rows[-1][0])
            yield from self._articles(rows, excluded)
            last = rows[-1][0]

    def set_excluded(self, uid: str, spans: Iterable[Span]) -> None:
        """Says which parts belong to the page and not to the article, instead of those before."""
        with self._connection.writing():
            number = article_id(self._connection, uid)
            self._connection.write("DELETE FROM excluded WHERE article = ?", (number,))
            self._connection.write_many(
                'INSERT INTO excluded(article, start, "end") VALUES (?, ?, ?)',
                ((number, s.start, s.end) for s in joined(spans)),
            )

    def _begun(self, annotator: str) -> dict[int, tuple[Status, int]]:
        statuses = {status.value: status for status in Status}
        rows = self._connection.rows(
            "SELECT article, status, entities FROM annotations"
            " WHERE annotator = (SELECT id FROM annotators WHERE uid = ?)",
            (annotator,),
        )
        with understood(self._connection.path):
            return {article: (statuses[status], entities) for article, status, entities in rows}

    def _articles(self, rows: list[Row], excluded: dict[int, list[Span]]) -> list[Article]:
        return self._connection.made(partial(_article, excluded), rows)

    def _excluded(self, first: int, last: int) -> dict[int, list[Span]]:
        spans: dict[int, list[Span]] = {}
        for article, start, end in self._connection.rows(
            'SELECT article, start, "end" FROM excluded WHERE article BETWEEN ? AND ?'
            " ORDER BY article, start",
            (first, last),
        ):
            with understood(self._connection.path):
                spans.setdefault(article, []).append(Span(start, end))
        return spans


def article_id(connection: Connection, uid: str) -> int:
    """The number of an article inside the file; raises NotFound."""
    row = connection.row("SELECT id FROM articles WHERE uid = ?", (uid,))
    if row is None:
        raise _no_article(uid)
    return int(row[0])


def _condition(chosen: Chosen | None) -> tuple[str, tuple[object, ...]]:
    if chosen is None:
        return "", ()
    begun = (
        "SELECT article FROM annotations"
        " WHERE annotator = (SELECT id FROM annotators WHERE uid = ?)"
    )
    statuses = sorted(status.value for status in chosen.statuses)
    places = ", ".join("?" * len(statuses))
    clause = f"articles.id IN ({begun} AND status IN ({places}))"
    if Status.NEW in chosen.statuses:
        clause = f"({clause} OR articles.id NOT IN ({begun}))"
        return f" AND {clause}", (chosen.annotator, *statuses, chosen.annotator)
    return f" AND {clause}", (chosen.annotator, *statuses)


def _article(excluded: dict[int, list[Span]], row: Row) -> Article:
    id_, uid, title, text, meta, n_chars = row
    if len(text) != n_chars:
        raise ValueError("the text is not the one whose marks are there")
    told = as_object(json.loads(meta), "meta")
    return Article(uid, title, text, told, tuple(excluded.get(id_, ())))


def _no_article(uid: str) -> NotFound:
    return NotFound(tr("There is no article {name}.", name=uid))
