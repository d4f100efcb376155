"""In what doccano counts positions, which its files do not say.

Its page counts in UTF-16, or in graphemes where the project is told to; its server takes any
numbers, so that files made by scripts count in code points. A wrong count moves marks into words,
by which it is found out.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from annotator.model.marks import Span
from annotator.text.graphemes import graphemes
from annotator.text.offsets import Offsets

UTF16, LETTERS, GRAPHEMES = "utf-16", "letters", "graphemes"
COUNT = "count"
"""What it is called where our files say it, and where it is chosen."""

Counted = tuple[str, Sequence[Span]]
"""A text, and spans of it in some count."""


class Counting:
    """The positions of one text, as one of those above and in code points."""

    def __init__(self, text: str, count: str) -> None:
        self._length = len(text)
        self._offsets = Offsets(text) if count == UTF16 else None
        self._starts = graphemes(text) if count == GRAPHEMES else None
        self.matters = (self._offsets is not None and not self._offsets.are_the_same) or (
            self._starts is not None and len(self._starts) < self._length
        )
        """Whether the same places have other numbers in code points."""

    def to_points(self, span: Span) -> Span:
        """A span in code points; past the end of the text it stays there.

        Half of a pair of UTF-16 counts as the whole.
        """
        if not self.matters:
            return span
        return Span(self._point(span.start), self._point(span.end, up=True))

    def of_points(self, span: Span) -> Span:
        """A span of code points in this count; half a grapheme counts as the whole."""
        if not self.matters:
            return span
        if self._offsets is not None:
            return Span(self._offsets.to_utf16(span.start), self._offsets.to_utf16(span.end))
        starts = [*(self._starts or ()), self._length]
        start = bisect_left(starts, span.start + 1) - 1
        return Span(start, bisect_left(starts, span.end))

    def _point(self, position: int, *, up: bool = False) -> int:
        if self._offsets is not None:
            return self._offsets.to_points(position, up=up)
        starts = self._starts or []
        inside = position < len(starts)
        return starts[position] if inside else self._length + position - len(starts)


def likeliest(texts: Iterable[Counted]) -> str:
    """The count in which most spans begin and end at the edges of words.

    Of several that are as good: code points, then UTF-16.
    """
    neat = dict.fromkeys((LETTERS, UTF16, GRAPHEMES), 0)
    for text, spans in texts:
        for count in neat:
            counting = Counting(text, count)
            neat[count] += sum(_neat_ends(text, counting.to_points(span)) for span in spans)
    return max(neat, key=lambda count: neat[count])


def differ(text: str) -> bool:
    """Whether the counts give the places of a text different numbers."""
    return any(Counting(text, count).matters for count in (UTF16, GRAPHEMES))


def _neat_ends(text: str, span: Span) -> int:
    """How many of the ends of a span lie at the edge of a word, and not in white space."""
    start, end = span.start, span.end
    if end > len(text):
        return 0
    starts = not text[start].isspace() and not _parts_word(text, start)
    return starts + (not text[end - 1].isspace() and not _parts_word(text, end))


def _parts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and all(map(_is_of_word, text[at - 1 : at + 1]))


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")
