"""The lines of a WebAnno TSV 3 file: what its columns are, and the rows of each sentence."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NoReturn

from annotator.errors import BadInput
from annotator.formats.format import on_one_line
from annotator.i18n import tr

FORMAT = "#FORMAT=WebAnno TSV 3"
NOTHING, NO_VALUE = "_", "*"
"""A cell without an annotation; an annotation without a value."""

_HEADER = re.compile(r"#FORMAT=WebAnno TSV (\d{1,3})\.(\d{1,3})")
_LAYER = re.compile(r"#T_(SP|RL|CH)=(.+)")
_ROW = re.compile(
    r"(\d{1,9}-\d{1,9}(?:\.\d{1,9})?)\t(\d{1,9})-(\d{1,9})\t([^\t]*)(?:\t(.*))?", re.DOTALL
)
_CONTROLS = r"\x00-\x07\x0e-\x1f"
_SIGNS = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b"}
_IN_TEXT = re.compile(rf"\\([tnfrb\\{_CONTROLS}])")
_IN_OLD_TEXT = re.compile(r"\\(u+[0-9A-Fa-f]{4}|.)", re.DOTALL)
_IN_VALUE = re.compile(r"\\(->|[\\\[\]|_;*tn])")
_FROM_TEXT = re.compile(rf"[\t\n\f\r\b\\{_CONTROLS}]")
_FROM_VALUE = re.compile(r"->|[\\\[\]|_;*\t\n]")
_WRITTEN = {sign: f"\\{letter}" for letter, sign in _SIGNS.items()}


class Kind(StrEnum):
    """What the cells of a column say of their annotation."""

    FEATURE = "feature"
    NONE = "none"
    ROLE = "role"
    TARGET = "target"
    SOURCE = "source"
    LINK = "link"
    ELEMENT = "element"


_CHAINED = {"referenceRelation": Kind.LINK, "referenceType": Kind.ELEMENT}


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``name``: its feature, or the layer where the source of a relation lies."""

    kind: Kind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer, and which of the cells of a row are its own."""

    kind: str
    """SP for spans, RL for relations, CH for chains."""
    name: str
    first: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A token, or a part of one (its ``unit`` has a full stop)."""

    line: int
    unit: str
    begin: int
    end: int
    words: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class Sentence:
    """The lines of a sentence's text, and its rows; there is always one."""

    lines: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    """What else is said of it: nothing here has a place for it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file."""

    layers: tuple[Layer, ...]
    sentences: tuple[Sentence, ...]


def sheet(text: str, where: str) -> Sheet:
    """The lines of a file; BadInput names the first that is not of this format."""
    lines = text.split("\n")
    head = _HEADER.match(lines[0])
    if head is None or head[1] != "3":
        raise BadInput(tr("{where}:1: not WebAnno TSV 3.", where=where))
    layers: list[Layer] = []
    at = 1
    while at < len(lines) and (found := _LAYER.fullmatch(lines[at])):
        layers.append(_layer(found[1], found[2], layers))
        at += 1
    reader = _Sentences(where, sum(len(one.columns) for one in layers), old=int(head[2]) < 2)  # noqa: PLR2004 - 3.2 changed the escapes
    for number, line in enumerate(lines[at:], start=at + 1):
        reader.take(number, line)
    return Sheet(tuple(layers), reader.finished())


def escaped_text(text: str) -> str:
    """A line of text as ``#Text=`` has it."""
    return _FROM_TEXT.sub(_escape, text)


def escaped_value(value: str) -> str:
    """A value as a cell has it."""
    return _FROM_VALUE.sub(_escape, value)


def unescaped_value(value: str) -> str:
    """What a cell's value means."""
    return _IN_VALUE.sub(_unescape, value) if "\\" in value else value


def unescaped_text(text: str) -> str:
    """What a line of ``#Text=`` means."""
    return _IN_TEXT.sub(_unescape, text) if "\\" in text else text


def parted(cell: str, sign: str) -> list[str]:
    """A cell parted at each ``sign`` that no backslash escapes."""
    if "\\" not in cell:
        return cell.split(sign)
    parts, start = [], 0
    for found in re.finditer(rf"\\.|{re.escape(sign)}", cell, re.DOTALL):
        if found[0] == sign:
            parts.append(cell[start : found.start()])
            start = found.end()
    return [*parts, cell[start:]]


class _Sentences:
    """Takes the lines after the header, one by one."""

    def __init__(self, where: str, columns: int, *, old: bool) -> None:
        self._where = where
        self._columns = columns
        self._old = old
        self._sentences: list[Sentence] = []
        self._open: Sentence | None = None

    def take(self, number: int, line: str) -> None:
        """The next line. BadInput if it has no place there."""
        if not line:
            self._close(number)
        elif line.startswith("#") and (self._open is None or not self._open.rows):
            self._open = self._open or Sentence()
            if line.startswith("#Text="):
                self._open.lines.append(self._text(line[6:]))
            else:
                self._open.ids.append(line)
        elif self._open is None or not self._open.lines:
            self._refuse(number, tr("“#Text=” was expected, not “{line}”.", line=_short(line)))
        else:
            self._open.rows.append(self._row(number, line))

    def finished(self) -> tuple[Sentence, ...]:
        """All sentences, after the last line."""
        self._close(0)
        return tuple(self._sentences)

    def _close(self, number: int) -> None:
        if self._open is None:
            return
        if not self._open.rows:
            self._refuse(number, tr("a sentence without a token."))
        self._sentences.append(self._open)
        self._open = None

    def _row(self, number: int, line: str) -> Row:
        found = _ROW.fullmatch(line)
        if found is None:
            self._refuse(number, tr("a token was expected, not “{line}”.", line=_short(line)))
        cells = [] if found[5] is None else found[5].split("\t")
        if len(cells) < self._columns:
            said = tr("{n} cells, not {most}.", n=str(len(cells) + 3), most=str(self._columns + 3))
            self._refuse(number, said)
        unit, begin, end = found[1], int(found[2]), int(found[3])
        if begin > end:
            self._refuse(number, tr("it ends before it begins."))
        return Row(number, unit, begin, end, found[4], tuple(cells[: self._columns]))

    def _text(self, line: str) -> str:
        if not self._old or "\\" not in line:
            return unescaped_text(line)
        meant = _IN_OLD_TEXT.sub(_unescape_old, line)
        return meant.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")

    def _refuse(self, number: int, why: str) -> NoReturn:
        where = f"{self._where}:{number}" if number else self._where
        raise BadInput(tr("{where}: {why}", where=where, why=why))


def _layer(kind: str, told: str, before: list[Layer]) -> Layer:
    name, *features = (part for part in told.split("|") if part)
    columns: list[Column] = []
    for feature in features or [""]:
        columns.append(_column(kind, feature, columns))
    first = before[-1].first + len(before[-1].columns) if before else 0
    return Layer(kind, name, first, tuple(columns))


def _column(kind: str, name: str, before: list[Column]) -> Column:
    if not name:
        return Column(Kind.NONE)
    if kind == "RL" and name.startswith("BT_"):
        return Column(Kind.SOURCE, name.removeprefix("BT_"))
    if kind == "CH" and name in _CHAINED:
        return Column(_CHAINED[name])
    if kind == "SP" and name.startswith("ROLE_"):
        return Column(Kind.ROLE, name)
    after_role = kind == "SP" and before and before[-1].kind is Kind.ROLE
    return Column(Kind.TARGET if after_role else Kind.FEATURE, name)


def _escape(found: re.Match[str]) -> str:
    return _WRITTEN.get(found[0], f"\\{found[0]}")


def _unescape(found: re.Match[str]) -> str:
    return _SIGNS.get(found[1], found[1])


def _unescape_old(found: re.Match[str]) -> str:
    if len(found[1]) > 1:
        return chr(int(found[1].lstrip("u"), 16))
    return _unescape(found)


def _short(line: str) -> str:
    return on_one_line(line[:40])
