"""One large JSON array, element by element, so that its size costs no memory."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NoReturn

from annotator.errors import BadInput
from annotator.formats.intake import unread
from annotator.formats.strict_json import DEEPEST, LONGEST_LINE
from annotator.i18n import tr

_CHUNK = 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_SPACE = b" \t\r\n"
_BETWEEN = re.compile(rb"[\s,]*")
# Possessive: a string of a million escapes takes no memory to pass over.
_NO_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
_OPEN, _CLOSE, _QUOTE = frozenset(b"[{"), frozenset(b"]}"), ord('"')
_END = ord("]")


def elements(path: Path) -> Iterator[tuple[str, bytes]]:
    """The objects in the array that a file holds, each with its place, ``path:number``.

    A file of objects one after the other gives those. Raises BadInput at what is neither, at an
    element over ``LONGEST_LINE`` bytes and at a file that ends too early; NotFound if it cannot
    be opened.
    """
    try:
        with path.open("rb") as file:
            yield from _Scanner(file, str(path)).elements()
    except OSError as error:
        raise unread(path, error) from error


class _Scanner:
    def __init__(self, file: BinaryIO, path: str) -> None:
        self._file = file
        self._path = path
        self._number = 0
        self._buffer = b""
        self._at = 0
        """What lies before is known."""
        self._start = 0
        """Of the present element, or of what follows the last one."""
        self._depth = 0
        self._floor = 0
        """The depth at which elements lie: 1 in an array."""

    def elements(self) -> Iterator[tuple[str, bytes]]:
        if not self._begin():
            return
        while True:
            bracket = _NO_BRACKET.match(self._buffer, self._at)
            self._at = bracket.end() if bracket else self._at
            sign = self._buffer[self._at] if self._at < len(self._buffer) else _QUOTE
            if sign == _QUOTE:  # the end of what was read, perhaps in the midst of a string
                if not self._more():
                    break
                continue
            self._at += 1
            if sign in _OPEN:
                self._open()
            elif self._close():
                element = self._buffer[self._start : self._at]
                self._start = self._at
                self._number += 1
                yield f"{self._path}:{self._number}", element
        self._finish()

    def _begin(self) -> bool:
        while self._more():
            begun = self._buffer.removeprefix(_BOM).lstrip(_SPACE)
            if begun:
                self._buffer, self._at, self._start = begun, 0, 0
                if begun.startswith(b"["):
                    self._depth = self._floor = self._at = self._start = 1
                return True
        return False

    def _open(self) -> None:
        if self._depth == self._floor:
            self._between(self._at - 1)
            self._start = self._at - 1
        self._depth += 1
        if self._depth > DEEPEST + 1:
            self._refuse(tr("too deeply nested."))

    def _close(self) -> bool:
        """Whether an element ends here."""
        self._depth -= 1
        if self._depth >= self._floor:
            return self._depth == self._floor
        self._between(self._at - 1)
        if not self._floor or self._buffer[self._at - 1] != _END:
            self._refuse(tr("an object was expected."))
        self._start = self._at
        self._depth = self._floor = 0  # what follows the array
        return False

    def _more(self) -> bool:
        """Reads on; what is read for a long element is ever more, so that it is soon there."""
        self._buffer = self._buffer[self._start :]
        self._at -= self._start
        self._start = 0
        if len(self._buffer) > LONGEST_LINE:
            most = str(LONGEST_LINE // 2**20)
            self._refuse(tr("longer than {most} MB.", most=most))
        read = self._file.read(max(_CHUNK, len(self._buffer)))
        self._buffer += read
        return bool(read)

    def _between(self, end: int) -> None:
        between = _BETWEEN.match(self._buffer, self._start, end)
        if between is None or between.end() != end:
            self._refuse(tr("an object was expected."))

    def _finish(self) -> None:
        if self._depth:
            self._refuse(tr("the file ends too early."))
        self._between(len(self._buffer))

    def _refuse(self, why: str) -> NoReturn:
        where = f"{self._path}:{self._number + 1}"
        raise BadInput(tr("{where}: {why}", where=where, why=why))
