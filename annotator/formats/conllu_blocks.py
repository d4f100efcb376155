"""The lines of a CoNLL-U file in blocks that can be read apart: each from a ``# newdoc``."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from annotator.formats.conllu_brackets import FIELDS
from annotator.formats.conllu_sentences import comment_of, makes_surface

_LONGEST = 1024 * 1024
"""Letters of a block that is held in memory."""

_Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Block:
    """An article, or what is one for want of a ``# newdoc``."""

    lines: Iterable[_Line]
    """Each with its number."""
    fields: tuple[str, ...]
    """What stands between the hyphens of brackets, as the articles before it have it."""
    letters: int
    """0 if there are so many that its lines come from the file as they are taken."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """Those of a sentence, with the comments before and the blank line after it."""

    lines: Sequence[_Line]
    begins: bool
    """Whether an article begins with it."""
    fields: tuple[str, ...]
    """What it says of brackets."""
    letters: int


def blocks(lines: Iterable[_Line]) -> Iterator[Block]:
    """The blocks of a file. One with ``letters`` 0 is to be read before the next is asked for."""
    coming = _sentences(lines)
    fields: tuple[str, ...] = FIELDS
    ahead = next(coming, None)
    while ahead is not None:
        first, held, letters = ahead, [ahead.lines], ahead.letters
        ahead = next(coming, None)
        while ahead is not None and not ahead.begins and letters < _LONGEST:
            held.append(ahead.lines)
            letters += ahead.letters
            ahead = next(coming, None)
        if ahead is None or ahead.begins:
            yield Block([*chain.from_iterable(held)], fields, letters)
        else:
            rest = _Rest(ahead, coming)
            yield Block(chain(chain.from_iterable(held), rest), fields, 0)
            ahead = rest.after
        fields = first.fields or fields


class _Rest:
    """The lines up to the sentence ``after`` them, with which an article begins."""

    def __init__(self, first: _Lines, coming: Iterator[_Lines]) -> None:
        self.after: _Lines | None = first
        self._coming = coming

    def __iter__(self) -> Iterator[_Line]:
        while self.after is not None and not self.after.begins:
            yield from self.after.lines
            self.after = next(self._coming, None)


def _sentences(lines: Iterable[_Line]) -> Iterator[_Lines]:
    """A blank line ends a sentence, if anything that is written was in it."""
    held: list[_Line] = []
    has_surface = False
    for one in lines:
        held.append(one)
        line = one[1]
        if not line.strip():
            if has_surface:
                yield _of(held)
                held, has_surface = [], False
        elif not has_surface and not line.startswith("#"):
            has_surface = makes_surface(line)
    if held:
        yield _of(held)


def _of(lines: list[_Line]) -> _Lines:
    told = dict(comment_of(line) for _, line in lines if line.startswith("#"))
    begins = any(key.startswith("newdoc") for key in told)
    said = told.get("global.Entity", "")
    letters = sum(len(line) + 1 for _, line in lines)
    return _Lines(lines, begins, tuple(said.split("-")) if said else (), letters)
