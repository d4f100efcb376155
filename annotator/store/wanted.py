"""What a person looks for, and where in a text it stands."""

import re
from dataclasses import dataclass

from annotator.text.clitics import stems
from annotator.text.fold import find, fold, key

WORD = re.compile(r"[^\W_]+")
_IN_WORD = r"[^\W_]"
_BEFORE = f"(?<!{_IN_WORD})[وف]?[بلكس]?(?:ال|لل)?"
_SPACE_BEFORE_WORD = re.compile(r"\s(?=[0-9A-Za-zء-غف-ي])")
"""Before a letter that every folding keeps: so no run of spaces is cut in two."""
_SHORT_LETTERS = 3
_BLOCK_LETTERS = 250


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of a query in search form."""

    words: tuple[str, ...]
    is_unfinished: bool
    """Whether the last word may go on."""

    @classmethod
    def of(cls, query: str) -> "Wanted":
        """From what a person typed; anything may stand there."""
        folded = key(query)
        return cls(tuple(WORD.findall(folded)), bool(folded) and WORD.match(folded[-1]) is not None)

    @property
    def is_short(self) -> bool:
        """Whether the last word is a beginning that many words have."""
        return self.is_unfinished and len(self.words[-1]) <= _SHORT_LETTERS

    def match(self) -> str:
        """The query for the index."""
        return _match(self.words) + ("*" if self.is_unfinished else "")

    def match_of_finished(self) -> str:
        """The query for all but the last word; empty if there is no other."""
        return _match(self.words[:-1])

    def is_begun_in(self, folded: str) -> bool:
        """Whether a word of a text in search form begins with the last word."""
        return self._place_of_word(folded, self.words[-1], goes_on=True) is not None

    def place(self, text: str) -> tuple[int, int]:
        """Where all of it stands in a text one after the other, else its first word there."""
        folded = key(text)
        place = self._place_of_all(folded)
        for number, word in enumerate(self.words, 1):
            goes_on = self.is_unfinished and number == len(self.words)
            place = place or self._place_of_word(folded, word, goes_on=goes_on)
        return _in_source(text, folded, place) if place else (0, 0)

    def _place_of_all(self, folded: str) -> tuple[int, int] | None:
        words = r"[\W_]+".join(map(re.escape, self.words))
        end = f"{_IN_WORD}*" if self.is_unfinished else f"(?!{_IN_WORD})"
        found = re.search(f"{_BEFORE}({words}{end})", folded)
        return found.span(1) if found else None

    def _place_of_word(self, folded: str, word: str, *, goes_on: bool) -> tuple[int, int] | None:
        end = f"{_IN_WORD}*" if goes_on else f"(?!{_IN_WORD})"
        if found := re.search(f"{_BEFORE}({re.escape(word)}{end})", folded):
            return found.span(1)
        for found in WORD.finditer(folded):
            for stem in stems(found.group()):
                if stem == word or (goes_on and stem.startswith(word)):
                    inside = found.group().endswith(stem)
                    return (found.end() - len(stem) if inside else found.start()), found.end()
        return None


def _match(words: tuple[str, ...]) -> str:
    return " ".join(f'"{word}"' for word in words)


def _in_source(text: str, folded: str, place: tuple[int, int]) -> tuple[int, int]:
    """The letters of ``text`` that stand at ``place`` of its search form.

    Folding with a map takes ten times as long as without: only the block where they stand is.
    """
    start, end = place
    before = block = 0
    while space := _SPACE_BEFORE_WORD.search(text, block + _BLOCK_LETTERS):
        letters = len(key(text[block : space.end()]))
        if before + letters > start:
            break
        before += letters
        block = space.end()
    length = 2 * _BLOCK_LETTERS
    mapped = fold(text[block : block + length])
    while len(mapped.text) <= start - before:
        length *= 2
        mapped = fold(text[block : block + length])
    first = block + mapped.sources[start - before]
    return first, first + _length(text, first, folded[start:end])


def _length(text: str, first: int, wanted: str) -> int:
    """How many letters of ``text`` from ``first`` on fold to ``wanted``, which does stand there."""
    for length in (2 * len(wanted) + 8, len(text)):
        hits = find(text[first : first + length], wanted)
        if hits and (hits[0][1] < length or length == len(text)):
            return hits[0][1]
    return 1
