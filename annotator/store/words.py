"""The words of a project, for counting: how often a word occurs tells where it may be cut."""

from collections.abc import Iterator

from annotator.store.connection import Connection
from annotator.store.wanted import WORD
from annotator.text.fold import key

_PAGE = 64


class Words:
    """The words of all articles, in search form."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pages(self) -> Iterator[list[str]]:
        """All words of some articles, then of the next, in the project's order."""
        last = 0
        while True:
            rows = self._connection.rows(
                "SELECT article, text FROM article_text WHERE article > ? ORDER BY article LIMIT ?",
                (last, _PAGE),
            )
            if not rows:
                return
            yield [word for _, text in rows for word in WORD.findall(key(text))]
            last = rows[-1][0]
