"""The pages of a Parquet file, by their headers: how much memory each takes once it is unpacked.

The footer says so too, but it may lie; the headers of the pages are what a reader goes by. They
are structures in Thrift's compact protocol, as the format ``parquet-format`` describes both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

DELTA_BYTE_ARRAY = 7
"""The encoding of strings in which each says how much of the one before it repeats."""

DICTIONARIES = frozenset({2, 8})
"""The encodings in which a value is the number of one in a dictionary."""

_UNPACKED = "UNCOMPRESSED"
_LENGTH = 4
"""Bytes that stand before a text in a dictionary, and say how long it is."""

_SIZE, _PACKED = 2, 3
_DATA, _DICTIONARY, _DATA_2 = 5, 7, 8
_VALUES = 1
_ENCODING = {_DATA: 2, _DICTIONARY: 2, _DATA_2: 4}

_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 12
_INTEGERS = frozenset({4, 5, 6})
_WIDTHS = {_BYTE: 1, _DOUBLE: 8}
_LONG_LIST = 15
_LONGEST_NUMBER = 10
_DEEPEST = 8
_USUAL_HEADER = 4096
_LONGEST_HEADER = 1024 * 1024

_Fields = dict[int, object]


@dataclass(frozen=True, slots=True)
class Page:
    """What the header of a page says."""

    is_dictionary: bool
    size: int
    """Bytes, unpacked."""
    values: int
    """With those that are null."""
    encoding: int
    place: int
    """Where its bytes begin in the file."""
    packed: int
    """How many these are."""


def pages(file: BinaryIO, start: int, end: int) -> Iterator[Page]:
    """The pages of one column between two places of a file; ValueError where there are none."""
    while start < end:
        fields, length = _header(file, start)
        size, packed = _number(fields.get(_SIZE)), _number(fields.get(_PACKED))
        kind = next((kind for kind in _ENCODING if isinstance(fields.get(kind), dict)), None)
        if kind is not None:
            inside = fields[kind]
            told = inside if isinstance(inside, dict) else {}
            values, encoding = _number(told.get(_VALUES)), _number(told.get(_ENCODING[kind]))
            yield Page(kind == _DICTIONARY, size, values, encoding, start + length, packed)
        start += length + packed


def longest_text(file: BinaryIO, page: Page, compression: str) -> int:
    """Bytes of the longest text in a page that is a dictionary; those of the page if unknown."""
    import pyarrow as pa

    file.seek(page.place)
    raw = file.read(page.packed)
    if compression != _UNPACKED:
        try:
            raw = pa.decompress(raw, page.size, compression.lower(), asbytes=True)
        except (pa.ArrowException, OSError, ValueError):
            return page.size
    at = longest = 0
    while at + _LENGTH <= len(raw):
        length = int.from_bytes(raw[at : at + _LENGTH], "little")
        longest = max(longest, length)
        at += _LENGTH + length
    return min(longest, page.size)


def _header(file: BinaryIO, start: int) -> tuple[_Fields, int]:
    """The fields of a header, and its length in bytes."""
    most = _USUAL_HEADER
    while True:
        file.seek(start)
        raw = file.read(most)
        reader = _Reader(raw)
        try:
            return reader.struct(_DEEPEST), reader.at
        except IndexError as error:
            if len(raw) < most or most >= _LONGEST_HEADER:
                raise ValueError from error
        most *= 16


def _number(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError
    return value


class _Reader:
    """Raises IndexError where the bytes end too early, ValueError at what no header has."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self.at = 0

    def struct(self, deeper: int) -> _Fields:
        fields: _Fields = {}
        field = 0
        while (begin := self._byte()) != 0:
            step, kind = begin >> 4, begin & 15
            field = field + step if step else self._integer()
            fields[field] = self._value(kind, deeper)
        return fields

    def _value(self, kind: int, deeper: int) -> object:
        if not deeper:
            raise ValueError
        if kind in (_TRUE, _FALSE):
            return None
        if kind in _INTEGERS:
            return self._integer()
        if kind == _STRUCT:
            return self.struct(deeper - 1)
        if kind in (_LIST, _SET):
            self._pass_list(deeper)
        elif kind == _BINARY:
            self._pass(self._unsigned())
        elif kind in _WIDTHS:
            self._pass(_WIDTHS[kind])
        else:
            raise ValueError
        return None

    def _pass_list(self, deeper: int) -> None:
        begin = self._byte()
        number, kind = begin >> 4, begin & 15
        if number == _LONG_LIST:
            number = self._unsigned()
        for _ in range(number):
            if kind in (_TRUE, _FALSE):
                self._pass(1)
            else:
                self._value(kind, deeper - 1)

    def _pass(self, length: int) -> None:
        self.at += length
        if self.at > len(self._raw):
            raise IndexError

    def _integer(self) -> int:
        """A number whose last bit is its sign."""
        number = self._unsigned()
        return number >> 1 ^ -(number & 1)

    def _unsigned(self) -> int:
        number = 0
        for place in range(_LONGEST_NUMBER):
            byte = self._byte()
            number |= (byte & 127) << 7 * place
            if byte < 128:  # noqa: PLR2004 - the bit that says that more follows
                return number
        raise ValueError

    def _byte(self) -> int:
        self.at += 1
        return self._raw[self.at - 1]
