"""Finds words, however they are written: in one article, and in all."""

from dataclasses import dataclass

from annotator.model.marks import Span
from annotator.store.project import Project
from annotator.store.search import Hit
from annotator.text import fold


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits, one for each article, and how many articles have the words."""

    count: int
    hits: tuple[Hit, ...]


class InArticle:
    """One article made ready to be searched again and again, as one types."""

    def __init__(self, text: str) -> None:
        self._folded = fold.fold(text)

    def find(self, words: str) -> list[Span]:
        """Where the words stand, in order; empty for no words."""
        return [Span(start, end) for start, end in fold.find(self._folded, words)]


def in_project(project: Project, query: str, limit: int) -> Found:
    """The articles that have all words of the query, by their order in the project."""
    return Found(project.search.count(query), tuple(project.search.find(query, limit)))
