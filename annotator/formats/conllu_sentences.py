"""The sentences of a CoNLL-U file: comments, words, and the ranges that words are written as."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.errors import BadInput
from annotator.formats import conllu_spaces
from annotator.formats.format import Failed, Loss, ReadOptions, failed
from annotator.i18n import tr, trn

TAGS = ("NER", "Ner", "ner", "NE")
"""Where in the last column tags like B-ORG may stand."""

_COLUMNS = 10
_KINDS = ("lemma", "pos", "pos", "feats", "syntax", "syntax", "syntax")
"""What the columns between the word and the last one hold, for us."""
_BLANK = ["_"] * len(_KINDS)
_TAKEN = frozenset({"Entity", "SpaceAfter", conllu_spaces.AFTER, conllu_spaces.BEFORE, *TAGS})
_COMMENTS = ("newdoc", "newpar", "global.", "hashiya", "sent_id", "text")
_NOTHING = frozenset({"", "_"})
_LONGEST_EXAMPLE = 60
_WORD = re.compile(r"[1-9][0-9]{0,5}\t[^\t]+(?:\t[^\t]*){8}")
"""What most lines are, found without a look at each cell."""


@dataclass(slots=True)
class Surface:
    """What stands in the text: a word, or several written as one."""

    form: str
    misc: dict[str, str]
    words: list[tuple[str, dict[str, str]]]
    """Each word with its last column; a word that stands for itself is its own."""


@dataclass(slots=True)
class Sentence:
    """A sentence. ``comments`` are those before it that we take, by their keys."""

    where: str
    comments: dict[str, str] = field(default_factory=dict)
    surfaces: list[Surface] = field(default_factory=list)
    last: int = 0
    """The number of the last word of the range that was begun last."""


@dataclass(slots=True)
class Untold:
    """Counts what has no place here, with the first of each kind."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def count(self, kind: str, example: str) -> None:
        """Counts something."""
        self.counts[kind] += 1
        self.examples.setdefault(kind, example[:_LONGEST_EXAMPLE])

    def add(self, later: "Untold") -> None:
        """Adds what was counted after it."""
        self.counts += later.counts
        self.examples = later.examples | self.examples

    def losses(self, path: str) -> Iterator[Loss]:
        """All that was counted, in a file."""
        for kind, count in sorted(self.counts.items()):
            why = trn(
                "{n} time, such as “{example}”.",
                "{n} times, such as “{example}”.",
                count,
                example=self.examples[kind],
            )
            yield Loss(kind, path, "", why)


class Sentences:
    """Reads sentence after sentence, and counts what of them has no place here."""

    def __init__(self, path: str, options: ReadOptions) -> None:
        self._path = path
        self._options = options
        self.untold = Untold()

    def read(self, lines: Iterable[tuple[int, str]]) -> Iterator[Sentence | Failed]:
        """The sentences of these lines, and what failed."""
        made = Sentence("")
        for number, line in lines:
            where = f"{self._path}:{number}"
            made.where = made.where or where
            if not line.strip():
                if made.surfaces:
                    yield made
                    made = Sentence("")
            elif line.startswith("#"):
                self._comment(line, made)
            else:
                try:
                    self._row(line, made)
                except BadInput as error:
                    yield failed(where, error, self._options)
        if made.surfaces:
            yield made

    def _comment(self, line: str, made: Sentence) -> None:
        key, value = comment_of(line)
        if key.startswith(_COMMENTS):
            made.comments[key] = value
        else:
            self.untold.count("comment", line)

    def _row(self, line: str, made: Sentence) -> None:
        cells = line.split("\t")
        number = _number(cells)
        form = cells[1]
        if cells[2:-1] != _BLANK:
            for kind, cell in zip(_KINDS, cells[2:-1], strict=True):
                if cell not in _NOTHING:
                    self.untold.count(kind, cell)
        misc = _misc(cells[-1])
        for key in (one for one in misc if one not in _TAKEN):
            self.untold.count("misc", f"{key}={misc[key]}")
        if isinstance(number, int):
            if number <= made.last:
                made.surfaces[-1].words.append((form, misc))
            else:
                made.surfaces.append(Surface(form, misc, [(form, misc)]))
        elif number[1] == "-":
            made.last = number[2]
            made.surfaces.append(Surface(form, misc, []))
        else:
            self.untold.count("empty_node", form)


def comment_of(line: str) -> tuple[str, str]:
    """The key and the value of a comment."""
    key, _, value = line[1:].partition("=")
    return key.strip(), value.strip()


def makes_surface(line: str) -> bool:
    """Whether something that is written stands on a line, which is no comment."""
    if _WORD.fullmatch(line):
        return True
    try:
        number = _number(line.split("\t"))
    except BadInput:
        return False
    return isinstance(number, int) or number[1] == "-"


def _number(cells: Sequence[str]) -> int | tuple[int, str, int]:
    """The number of a row: of a word, of a range or of an empty node."""
    from conllu.exceptions import ParseException
    from conllu.parser import parse_id_value

    if len(cells) != _COLUMNS:
        raise BadInput(
            tr(
                "{n} columns parted by tabs were expected, and there are {found}.",
                n=str(_COLUMNS),
                found=str(len(cells)),
            )
        )
    try:
        number = parse_id_value(cells[0])
    except ParseException:
        number = None
    if not number or not cells[1]:  # words are numbered from 1
        found = " ".join(cells)[:40]
        raise BadInput(tr("a number and a word were expected, not {found}.", found=found))
    return number


def _misc(told: str) -> dict[str, str]:
    if told in _NOTHING:
        return {}
    return {key: value for key, _, value in (one.partition("=") for one in told.split("|"))}
