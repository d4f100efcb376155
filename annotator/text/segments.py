"""Where words, sentences and paragraphs are; each answer for one place looks only around it."""

import re

from annotator.text.characters import HARAKAT, JOINERS, LETTERS, is_blank
from annotator.text.graphemes import (
    graphemes,
    is_boundary,
    next_grapheme,
    previous_grapheme,
    whole,
)
from annotator.text.sentences import sentences

__all__ = [
    "graphemes",
    "is_boundary",
    "next_grapheme",
    "next_word",
    "paragraphs",
    "previous_grapheme",
    "previous_word",
    "sentences",
    "tokens",
    "trimmed",
    "whole",
    "word_at",
    "words",
]

Place = tuple[int, int]
"""A half-open stretch of a text, in code points."""

_ARABIC = f"[{LETTERS}\u0640{HARAKAT}]"
_OTHER = rf"[^\W\d_{LETTERS}\u0640{HARAKAT}]"
_BIDI_MARKS = "\u061c\u200e\u200f"
_LATIN_MARKS = "\u0300-\u036f"
_PATTERN = re.compile(
    # 14.3  1,200  7/10/2023  ١٤٫٣  1446هـ  2025م, but neither 5G nor the 5 of 5من
    rf"(?>\d+(?:[.,:/٫٬]\d+)*)(?!{_OTHER})(?:(?:هـ?|م)(?!{_ARABIC}))?"
    # Arabic with what shapes it inside; a tatweel belongs to the letter before it
    rf"|{_ARABIC}(?:[{JOINERS}{_BIDI_MARKS}]*{_ARABIC})*"
    # Latin and other scripts, their digits too: GPT4, 5.5G, O'Neill and example.com are one
    rf"|(?:\d|{_OTHER})"
    rf"(?:[\d{_LATIN_MARKS}{JOINERS}]|{_OTHER}|['’](?={_OTHER})|\.(?=[a-z])|(?<=\d)[.,](?=\d))*"
    r"|\S"
)
_SPACE = re.compile(r"\s")
_WORD = re.compile(r"[^\W_\u0640]")


def tokens(text: str) -> list[Place]:
    """Words, and between them each sign of punctuation on its own; white space is in none.

    Arabic and other scripts are parted where they touch, so are Arabic letters and digits. Every
    bound is the bound of a grapheme.
    """
    return _tokens(text, 0, len(text))


def words(text: str) -> list[Place]:
    """Those tokens that hold a letter or a digit."""
    return [place for place in tokens(text) if _is_word(text, place)]


def paragraphs(text: str) -> list[Place]:
    """The stretches between line feeds, empty ones too; the line feeds are in none."""
    places, start = [], 0
    for line in text.split("\n"):
        places.append((start, start + len(line)))
        start += len(line) + 1
    return places


def word_at(text: str, position: int) -> Place | None:
    """The word at a position between two letters, else the nearest one.

    Where two words touch, it is the one that starts there; at equal distance the one before.
    ``None`` if the text has no word.
    """
    after = _word_near(text, position, forward=True)
    before = _word_near(text, position, forward=False)
    if after is None or before is None:
        return after or before
    if after[0] <= position:
        return after
    return before if position - before[1] <= after[0] - position else after


def next_word(text: str, position: int) -> int:
    """Where the next word after ``position`` starts; the end of the text if there is none."""
    place = _word_near(text, position, forward=True)
    while place and place[0] <= position:
        place = _word_near(text, place[1], forward=True)
    return place[0] if place else len(text)


def previous_word(text: str, position: int) -> int:
    """Where the last word that starts before ``position`` starts; 0 if there is none."""
    place = _word_near(text, position, forward=False)
    return place[0] if place else 0


def trimmed(text: str, start: int, end: int) -> Place:
    """The span without white space and invisible characters at its edges; maybe empty."""
    while start < end and is_blank(text[start]):
        start += 1
    while start < end and is_blank(text[end - 1]) and is_boundary(text, end - 1):
        end -= 1
    return start, end


def _is_word(text: str, place: Place) -> bool:
    return _WORD.search(text, *place) is not None


def _tokens(text: str, start: int, end: int) -> list[Place]:
    """The tokens between two places that have white space, or nothing, around them."""
    while start < end and not is_boundary(text, start):
        start += 1
    starts = graphemes(text[start:end])
    found_here = _PATTERN.finditer(text, start, end)
    if len(starts) == end - start:
        return [found.span() for found in found_here]
    bounds = {start + at for at in starts} | {end}
    places: list[Place] = []
    for found in found_here:
        first, last = found.span()
        bound = first
        while bound < last and bound not in bounds:
            bound += 1
        if bound > first and places and places[-1][1] == first:
            places[-1] = (places[-1][0], bound)
        if bound < last:
            places.append((bound, last))
    return places


def _word_near(text: str, position: int, *, forward: bool) -> Place | None:
    """The first word that ends after ``position``, or the last that starts before it."""
    chunk = _chunk(text, position, forward=forward)
    while chunk:
        places = [p for p in _tokens(text, *chunk) if _is_word(text, p)]
        if forward:
            near = next((p for p in places if p[1] > position), None)
        else:
            near = next((p for p in reversed(places) if p[0] < position), None)
        if near:
            return near
        chunk = _chunk(text, chunk[1 if forward else 0], forward=forward)
    return None


def _chunk(text: str, position: int, *, forward: bool) -> Place | None:
    """The letters around ``position`` up to white space; beyond white space, the next such."""
    at = position if forward else position - 1
    step = 1 if forward else -1
    while 0 <= at < len(text) and text[at].isspace():
        at += step
    if not 0 <= at < len(text):
        return None
    start = end = at
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    found = _SPACE.search(text, end)
    return start, found.start() if found else len(text)
