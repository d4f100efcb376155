"""Where sentences end, in text whose full stops often lack the space after them."""

import re

from annotator.text.characters import CLOSERS, HARAKAT, IS_INVISIBLE, LETTERS, OPENERS, STRAIGHT

_ENDS = re.compile(r"[.!?؟۔…]+|\n")
_LETTER = re.compile(rf"\w|[{HARAKAT}]")
_WORD = re.compile(rf"[\w{HARAKAT}]*")
_MARKS = re.compile(f"[{HARAKAT}]")
_ARABIC = re.compile(f"[{LETTERS}]")
_CAPITALISED = re.compile("[A-Z][a-z]")
_NUMBER_BEFORE = re.compile(r"\d\s?\Z")
_SHORT = 3
_FAR = 40
"""No abbreviation is longer: letters looked at on either side of a full stop."""


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of ``text``: together all that is not white space, none with it at its edges.

    A line feed ends a sentence; a full stop does as ``ends_sentence`` says.
    """
    places: list[tuple[int, int]] = []
    start = 0
    for found in _ENDS.finditer(text):
        if found.start() < start:
            continue
        if found[0] == "\n" or ends_sentence(text, *found.span()):
            end = found.end() if found[0] == "\n" else _after_closers(text, found.end())
            _add(places, text, start, end)
            start = end
    _add(places, text, start, len(text))
    return places


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the stops ``text[start:end]`` end a sentence: ``صحفية.وكانت``, but not ``ان.بي.سي``.

    Neither do the points in ``14.3``, ``د. محمد``, ``example.com`` or the one after a number that
    opens a line.
    """
    if text[start:end].strip(".…"):
        return True
    after = _after_closers(text, end)
    if after == len(text) or text[after] == "\n":
        return True
    if text[after].isspace():
        return _ends_before_space(text, start, after)
    return end - start == 1 and text[start] == "." and _ends_before_letter(text, start, after)


def _ends_before_space(text: str, stop: int, after: int) -> bool:
    word = _letters_before(text, stop)
    if text[after : after + _FAR].lstrip()[:1].islower():
        return False
    if len(word) == 1 and word.isalpha():
        return _NUMBER_BEFORE.search(text, max(0, stop - _SHORT), stop - 1) is not None
    return not _numbers_a_line(text, stop, word)


def _ends_before_letter(text: str, stop: int, after: int) -> bool:
    word, following = _letters_before(text, stop), _letters_after(text, after)
    if not following:
        return text[after] in OPENERS + STRAIGHT and not word.isdecimal()
    if following[0].isdecimal() or _numbers_a_line(text, stop, word):
        return False
    if not word:
        return stop > 0 and text[stop - 1] in CLOSERS + STRAIGHT
    if word.isdecimal():
        return True
    if _ARABIC.match(following) is None and _ARABIC.match(word) is None:
        return len(word) > 1 and _CAPITALISED.match(following) is not None
    return len(word) > 1 and max(len(word), len(following)) > _SHORT


def _numbers_a_line(text: str, stop: int, word: str) -> bool:
    """Whether ``word`` is a number with which the line begins."""
    if not word.isdecimal():
        return False
    first = stop - len(word)
    return first == 0 or text[first - 1] == "\n"


def _letters_before(text: str, stop: int) -> str:
    backwards = text[max(0, stop - _FAR) : stop][::-1]
    return _MARKS.sub("", _word_of(backwards, 0)[::-1])


def _letters_after(text: str, start: int) -> str:
    return _MARKS.sub("", _word_of(text, start))


def _word_of(text: str, start: int) -> str:
    found = _WORD.match(text, start, start + _FAR)
    return found[0] if found else ""


def _after_closers(text: str, at: int) -> int:
    """``at`` or, behind what closes or shows nothing there, after it."""
    while at < len(text) and _is_closer(text, at):
        at += 1
    return at


def _is_closer(text: str, at: int) -> bool:
    if text[at] in STRAIGHT:
        return not _LETTER.match(text, at + 1)
    return text[at] in CLOSERS or IS_INVISIBLE.match(text, at) is not None


def _add(places: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        places.append((start, end))
