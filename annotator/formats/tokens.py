"""Tokens of a text, and how they are cut so that every mark begins and ends with one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.model.marks import Span


@dataclass(slots=True)
class Tokens:
    """Tokens in order, that with one space after some of them make up the whole text."""

    words: list[str]
    spaces: list[bool]
    starts: list[int]
    ends: list[int]
    """Where each ends, without the space after it."""

    @classmethod
    def of(cls, words: list[str], spaces: list[bool]) -> "Tokens":
        """The tokens of these words; True where a space follows."""
        starts, ends, at = [], [], 0
        for word, space in zip(words, spaces, strict=True):
            starts.append(at)
            ends.append(at + len(word))
            at = ends[-1] + space
        return cls(words, spaces, starts, ends)

    def text(self) -> str:
        """The text that they make up."""
        pairs = zip(self.words, self.spaces, strict=True)
        return "".join(word + " " if space else word for word, space in pairs)

    def covering(self, span: Span) -> tuple[int, int] | None:
        """The half-open stretch of tokens that covers just this span, if there is one."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.ends, span.end)
        if first == len(self.starts) or self.starts[first] != span.start:
            return None
        if last == len(self.ends) or self.ends[last] != span.end:
            return None
        return first, last + 1

    def span(self, first: int, end: int) -> Span:
        """What the tokens from ``first`` to before ``end`` cover."""
        return Span(self.starts[first], self.ends[end - 1])

    def cut(self, spans: Iterable[Span]) -> int:
        """Cuts them at the edges of spans, so that all are covered; gives how many were cut.

        A space at the edge of a span becomes a token of its own.
        """
        places: dict[int, set[int]] = {}
        for span in spans:
            first = bisect_right(self.starts, span.start) - 1
            if self.starts[first] != span.start:
                places.setdefault(first, set()).add(span.start)
            last = bisect_right(self.starts, span.end - 1) - 1
            if self.ends[last] != span.end:
                places.setdefault(last, set()).add(min(span.end, self.ends[last]))
        for token in sorted(places, reverse=True):
            self._cut_one(token, sorted(places[token]))
        return len(places)

    def _cut_one(self, token: int, places: list[int]) -> None:
        start, end, word = self.starts[token], self.ends[token], self.words[token]
        space = self.spaces[token]
        if places[-1] == end:
            word, end, space = word + " ", end + 1, False
        starts = [start, *places]
        ends = [*places, end]
        here = slice(token, token + 1)
        self.words[here] = [word[a - start : b - start] for a, b in zip(starts, ends, strict=True)]
        self.spaces[here] = [False] * len(places) + [space]
        self.starts[here] = starts
        self.ends[here] = ends
