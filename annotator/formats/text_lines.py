"""A text read line by line, in the encoding that it turns out to have."""

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.errors import BadInput
from annotator.formats import intake
from annotator.formats.format import ReadOptions
from annotator.i18n import tr

LONGEST_LINE = 1024 * 1024
"""Bytes."""

MOST_LINES = 200_000
"""Of a sentence, in a format that has a word on each line."""

_LOOKED_AT = 64 * 1024


def lines(path: Path, options: ReadOptions) -> Iterator[tuple[int, str]]:
    """The lines of a file, from 1; one that is UTF-8 is not held in memory.

    Raises BadInput at bytes that are no text and at a line over ``LONGEST_LINE`` bytes, NotFound
    if the file cannot be opened.
    """
    try:
        with path.open("rb") as file:
            if options.encoding is None and _is_utf8(file.read(_LOOKED_AT)):
                file.seek(0)
                number = 1
                for some in _whole_lines(file, path):
                    yield from enumerate(some, start=number)
                    number += len(some)
                return
    except OSError as error:
        raise intake.unread(path, error) from error
    text, _ = intake.decoded(path, intake.read_bytes(path), options)
    yield from enumerate(text.split("\n"), start=1)


def in_sentences(lines: Iterable[tuple[int, str]], path: Path) -> Iterator[tuple[int, str]]:
    """The same lines; BadInput where more than ``MOST_LINES`` of them follow without a blank one.

    For a reader that holds a sentence in memory.
    """
    since = 0
    for number, line in lines:
        if line and not line.isspace():
            since += 1
            if since > MOST_LINES:
                where, most = f"{path}:{number}", f"{MOST_LINES:,}"
                raise BadInput(
                    tr(
                        "{where}: more than {most} lines without a blank one.",
                        where=where,
                        most=most,
                    )
                )
        else:
            since = 0
        yield number, line


def _whole_lines(file: BinaryIO, path: Path) -> Iterator[list[str]]:
    """The lines of a file, many at a time."""
    number, rest = 1, b""
    while chunk := file.read(LONGEST_LINE):
        done, feed, rest = (rest + chunk).rpartition(b"\n")
        if len(rest) > LONGEST_LINE:
            number += done.count(b"\n") + len(feed)
            most = str(LONGEST_LINE // 2**20)
            where = f"{path}:{number}"
            raise BadInput(tr("{where}: longer than {most} MB.", where=where, most=most))
        if feed:
            yield _decoded(done, path, number)
            number += done.count(b"\n") + 1
    yield _decoded(rest, path, number)


def _is_utf8(beginning: bytes) -> bool:
    if b"\x00" in beginning:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        return False
    return True


def _decoded(raw: bytes, path: Path, number: int) -> list[str]:
    """The lines in ``raw``, the first of which is the one of this number."""
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        line = number + raw.count(b"\n", 0, error.start)
        n = str(error.start - raw.rfind(b"\n", 0, error.start))
        where = f"{path}:{line}"
        raise BadInput(tr("{where}: byte {n} is not UTF-8.", where=where, n=n)) from error
    lines = text.split("\n")
    return [line.rstrip("\r") for line in lines] if "\r" in text else lines
