"""Words that scraping glued together: by letters that only end words, and by the words known."""

import re
from collections.abc import Iterator

from annotator.text.characters import HARAKAT, LETTERS, TATWEEL
from annotator.text.clitics import WordCounts, enclitics, stems
from annotator.text.fold import key
from annotator.text.segments import words

_ARABIC = re.compile(f"[{LETTERS}{HARAKAT}\u0640]")
_END_INSIDE = re.compile(
    rf"[ةى][{HARAKAT}]*+(?=[{LETTERS}])"  # منافسةفي
    rf"|\u064b[اى]?+(?=[{LETTERS}])"  # ضخمًاقدره
    rf"|[\u064c\u064d](?=[{LETTERS}])"
)
_PROCLITICS = re.compile("[وف]?[بلكس]?(?:ال|لل)?")
_BEGINNINGS = re.compile("[وف]?[بلكس]?(?:ال|لل).?")
_SHORT_WORDS = frozenset(["ان", "في", "من", "عن", "لا", "لم", "قد", "مع", "ثم", "علي", "الي"])
"""The words of fewer letters than ``_WHOLE`` that are mostly glued, in search form."""
_WHOLE = 4
_LONG = 6
_RARE = 2
"""A word that was counted oftener is a word."""
_KNOWN = 3
"""A part that was counted as often is one."""


def glued_words(text: str, counts: WordCounts | None = None) -> list[tuple[int, int]]:
    """The words that look like two: ``منافسةفي`` by its letters, ``أنموقع`` by the counts alone."""
    seen: dict[str, bool] = {}
    places = []
    for start, end in words(text):
        word = text[start:end]
        if word not in seen:
            by_counts = counts is not None and _is_two_known(key(word), counts)
            seen[word] = by_counts or _END_INSIDE.search(word) is not None
        if seen[word]:
            places.append((start, end))
    return places


def glued_scripts(text: str) -> list[tuple[int, int]]:
    """Arabic words that touch a number or a word of another script: ``عام2025``.

    Not after a proclitic or a tatweel (``والـOpenAI``), nor in dates like ``1446هـ``.
    """
    return [
        (start, end)
        for start, middle, end in _touching(text)
        if _is_arabic(text, middle - 1) != _is_arabic(text, middle)
        and not _leads_on(text[start:middle])
    ]


def _touching(text: str) -> Iterator[tuple[int, int, int]]:
    start, middle = -1, -1
    for first, last in words(text):
        if first == middle:
            yield start, first, last
        start, middle = first, last


def _is_arabic(text: str, at: int) -> bool:
    return _ARABIC.match(text, at) is not None


def _leads_on(word: str) -> bool:
    return word.endswith(TATWEEL) or _PROCLITICS.fullmatch(key(word)) is not None


def _is_two_known(word: str, counts: WordCounts) -> bool:
    if len(word) < _LONG or not _is_arabic(word, 0) or counts(word) > _RARE:
        return False
    if any(counts(stem) for stem in stems(word)) or _is_known_with_pronoun(word, counts):
        return False
    return any(
        _is_part(word[:at], counts) and _is_part(word[at:], counts)
        for at in range(2, len(word) - 1)
        # ان at the end is rather that of a dual.
        if not _BEGINNINGS.fullmatch(word, 0, at) and word[at:] != "ان"
    )


def _is_part(letters: str, counts: WordCounts) -> bool:
    if len(letters) < _WHOLE:
        return letters in _SHORT_WORDS
    return max(map(counts, (letters, *stems(letters)))) >= _KNOWN


def _is_known_with_pronoun(word: str, counts: WordCounts) -> bool:
    bases = [word[:at] for at in enclitics(word)]
    bases += [f"{base[:-1]}ه" for base in bases if base.endswith("ت")]
    return any(counts(base) for base in bases)
