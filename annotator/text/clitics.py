"""Where a word may be cut: و ف ب ل ك س ال before its stem, pronouns behind it.

The letters decide; harakat and tatweel go with the letter before them.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from annotator.text.fold import Folded, Folding, fold

WordCounts = Callable[[str], int]
"""How often a word, in the search form of ``fold.key``, is in the project; 0 if it is not.

A ``Counter``'s ``__getitem__`` is one.
"""

ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_ENDINGS_APART = Folding(teh_marbuta=False, alef_maksura=False)
_BEFORE = re.compile("(?P<and>[وف]?)(?P<to>[بلكس]?)(?P<the>ال|(?<=ل)ل)?")
_UNCUT = 3
"""No word of so many letters or fewer is cut."""
_STEM = 2
"""The fewest letters that stay behind a cut."""
_NAMED = 4
"""The fewest letters behind an article that tells a proclitic by itself."""
_RARE = 2
"""A word that was counted no oftener has not shown that it is one."""


class Policy(StrEnum):
    """What an entity may begin with, by the guidelines of a project."""

    STEM = "stem"
    """Conjunction and preposition stay out, the article stays in: ``القاهرة`` of ``وبالقاهرة``."""
    TOKEN = "token"  # noqa: S105 - no password
    """Whole words."""
    FREE = "free"
    """What the annotator drew."""


def proclitics(word: str) -> list[int]:
    """Every place inside ``word`` where a stem may begin, in order, the one behind ال too."""
    folded = fold(word)
    return _places(folded, _cuts(folded.text))


def enclitics(word: str) -> list[int]:
    """Every place inside ``word`` where a pronoun may begin, in order."""
    folded = fold(word, _ENDINGS_APART)
    letters = folded.text
    if len(letters) <= _UNCUT:
        return []
    lengths = {len(end) for end in ENCLITICS if letters.endswith(end)}
    cuts = sorted(len(letters) - n for n in lengths if len(letters) - n >= _STEM)
    return _places(folded, cuts)


def cut(word: str, policy: Policy, counts: WordCounts | None = None) -> tuple[int, int]:
    """The part of ``word`` to propose for an entity: all of it, but for ``Policy.STEM``.

    There it starts behind the conjunction and the preposition if what follows is a more frequent
    word, or has its article and is a word, or has its article where neither was counted often.
    """
    if policy is not Policy.STEM:
        return 0, len(word)
    folded = fold(word)
    at = _stem(folded.text, counts or _nothing)
    places = _places(folded, [at]) if at else []
    return (places[0] if places else 0), len(word)


@lru_cache(maxsize=1 << 15)
def stems(folded_word: str) -> tuple[str, ...]:
    """What a word in search form may be without its proclitics, for an index.

    The word itself is not among them; the article that ``لل`` hides is: ``الشركه`` of ``للشركه``.
    """
    found = _BEFORE.match(folded_word)
    if not found or len(folded_word) <= _UNCUT:
        return ()
    readings = [r for at in _cuts(folded_word) for r in _readings(folded_word, at)]
    return tuple(dict.fromkeys(readings))


def _cuts(letters: str) -> list[int]:
    """The places behind conjunction, preposition and article, as far as the letters allow them."""
    found = _BEFORE.match(letters)
    if not found or len(letters) <= _UNCUT:
        return []
    places = {found.end("and"), found.end("to"), found.end()}
    return sorted(at for at in places if 0 < at <= len(letters) - _STEM)


def _readings(letters: str, at: int) -> list[str]:
    """The words that the letters from ``at`` may be; behind ``ل`` a lam may hide its article."""
    rest = letters[at:]
    if letters[at - 1] == "ل" == rest[0] and letters[at - 2 : at - 1] != "ا":
        return [rest, f"ا{rest}", f"ال{rest}"]
    return [rest]


def _stem(letters: str, counts: WordCounts) -> int:
    """Where conjunction and preposition end; 0 to leave the word whole."""
    found = _BEFORE.match(letters)
    cuts = [at for at in _cuts(letters) if found and at <= found.end("to")]
    if not cuts or not found:
        return 0
    often = {at: max(map(counts, _readings(letters, at))) for at in cuts}
    best = max(cuts, key=lambda at: (often[at], at))
    if often[best] > counts(letters):
        return best
    if not found["the"] or found["to"] == "س":
        return 0
    named = len(letters) - found.end() >= _NAMED and counts(letters) <= _RARE
    return found.end("to") if often[found.end("to")] or named else 0


def _places(folded: Folded, cuts: list[int]) -> list[int]:
    """The cuts as positions in the source; none inside a character that stands for several."""
    sources = folded.sources
    return [sources[at] for at in cuts if sources[at] > sources[at - 1]]


def _nothing(_word: str) -> int:
    return 0
