"""The cells of a WebAnno TSV 3 file as annotations of its text."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.errors import BadInput
from annotator.formats.format import Remark
from annotator.formats.uima import LABEL, TOKEN, Marks, meant, short
from annotator.formats.webanno_rows import (
    NO_VALUE,
    NOTHING,
    Kind,
    Layer,
    Row,
    Sheet,
    parted,
    unescaped_text,
    unescaped_value,
)
from annotator.i18n import tr, trn
from annotator.text.offsets import Offsets

_WITH_ID = re.compile(r"((?:[^\\\[]|\\.)*)\[(\d{1,9}(?:_\d{1,9})?)\]", re.DOTALL)
_LINK = re.compile(r"((?:[^\\-]|\\->|\\.|-(?!>))*)->(\d{1,9}-\d{1,9})", re.DOTALL)
_ANY = ("", "uima.tcas.Annotation")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file, rebuilt from its sentences."""

    raw: str
    missing: int
    """Letters between sentences that the file does not tell: spaces stand for them."""
    wrong: frozenset[int]
    """The lines of rows whose words do not stand where they say."""


@dataclass(slots=True)
class _Found:
    layer: str
    begin: int
    end: int
    features: dict[str, str | bool] = field(default_factory=dict)
    wrong: int = 0
    """A line of it that is wrong."""


def marks(sheet: Sheet, where: str, new_uid: Callable[[], str]) -> tuple[Marks, list[Remark]]:
    """The annotations of a file, ready to be asked for, and what else should be known."""
    in_utf16 = _text(sheet, in_utf16=True, where=where)
    text, told, utf16 = in_utf16, list[Remark](), True
    if in_utf16.wrong and max(in_utf16.raw, default="") > "\uffff":
        in_letters = _text(sheet, in_utf16=False, where=where)
        if len(in_letters.wrong) < len(in_utf16.wrong):
            text, utf16 = in_letters, False
            told = [Remark(where, tr("positions were counted in letters, not in UTF-16."))]
    out = Marks(text.raw, new_uid, where, in_utf16=utf16)
    if text.missing:
        why = trn(
            "{n} letter between sentences is not in the file; a space stands for it.",
            "{n} letters between sentences are not in the file; spaces stand for them.",
            text.missing,
        )
        out.lose("text", where, why)
    for line in (line for sentence in sheet.sentences for line in sentence.ids):
        out.lose("sentence", where, line)
    _Cells(sheet, text, out, where).read()
    return out, told


def _text(sheet: Sheet, *, in_utf16: bool, where: str) -> Text:
    parts: list[str] = []
    at = missing = 0
    for sentence in sheet.sentences:
        begin = sentence.rows[0].begin
        if at == begin + 1:
            parts[-1] = parts[-1][:-1]
            at = begin
        if at > begin:
            line = sentence.rows[0].line
            why = tr("it begins inside the sentence before it.")
            raise BadInput(tr("{where}: {why}", where=f"{where}:{line}", why=why))
        missing += begin - at
        body = "\n".join(sentence.lines) + "\n"
        _limit(begin - at, where, sentence.rows[0].line)
        parts.append(" " * (begin - at) + body)
        at = begin + _length(body, in_utf16=in_utf16)
    raw = "".join(parts)[:-1]
    return Text(raw, missing, frozenset(_wrong(sheet, raw, in_utf16=in_utf16)))


def _limit(gap: int, where: str, line: int) -> None:
    if gap > _LONGEST_GAP:
        why = tr("{n} letters before it are not in the file.", n=str(gap))
        raise BadInput(tr("{where}: {why}", where=f"{where}:{line}", why=why))


_LONGEST_GAP = 1_000_000


def _length(text: str, *, in_utf16: bool) -> int:
    return Offsets(text).to_utf16(len(text)) if in_utf16 else len(text)


def _wrong(sheet: Sheet, raw: str, *, in_utf16: bool) -> Iterator[int]:
    offsets = Offsets(raw if in_utf16 else "")
    for row in (row for sentence in sheet.sentences for row in sentence.rows):
        there = raw[offsets.to_points(row.begin) : offsets.to_points(row.end)]
        if (
            there not in (row.words, unescaped_text(row.words))
            and there.split() != row.words.split()
        ):
            yield row.line


class _Cells:
    def __init__(self, sheet: Sheet, text: Text, out: Marks, where: str) -> None:
        self._sheet = sheet
        self._text = text
        self._out = out
        self._where = where
        self._found: dict[Hashable, _Found] = {}
        self._at: dict[tuple[str, str], Hashable] = {}
        """Layer and unit → what stands first there."""
        self._numbered: dict[str, Hashable] = {}
        self._links: dict[tuple[str, int], dict[int, str | None]] = {}
        """Chain → the label of each link, by its number."""

    def read(self) -> None:
        """Gives the annotations of all rows to the marks."""
        rows = [row for sentence in self._sheet.sentences for row in sentence.rows]
        take = {"SP": self._spans, "CH": self._chained}
        layers = self._sheet.layers
        for row in rows:
            if "." not in row.unit:
                self._out.anchor((TOKEN, row.unit), TOKEN, row.begin, row.end)
            for layer in (layer for layer in layers if layer.kind in take):
                take[layer.kind](row, layer)
        self._give()
        for layer in (layer for layer in layers if layer.kind == "RL"):
            for row in rows:
                self._relations(row, layer)
        self._relate_chains()

    def _give(self) -> None:
        for key, one in self._found.items():
            if one.wrong:
                why = tr("other words stand there than line {n} says.", n=str(one.wrong))
                self._out.fail(f"{self._where}:{one.wrong} {short(one.layer)}", why)
            else:
                self._out.span(key, one.layer, one.begin, one.end, one.features)

    def _spans(self, row: Row, layer: Layer) -> None:
        for number, values in enumerate(_stacked(row, layer)):
            parts = [_with_id(value) for value in values]
            named = [
                name
                for (_, name), column in zip(parts, layer.columns, strict=True)
                if name and column.kind is not Kind.TARGET
            ]
            key = (layer.name, "", named[0]) if named else (layer.name, row.unit, str(number))
            one = self._place(key, layer.name, row)
            if named:
                self._numbered.setdefault(named[0], key)
            for (value, _), column in zip(parts, layer.columns, strict=True):
                if column.kind is Kind.FEATURE and value not in (NO_VALUE, NOTHING):
                    one.features[column.name] = meant(column.name, unescaped_value(value))
            self._lose_slots(row, layer, values)

    def _place(self, key: Hashable, layer: str, row: Row) -> _Found:
        """The annotation under a key, which the row is a part of."""
        one = self._found.setdefault(key, _Found(layer, row.begin, row.end))
        one.begin, one.end = min(one.begin, row.begin), max(one.end, row.end)
        if row.line in self._text.wrong:
            one.wrong = row.line
        self._at.setdefault((layer, row.unit), key)
        self._at.setdefault(("", row.unit), key)
        return one

    def _lose_slots(self, row: Row, layer: Layer, values: list[str]) -> None:
        for column, roles, targets in zip(layer.columns, values, values[1:], strict=False):
            if column.kind is not Kind.ROLE:
                continue
            said = parted(_with_id(roles)[0], ";")
            for role, target in zip(said, parted(targets, ";"), strict=False):
                if role != NOTHING and target not in (NO_VALUE, NOTHING):
                    why = tr("{role} at {place}: a slot.", role=unescaped_value(role), place=target)
                    self._out.lose("slot", f"{self._where}:{row.line}", why)

    def _chained(self, row: Row, layer: Layer) -> None:
        for values in _stacked(row, layer):
            link = element = None
            for value, column in zip(values, layer.columns, strict=True):
                if column.kind is Kind.LINK:
                    link = _LINK.fullmatch(value)
                else:
                    element = _with_id(value)[0]
            if link is None:
                why = tr("a link of a chain was expected.")
                self._out.fail(f"{self._where}:{row.line}", why)
                continue
            chain, number = (int(n) for n in link[2].split("-"))
            name = layer.name.removesuffix("Link")
            one = self._place((name, chain, number), name, row)
            if element not in (None, NO_VALUE, NOTHING):
                one.features[LABEL] = unescaped_value(element)
            label = None if link[1] == NO_VALUE else unescaped_value(link[1])
            self._links.setdefault((name, chain), {})[number] = label

    def _relate_chains(self) -> None:
        for (name, chain), links in self._links.items():
            for head, tail in pairwise(sorted(links)):
                label = links[head]
                features = {LABEL: label} if label else {}
                ends = (name, chain, head), (name, chain, tail)
                self._out.relation(name, *ends, features, self._where)

    def _relations(self, row: Row, layer: Layer) -> None:
        for values in _stacked(row, layer):
            features: dict[str, str | bool] = {}
            head = tail = None
            for value, column in zip(values, layer.columns, strict=True):
                if column.kind is Kind.SOURCE:
                    unit, ids = _with_id(value)
                    source, target = (
                        (ids or "0_0").split("_") if "_" in (ids or "0_0") else ("0", "0")
                    )
                    head = self._end(column.name, unit, source)
                    tail = self._end(column.name, row.unit, target)
                elif column.kind is Kind.FEATURE and value not in (NO_VALUE, NOTHING):
                    said = unescaped_value(_with_id(value)[0])
                    features[column.name] = meant(column.name, said)
            self._out.relation(layer.name, head, tail, features, f"{self._where}:{row.line}")

    def _end(self, layer: str, unit: str, number: str) -> Hashable:
        if number != "0":
            key = (layer, "", number)
            return key if key in self._found else self._numbered.get(number)
        if layer in _ANY:
            return self._at.get(("", unit), (TOKEN, unit))
        return self._at.get((layer, unit), (TOKEN, unit) if layer == TOKEN else None)


def _stacked(row: Row, layer: Layer) -> Iterable[list[str]]:
    """The values of each annotation of a layer in a row, one for each column."""
    cells = row.cells[layer.first : layer.first + len(layer.columns)]
    if all(cell == NOTHING for cell in cells):
        return
    columns = [parted(cell, "|") for cell in cells]
    for number in range(max(len(column) for column in columns)):
        yield [column[number] if number < len(column) else NOTHING for column in columns]


def _with_id(value: str) -> tuple[str, str]:
    """A value and the number behind it, "" if there is none."""
    found = _WITH_ID.fullmatch(value) if value.endswith("]") else None
    return (found[1], found[2]) if found else (value, "")
