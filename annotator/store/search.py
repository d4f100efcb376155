"""Words in all articles, found however they are spelled, as one types.

The index holds each word of an article in search form, with what it is without its proclitics.
Where in the article they stand is looked up in the text itself.
"""

from dataclasses import dataclass

from annotator.model.article import Article
from annotator.store.connection import Connection, Row
from annotator.store.wanted import WORD, Wanted
from annotator.text.clitics import stems
from annotator.text.fold import key

_CONTEXT_LETTERS = 60
_NEAR_PAGE = 50
_NEAR_ARTICLES = 400
_MATCHING = """
SELECT id, uid, title, text FROM articles JOIN article_text ON article = id
WHERE id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND rowid > ?
             ORDER BY rowid LIMIT ?) ORDER BY id
"""
_FOLLOWING = """
SELECT id, uid, title, text FROM articles JOIN article_text ON article = id
WHERE id > ? ORDER BY id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """The first place in an article where what was asked for stands."""

    article: str
    """The uid of the article."""
    title: str
    start: int
    end: int
    context: str
    """The letters around it, line breaks as spaces."""
    context_start: int
    """Where in the text the context begins."""


class Search:
    """The full-text index of a project."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, query: str, limit: int = 30) -> list[Hit]:
        """The first articles that have all words of ``query``, in the project's order.

        Its last word may be unfinished, unless a space follows it.
        """
        wanted = Wanted.of(query)
        if not wanted.words:
            return []
        with self._connection.reading():
            rows = self._near(wanted, limit) if wanted.is_short else None
            if rows is None:
                rows = self._connection.rows(_MATCHING, (wanted.match(), 0, limit))
        return [_hit(row, wanted) for row in rows]

    def count(self, query: str) -> int:
        """How many articles have all words of ``query``; slow for a beginning of few letters."""
        wanted = Wanted.of(query)
        if not wanted.words:
            return 0
        row = self._connection.row(
            "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", (wanted.match(),)
        )
        return int(row[0]) if row else 0

    def articles(self, query: str) -> list[str]:
        """The uids of all articles that have all words of ``query``, whole ones."""
        wanted = Wanted.of(f"{query} ")
        if not wanted.words:
            return []
        rows = self._connection.rows(
            "SELECT uid FROM articles WHERE id IN"
            " (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?) ORDER BY id",
            (wanted.match(),),
        )
        return [uid for (uid,) in rows]

    def _near(self, wanted: Wanted, limit: int) -> list[Row] | None:
        """What is found by reading some articles; None if that is not all there is to find.

        A beginning of few letters stands for so many words that the index is slow to join them,
        and in so many articles that the first ones have it.
        """
        found: list[Row] = []
        match = wanted.match_of_finished()
        last = 0
        for _ in range(_NEAR_ARTICLES // _NEAR_PAGE):
            rows = (
                self._connection.rows(_MATCHING, (match, last, _NEAR_PAGE))
                if match
                else self._connection.rows(_FOLLOWING, (last, _NEAR_PAGE))
            )
            found += [row for row in rows if wanted.is_begun_in(key(row[3]))]
            if len(found) >= limit or len(rows) < _NEAR_PAGE:
                return found[:limit]
            last = rows[-1][0]
        return None


def indexed(article: Article) -> str:
    """The words that the index holds of an article."""
    return " ".join(map(_FORMS.__getitem__, set(key(article.text).split())))


class _Forms(dict[str, str]):
    """For what stands between two spaces, the words in it and their stems."""

    _MOST = 200_000

    def __missing__(self, between: str) -> str:
        if len(self) >= self._MOST:
            self.clear()
        words = WORD.findall(between)
        forms = " ".join(dict.fromkeys(form for w in words for form in (w, *stems(w))))
        self[between] = forms
        return forms


_FORMS = _Forms()


def _hit(row: Row, wanted: Wanted) -> Hit:
    _, uid, title, text = row
    start, end = wanted.place(text)
    first, last = max(0, start - _CONTEXT_LETTERS), min(len(text), end + _CONTEXT_LETTERS)
    # Whole words, where there is one to begin or end with.
    if first and (space := text.find(" ", first, start)) >= 0:
        first = space + 1
    if last < len(text) and (space := text.rfind(" ", end, last)) >= 0:
        last = space
    return Hit(uid, title, start, end, text[first:last].replace("\n", " "), first)
