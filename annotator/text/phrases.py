"""Where words stand in a text, with and without proclitics before them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.text.clitics import Policy, WordCounts
from annotator.text.fold import Folded, find, fold, key
from annotator.text.segments import word_at

_BEFORE = re.compile("(?P<out>[وف]?[بلك]?)(?P<the>ال|(?<=ل)ل)?")
_THE = "ال"
_TO_THE = "لل"


class _Like(NamedTuple):
    words: str
    policy: Policy
    counts: WordCounts | None


def places(
    text: str | Folded, words: str, policy: Policy, counts: WordCounts | None = None
) -> list[tuple[int, int]]:
    """Every place of ``words`` as a mark on them would lie by the policy, in order.

    Folded, so that spelling and harakat do not matter; ``words`` without proclitics of their own.
    A text in which much is looked for is best folded once.
    """
    folded = fold(text) if isinstance(text, str) else text
    return sorted(set(_places(folded, _Like(words, policy, counts))))


def _places(folded: Folded, like: _Like) -> Iterator[tuple[int, int]]:
    text, core = folded.source, key(like.words).strip()
    for start, end in find(folded, core):
        if _ends_well(text, start, end, like.words) and (at := _start(text, start, like)) >= 0:
            yield at, end
    if core.startswith(_THE) and len(core) > len(_THE):
        # لل hides the article: الفيروس is in للفيروس too.
        for start, end in find(folded, _TO_THE + core[len(_THE) :]):
            if _ends_well(text, start, end, like.words):
                at = _start_of_hidden(text, start, like)
                if at >= 0:
                    yield at, end


def _ends_well(text: str, start: int, end: int, words: str) -> bool:
    """Whether no word goes on behind it; nor a paragraph ends inside it, if not in the words."""
    last = word_at(text, end - 1)
    goes_on = last is not None and last[0] < end < last[1]
    return not goes_on and ("\n" in words or "\n" not in text[start:end])


def _start(text: str, start: int, like: _Like) -> int:
    """Where a mark on the words at ``start`` begins; -1 if other letters than proclitics go before.

    The whole word is not cut where it is more frequent than what would stay: لبنان is no بنان.
    """
    word = word_at(text, start)
    if word is None or not word[0] < start < word[1]:
        return start
    before = _BEFORE.fullmatch(key(text[word[0] : start]))
    whole, rest = key(text[slice(*word)]), key(text[start : word[1]])
    if before is None or (like.counts and like.counts(whole) > like.counts(rest)):
        return -1
    if before["the"] and rest.startswith(_THE):
        return -1
    match like.policy:
        case Policy.TOKEN:
            return word[0]
        case Policy.FREE:
            return start
    return _behind(text, word[0], before.end("out"))


def _start_of_hidden(text: str, start: int, like: _Like) -> int:
    """The same for words whose article is hidden by the ``ل`` at ``start``."""
    word = word_at(text, start)
    if word is None or key(text[word[0] : start]) not in ("", "و", "ف"):
        return -1
    if like.policy is Policy.TOKEN:
        return word[0]
    return _behind(text, start, 1)


def _behind(text: str, start: int, letters: int) -> int:
    """The place behind so many letters of the search form, counted from ``start``."""
    if not letters:
        return start
    return start + fold(text[start : start + 4 * letters + 12]).sources[letters]
