"""Where the columns of a Parquet file lie, as its footer says (``parquet-format`` describes it).

pyarrow tells the same, but where a footer is damaged it may end the process in place of refusing.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from annotator.formats.thrift import Fields, Reader, number

ENDS = 8
"""Bytes at the end of a file: the length of the footer, and a sign."""

_GROUPS, _COLUMNS, _CHUNK = 4, 1, 3
_CODEC, _VALUES, _PACKED, _DATA, _DICTIONARY = 4, 5, 7, 9, 11
_CODECS = {0: "", 1: "snappy", 2: "gzip", 4: "brotli", 6: "zstd"}
_DEEPEST = 16
_MOST_STRUCTURES = 500_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """A column of a row group."""

    values: int
    """With those that are null."""
    start: int
    """Where its first page begins in the file."""
    end: int
    codec: str | None
    """What its pages are packed with, as pyarrow calls it; empty: nothing; None: unknown."""


def footer_length(file: BinaryIO) -> int:
    """Bytes of the footer, as the file says."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - ENDS))
    return int.from_bytes(file.read(4), "little")


def row_groups(file: BinaryIO) -> Iterator[list[Chunk]]:
    """The columns of each row group; ValueError where the footer does not say them."""
    length = footer_length(file)
    file.seek(-ENDS - length, os.SEEK_END)
    try:
        footer = Reader(file.read(length), _MOST_STRUCTURES).struct(_DEEPEST)
    except IndexError as error:
        raise ValueError from error
    for group in _structures(footer.get(_GROUPS)):
        yield [_chunk(column) for column in _structures(group.get(_COLUMNS))]


def _chunk(column: Fields) -> Chunk:
    told = _structures([column.get(_CHUNK)])[0]
    start = number(told.get(_DATA))
    dictionary = number(told.get(_DICTIONARY, 0))
    if 0 < dictionary < start:
        start = dictionary
    codec = _CODECS.get(number(told.get(_CODEC)))
    return Chunk(number(told.get(_VALUES)), start, start + number(told.get(_PACKED)), codec)


def _structures(value: object) -> list[Fields]:
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return value
    raise ValueError
