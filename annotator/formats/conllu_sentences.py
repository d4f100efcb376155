"""The sentences of a CoNLL-U file: comments, words, and the ranges that words are written as."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from annotator.errors import BadInput
from annotator.formats import conllu_spaces
from annotator.formats.format import Failed, Loss, ReadOptions, failed
from annotator.i18n import tr, trn

COLUMNS = ("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc")
TAGS = ("NER", "Ner", "ner", "NE")
"""Where in the last column tags like B-ORG may stand."""

_KINDS = {
    "lemma": "lemma",
    "upos": "pos",
    "xpos": "pos",
    "feats": "feats",
    "head": "syntax",
    "deprel": "syntax",
    "deps": "syntax",
}
_TAKEN = frozenset({"Entity", "SpaceAfter", conllu_spaces.AFTER, conllu_spaces.BEFORE, *TAGS})
_COMMENTS = ("newdoc", "newpar", "global.", "hashiya", "sent_id", "text")
_NOTHING = frozenset({"", "_"})
_MANY_SPACES = re.compile(" {2,}")
_LONGEST_EXAMPLE = 60


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


class Sentences:
    """Reads sentence after sentence, and counts what of them has no place here."""

    def __init__(self, path: str, options: ReadOptions) -> None:
        self._path = path
        self._options = options
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

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

    def count(self, kind: str, example: str) -> None:
        """Counts something that has no place here."""
        self._counts[kind] += 1
        self._examples.setdefault(kind, example[:_LONGEST_EXAMPLE])

    def losses(self) -> Iterator[Loss]:
        """All that was counted."""
        for kind, count in sorted(self._counts.items()):
            why = trn(
                "{n} time, such as “{example}”.",
                "{n} times, such as “{example}”.",
                count,
                example=self._examples[kind],
            )
            yield Loss(kind, self._path, "", why)

    def _comment(self, line: str, made: Sentence) -> None:
        key, _, value = line[1:].partition("=")
        key = key.strip()
        if key.startswith(_COMMENTS):
            made.comments[key] = value.strip()
        else:
            self.count("comment", line)

    def _row(self, line: str, made: Sentence) -> None:
        row, number = _parsed(line)
        for column, kind in _KINDS.items():
            if row[column] not in _NOTHING:
                self.count(kind, row[column])
        misc = _misc(row["misc"])
        for key in misc.keys() - _TAKEN:
            self.count("misc", f"{key}={misc[key]}")
        if isinstance(number, int):
            if number <= made.last:
                made.surfaces[-1].words.append((row["form"], misc))
            else:
                made.surfaces.append(Surface(row["form"], misc, [(row["form"], misc)]))
        elif number[1] == "-":
            made.last = number[2]
            made.surfaces.append(Surface(row["form"], misc, []))
        else:
            self.count("empty_node", row["form"])


def _parsed(line: str) -> tuple[Mapping[str, str], int | tuple[int, str, int]]:
    """The columns of a line, and its number: of a word, of a range or of an empty node."""
    from conllu.exceptions import ParseException
    from conllu.parser import parse_id_value, parse_line

    found = line.count("\t") + 1
    if found != len(COLUMNS):
        raise BadInput(
            tr(
                "{n} columns parted by tabs were expected, and there are {found}.",
                n=str(len(COLUMNS)),
                found=str(found),
            )
        )
    row = parse_line(_MANY_SPACES.sub(" ", line), COLUMNS, {"id": lambda cells, n: cells[n]})
    try:
        number = parse_id_value(row["id"])
    except ParseException:
        number = None
    if number is None or not row["form"]:
        expected = tr("a number and a word were expected, not {found}.", found=line[:40])
        raise BadInput(expected)
    return row, number


def _misc(told: str) -> dict[str, str]:
    if told in _NOTHING:
        return {}
    return {key: value for key, _, value in (one.partition("=") for one in told.split("|"))}
