"""The pages of a Parquet file, by their headers: how much memory each takes once it is unpacked.

The footer says so too, but it may lie; the headers of the pages are what a reader goes by, as the
format ``parquet-format`` describes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from annotator.formats.thrift import Fields, Reader, number

DELTA_BYTE_ARRAY = 7
"""The encoding of strings in which each says how much of the one before it repeats."""

DICTIONARIES = frozenset({2, 8})
"""The encodings in which a value is the number of one in a dictionary."""

_LENGTH = 4
"""Bytes that stand before a text in a dictionary, and say how long it is."""

_SIZE, _PACKED = 2, 3
_DATA, _DICTIONARY, _DATA_2 = 5, 7, 8
_VALUES = 1
_ENCODING = {_DATA: 2, _DICTIONARY: 2, _DATA_2: 4}

_DEEPEST = 8
_MOST_STRUCTURES = 1000
_USUAL_HEADER = 4096
_LONGEST_HEADER = 1024 * 1024


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
        size, packed = number(fields.get(_SIZE)), number(fields.get(_PACKED))
        kind = next((kind for kind in _ENCODING if isinstance(fields.get(kind), dict)), None)
        if kind is not None:
            inside = fields[kind]
            told = inside if isinstance(inside, dict) else {}
            values, encoding = number(told.get(_VALUES)), number(told.get(_ENCODING[kind]))
            yield Page(kind == _DICTIONARY, size, values, encoding, start + length, packed)
        start += length + packed


def longest_text(file: BinaryIO, page: Page, codec: str) -> int:
    """Bytes of the longest text in a page that is a dictionary; those of the page if unknown.

    ``codec``: what the page is packed with; empty: nothing.
    """
    import pyarrow as pa

    file.seek(page.place)
    raw = file.read(page.packed)
    if codec:
        try:
            raw = pa.decompress(raw, page.size, codec, asbytes=True)
        except (pa.ArrowException, OSError, ValueError):
            return page.size
    at = longest = 0
    while at + _LENGTH <= len(raw):
        length = int.from_bytes(raw[at : at + _LENGTH], "little")
        longest = max(longest, length)
        at += _LENGTH + length
    return min(longest, page.size)


def _header(file: BinaryIO, start: int) -> tuple[Fields, int]:
    """The fields of a header, and its length in bytes."""
    most = _USUAL_HEADER
    while True:
        file.seek(start)
        raw = file.read(most)
        reader = Reader(raw, _MOST_STRUCTURES)
        try:
            return reader.struct(_DEEPEST), reader.at
        except IndexError as error:
            if len(raw) < most or most >= _LONGEST_HEADER:
                raise ValueError from error
        most *= 16
