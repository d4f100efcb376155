"""Taking articles in, many at a time."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.errors import BadInput
from annotator.i18n import tr
from annotator.model.article import Article, Source
from annotator.store.connection import Connection
from annotator.store.marks import compact
from annotator.store.search import indexed

CHUNK_ARTICLES = 2000
_CHUNK_LETTERS = 4_000_000

Incoming = tuple[Article, Source | None]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that was not added, since its text is there already."""

    uid: str
    title: str
    there: str
    """The uid under which the text is in the project."""


@dataclass(frozen=True, slots=True)
class AddedArticles:
    """What became of one chunk."""

    added: tuple[str, ...]
    """Their uids, in order."""
    duplicates: tuple[Duplicate, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    article: Article
    source: Source | None
    sha256: bytes


def text_digest(text: str) -> bytes:
    """By what a text is known again: the sha256 of its UTF-8."""
    return hashlib.sha256(text.encode()).digest()


def chunks(articles: Iterable[Incoming]) -> Iterator[list[Incoming]]:
    """Up to ``CHUNK_ARTICLES`` at a time, fewer where they are long."""
    chunk: list[Incoming] = []
    letters = 0
    for incoming in articles:
        chunk.append(incoming)
        letters += len(incoming[0].text)
        if len(chunk) >= CHUNK_ARTICLES or letters >= _CHUNK_LETTERS:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk


def add(connection: Connection, chunk: Sequence[Incoming], now: str) -> AddedArticles:
    """Adds those whose text is new, in one transaction; raises BadInput if a uid is taken."""
    with connection.writing():
        new, duplicates = _sorted_out(connection, chunk)
        _insert(connection, new, now)
    return AddedArticles(tuple(row.article.uid for row in new), tuple(duplicates))


def add_all(connection: Connection, chunk: Sequence[Incoming], now: str) -> AddedArticles:
    """Adds them even where their text is there already."""
    new = [_Row(article, source, text_digest(article.text)) for article, source in chunk]
    with connection.writing():
        _insert(connection, new, now)
    return AddedArticles(tuple(row.article.uid for row in new), ())


def _sorted_out(
    connection: Connection, chunk: Sequence[Incoming]
) -> tuple[list[_Row], list[Duplicate]]:
    new: dict[bytes, _Row] = {}
    duplicates = []
    for article, source in chunk:
        sha256 = text_digest(article.text)
        there = new[sha256].article.uid if sha256 in new else with_digest(connection, sha256)
        if there is None:
            new[sha256] = _Row(article, source, sha256)
        else:
            duplicates.append(Duplicate(article.uid, article.title, there))
    return list(new.values()), duplicates


def with_digest(connection: Connection, sha256: bytes) -> str | None:
    """The uid of the first article whose text has this digest."""
    row = connection.row("SELECT uid FROM articles WHERE sha256 = ? ORDER BY id LIMIT 1", (sha256,))
    return row[0] if row else None


def _insert(connection: Connection, new: list[_Row], now: str) -> None:
    _refuse_taken(connection, [row.article for row in new])
    last = connection.row("SELECT coalesce(max(id), 0) FROM articles")
    numbered = list(enumerate(new, (last[0] if last else 0) + 1))
    connection.write_many(
        "INSERT INTO articles(id, uid, title, n_chars, sha256, meta, added_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                id_,
                row.article.uid,
                row.article.title,
                len(row.article.text),
                row.sha256,
                compact(dict(row.article.meta)),
                now,
            )
            for id_, row in numbered
        ),
    )
    connection.write_many(
        "INSERT INTO article_text(article, text) VALUES (?, ?)",
        ((id_, row.article.text) for id_, row in numbered),
    )
    connection.write_many(
        "INSERT INTO sources(article, name, encoding, sha256, raw) VALUES (?, ?, ?, ?, ?)",
        (
            (id_, row.source.name, row.source.encoding, row.source.sha256, row.source.raw)
            for id_, row in numbered
            if row.source is not None
        ),
    )
    connection.write_many(
        'INSERT INTO excluded(article, start, "end") VALUES (?, ?, ?)',
        ((id_, s.start, s.end) for id_, row in numbered for s in row.article.excluded),
    )
    connection.write_many(
        "INSERT INTO articles_fts(rowid, words) VALUES (?, ?)",
        ((id_, indexed(row.article)) for id_, row in numbered),
    )


def _refuse_taken(connection: Connection, articles: list[Article]) -> None:
    seen: set[str] = set()
    for article in articles:
        if article.uid in seen or connection.row(
            "SELECT 1 FROM articles WHERE uid = ?", (article.uid,)
        ):
            raise BadInput(
                tr("Two different articles have the uid {uid}; give one another.", uid=article.uid)
            )
        seen.add(article.uid)
