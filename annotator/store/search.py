"""Words in all articles, found however they are spelled, as one types."""

import re
from dataclasses import dataclass

from annotator.model.article import Article
from annotator.store.connection import Connection

key = str.casefold

_WORD = re.compile(r"\w+")
_CONTEXT_LETTERS = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in an article where the words stand."""

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


def indexed(article: Article) -> tuple[str, str]:
    """What the index holds of an article: its words, and those without their proclitics."""
    words = dict.fromkeys(_WORD.findall(key(f"{article.title}\n{article.text}")))
    return " ".join(words), ""
