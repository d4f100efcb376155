"""How two spans over the same thing differ: by an edge, a clitic, whole words, part of a word."""

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from annotator.agreement.overlaps import Fragments
from annotator.model.marks import Span
from annotator.text.characters import TATWEEL, is_blank
from annotator.text.clitics import enclitics, proclitics
from annotator.text.segments import tokens

_SIGNS = frozenset("PSZC")
"""First letters of the Unicode categories of punctuation, symbols, separators, controls."""
_PARTICLES = re.compile("[وف]?[بلكس]?")


class Difference(IntEnum):
    """What two spans differ by; where they differ in several places, the greatest."""

    EDGE = 0
    """White space, punctuation, symbols, invisible characters or tatweel around them."""
    CLITIC = 1
    """A conjunction, preposition or article before the word, or letters like a pronoun behind."""
    WORD = 2
    INSIDE = 3
    """A part of a word that is no clitic."""


def trimmed(text: str, spans: Fragments) -> tuple[Span, ...]:
    """The spans without what means nothing at their edges.

    Fragments with nothing but that between them become one. What would lose everything stays.
    """
    if len(spans) == 1:
        first = spans[0]
        start, end = _trim(text, first.start, first.end)
        if start >= end or (start, end) == (first.start, first.end):
            return (first,)
        return (Span(start, end),)
    cores: list[tuple[int, int]] = []
    for span in spans:
        start, end = _trim(text, span.start, span.end)
        if start >= end:
            continue
        if cores and _is_nothing(text, cores[-1][1], start):
            cores[-1] = cores[-1][0], end
        else:
            cores.append((start, end))
    return tuple(Span(*core) for core in cores) or tuple(spans)


def may_be_edge(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two spans may differ by an EDGE alone: what says no is right, and quick."""
    for one, other in zip(first, second, strict=True):
        if one != other:
            low, high = (one, other) if one < other else (other, one)
            if not _is_edge(text[high - 1]) or not _is_edge(text[low]):
                return False
    return True


def difference(text: str, first: Fragments, second: Fragments) -> tuple[Difference, str]:
    """What two marks differ by, and for a clitic ``proclitic`` or ``enclitic``.

    Letters alone cannot tell whether a final ي is a pronoun or makes an adjective: an enclitic is
    a possible one.
    """
    a, b = trimmed(text, first), trimmed(text, second)
    if a == b:
        return Difference.EDGE, ""
    found = [_in_one_place(text, place) for place in _places(a, b)]
    return max(found, default=(Difference.WORD, ""))


_Place = tuple[int, int, bool, bool]
"""Where only one of two is: start, end, and whether both are before it and behind it."""


def _places(a: Sequence[Span], b: Sequence[Span]) -> list[_Place]:
    if len(a) == 1 == len(b) and a[0].start < b[0].end and b[0].start < a[0].end:
        return _of_one_each(a[0], b[0])
    bounds = sorted({at for span in (*a, *b) for at in (span.start, span.end)})
    stretches: list[tuple[int, int, int]] = []
    for start, end in pairwise(bounds):
        sides = _covers(a, start) + 2 * _covers(b, start)
        if stretches and stretches[-1][2] == sides:
            stretches[-1] = stretches[-1][0], end, sides
        else:
            stretches.append((start, end, sides))
    around = [0, *(sides for _, _, sides in stretches), 0]
    return [
        (start, end, around[at] == _BOTH, around[at + 2] == _BOTH)
        for at, (start, end, sides) in enumerate(stretches)
        if sides in (1, 2)
    ]


def _of_one_each(a: Span, b: Span) -> list[_Place]:
    """The places where two overlapping spans do not cover the same."""
    found: list[_Place] = []
    if a.start != b.start:
        found.append((min(a.start, b.start), max(a.start, b.start), False, True))
    if a.end != b.end:
        found.append((min(a.end, b.end), max(a.end, b.end), True, False))
    return found


_BOTH = 3


def _covers(spans: Sequence[Span], at: int) -> bool:
    return any(s.start <= at < s.end for s in spans)


def _in_one_place(text: str, place: _Place) -> tuple[Difference, str]:
    """What the letters that only one has are to what both have beside them."""
    start, end, shared_before, shared_behind = place
    found = [(Difference.WORD, "")] if shared_before == shared_behind else []
    if shared_behind:
        found.append(_before(text, start, end))
    if shared_before:
        found.append(_behind(text, start, end))
    return max(found)


def _before(text: str, start: int, end: int) -> tuple[Difference, str]:
    """What ends where the other mark starts: whole words, a proclitic, or part of a word."""
    word = _word_across(text, end)
    if word is None:
        letters = text[start:end]
        apart = "".join(c for c in letters if not _is_edge(c))
        if apart and _PARTICLES.fullmatch(apart) and not re.search(r"\s", letters):
            return Difference.CLITIC, "proclitic"
        return Difference.WORD, ""
    first = max(start, word[0])
    if end - first not in proclitics(text[first : word[1]]):
        return Difference.INSIDE, ""
    return (Difference.CLITIC, "proclitic") if first == start else (Difference.WORD, "")


def _behind(text: str, start: int, end: int) -> tuple[Difference, str]:
    """What starts where the other mark ends: whole words, an enclitic, or part of a word."""
    word = _word_across(text, start)
    if word is None:
        return Difference.WORD, ""
    last = min(end, word[1])
    if start - word[0] not in enclitics(text[word[0] : last]):
        return Difference.INSIDE, ""
    return (Difference.CLITIC, "enclitic") if last == end else (Difference.WORD, "")


def _word_across(text: str, at: int) -> tuple[int, int] | None:
    """The word that a bound at ``at`` would cut; None if it falls between two."""
    start = end = at
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    for first, last in _tokens(text[start:end]):
        if first < at - start < last:
            return start + first, start + last
    return None


@lru_cache(maxsize=1 << 14)
def _tokens(letters: str) -> tuple[tuple[int, int], ...]:
    return tuple(tokens(letters))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and _is_edge(text[start]):
        start += 1
    while start < end and _is_edge(text[end - 1]):
        end -= 1
    return start, end


def _is_nothing(text: str, start: int, end: int) -> bool:
    return all(_is_edge(character) for character in text[start:end])


@lru_cache(maxsize=1 << 12)
def _is_edge(character: str) -> bool:
    return (
        character == TATWEEL or is_blank(character) or unicodedata.category(character)[0] in _SIGNS
    )
