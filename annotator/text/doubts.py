"""Suspicious places of a text and of its marks: shown to the annotator, never repaired unasked."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from annotator.i18n import tr
from annotator.text.characters import (
    BIDI_CONTROLS,
    CLOSERS,
    CONTROLS,
    FORMS,
    HARAKAT,
    LETTERS,
    OPENERS,
    STRAIGHT,
    ZERO_WIDTH,
)
from annotator.text.clitics import Policy, WordCounts, cut
from annotator.text.furniture import page_furniture
from annotator.text.glued import glued_scripts, glued_words
from annotator.text.segments import is_boundary, trimmed, whole, word_at
from annotator.text.sentences import ends_sentence

_UNSEEN = re.compile(f"[{BIDI_CONTROLS}{ZERO_WIDTH}{CONTROLS}\u2028\u2029]+")
_BAKED = re.compile(rf"[{FORMS}](?:[{FORMS}{HARAKAT}\u0640 ]*[{FORMS}])?")
_POINT = re.compile(rf"(?<=[{LETTERS}{HARAKAT}\w)\]»”\"])\.(?=[{LETTERS}A-Za-z])")
_QUOTES = {'"': "straight"} | dict.fromkeys("“”„", "curly") | dict.fromkeys("«»", "angular")
_QUOTE = re.compile("[" + "".join(_QUOTES) + "]")
_STOPS = "،؛,;:!؟?…."
_PAIRS = dict(zip("([{«‹“‘", ")]}»›”’", strict=True))


class Kind(StrEnum):
    """What is doubtful."""

    GLUED_WORDS = "glued-words"
    GLUED_SCRIPTS = "glued-scripts"
    NO_SPACE = "no-space"
    INVISIBLE = "invisible"
    FORMS = "presentation-forms"
    QUOTES = "mixed-quotes"
    FURNITURE = "page-furniture"
    EDGE = "edge"
    HALF_LETTER = "half-letter"
    POLICY = "policy"


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A stretch ``[start, end)`` of a text, in code points, and what is doubtful about it."""

    start: int
    end: int
    kind: Kind


def doubts(text: str, counts: WordCounts | None = None) -> list[Doubt]:
    """All that is doubtful in a text, in order; ``counts`` lets more glued words be seen."""
    furniture = page_furniture(text)
    found = {
        Kind.GLUED_WORDS: glued_words(text, counts),
        Kind.GLUED_SCRIPTS: glued_scripts(text),
        Kind.NO_SPACE: _points_without_space(text),
        Kind.INVISIBLE: _unseen(text),
        Kind.FORMS: [match.span() for match in _BAKED.finditer(text)],
        Kind.QUOTES: _rarer_quotes(text),
        Kind.FURNITURE: [furniture] if furniture else [],
    }
    return sorted(Doubt(*place, kind) for kind, places in found.items() for place in places)


def doubts_of_span(
    text: str,
    start: int,
    end: int,
    policy: Policy = Policy.FREE,
    counts: WordCounts | None = None,
) -> list[Doubt]:
    """What is odd about the edges of a mark's span, in order.

    An edge inside a letter; else white space, invisible characters or punctuation at an edge,
    brackets there without their partner or around it all, and what is against the policy.
    """
    cuts = [at for at in (start, end) if not is_boundary(text, at)]
    if cuts:
        return sorted({Doubt(*whole(text, at, at), Kind.HALF_LETTER) for at in cuts})
    places = [(place, Kind.EDGE) for place in _odd_edges(text, start, end)]
    places += [(place, Kind.POLICY) for place in _against(text, start, end, policy, counts)]
    return sorted({Doubt(*place, kind) for place, kind in places})


def name_of(kind: Kind) -> str:
    """The doubt in the user's words."""
    return {
        Kind.GLUED_WORDS: tr("Words without a space between them"),
        Kind.GLUED_SCRIPTS: tr("Arabic that touches a number or another script"),
        Kind.NO_SPACE: tr("No space after the full stop"),
        Kind.INVISIBLE: tr("Invisible characters"),
        Kind.FORMS: tr("Letters baked for display"),
        Kind.QUOTES: tr("Another kind of quotation marks"),
        Kind.FURNITURE: tr("Part of the page, not of the article"),
        Kind.EDGE: tr("A mark with an odd edge"),
        Kind.HALF_LETTER: tr("A mark that cuts a letter"),
        Kind.POLICY: tr("A mark against the policy on proclitics"),
    }[kind]


def _points_without_space(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _POINT.finditer(text) if ends_sentence(text, *m.span())]


def _unseen(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _UNSEEN.finditer(text) if not _joins_pictures(text, *m.span())]


def _joins_pictures(text: str, start: int, end: int) -> bool:
    """Whether it is the joiner inside an emoji, which is one letter with it."""
    return text[start:end] == "\u200d" and end < len(text) and not is_boundary(text, end)


def _rarer_quotes(text: str) -> list[tuple[int, int]]:
    marks = [(m.start(), _QUOTES[m[0]]) for m in _QUOTE.finditer(text)]
    usual = Counter(kind for _, kind in marks).most_common(1)
    return [(at, at + 1) for at, kind in marks if kind != usual[0][0]]


def _odd_edges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    first, last = trimmed(text, start, end)
    blank = [place for place in ((start, first), (last, end)) if place[0] < place[1]]
    if first >= last:
        return [(start, end)] if start < end else []
    odd = [
        at
        for at in {first, last - 1}
        if text[at] in _STOPS or _lacks_partner(text, at, first, last)
    ]
    return blank + [(at, at + 1) for at in odd]


def _lacks_partner(text: str, at: int, first: int, last: int) -> bool:
    """Whether a bracket or quotation mark has no partner in the span, or embraces all of it."""
    letter = text[at]
    if letter in STRAIGHT:
        return text.count(letter, first, last) % 2 == 1 or text[first] == text[last - 1]
    if letter not in OPENERS + CLOSERS:
        return False
    if _PAIRS.get(text[first]) == text[last - 1]:
        return True
    opener = letter if letter in _PAIRS else next((o for o, c in _PAIRS.items() if c == letter), "")
    closer = _PAIRS.get(opener, "")
    return text.count(opener, first, last) != text.count(closer, first, last)


def _against(
    text: str, start: int, end: int, policy: Policy, counts: WordCounts | None
) -> list[tuple[int, int]]:
    first, last = word_at(text, start), word_at(text, max(start, end - 1))
    if policy is Policy.FREE or first is None or last is None:
        return []
    if policy is Policy.TOKEN:
        return sorted({w for w, at in ((first, start), (last, end)) if w[0] < at < w[1]})
    behind = first[0] + cut(text[slice(*first)], policy, counts)[0]
    return [(first[0], behind)] if first[0] <= start < behind else []
