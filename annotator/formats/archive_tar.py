"""Unpacks a tar, packed with gzip or not, as a stream that is read once and within bounds."""

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NoReturn

from annotator.formats.archive_room import CHUNK, Room
from annotator.formats.intake import unread
from annotator.i18n import tr

_BLOCK = 512
_GZIP = b"\x1f\x8b"
_LONGEST_NOTE = 64 * 1024
"""Bytes that may stand before a file and name it."""
_MOST_AFTER_END = 64 * CHUNK

_FILES = frozenset((b"0", b"\0", b"7"))
_SYMLINK, _FOLDER = b"2", b"5"
_LONG_NAME, _LONG_LINK, _NOTE, _NOTE_FOR_ALL = b"L", b"K", b"x", b"g"
_NOTES = frozenset((_LONG_NAME, _LONG_LINK, _NOTE, _NOTE_FOR_ALL))
_NAME, _SIZE, _SUM, _PREFIX = slice(100), slice(124, 136), slice(148, 156), slice(345, 500)
_KIND, _MAGIC = slice(156, 157), slice(257, 263)
_POSIX = b"ustar\0"
_OCTAL = re.compile(rb" *([0-7]{1,12})[ \0]*")
_NOTED_SIZE = re.compile(rb"[0-9]{1,19}")
_RECORD = re.compile(rb"([0-9]{1,6}) ([^=]+)=")
_SPARSE = "GNU.sparse"


def unpack(path: Path, room: Room) -> None:
    """Unpacks the files of a tar. Raises BadInput, DiskFull; NotFound if it cannot be opened."""
    try:
        with path.open("rb") as file:
            is_packed = file.read(len(_GZIP)) == _GZIP
            file.seek(0)
            stream: BinaryIO | gzip.GzipFile = gzip.GzipFile(fileobj=file) if is_packed else file
            _Reader(stream, room).unpack()
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise room.damaged(str(error)) from error
    except OSError as error:
        raise unread(path, error) from error


class _Reader:
    def __init__(self, stream: "BinaryIO | gzip.GzipFile", room: Room) -> None:
        self._stream = stream
        self._room = room

    def unpack(self) -> None:
        noted: dict[str, bytes] = {}
        while any(header := self._exactly(_BLOCK)):
            self._check_sum(header)
            size = self._number(header[_SIZE])
            kind = header[_KIND]
            if kind in _NOTES:
                noted |= self._notes(kind, size)
                continue
            if "size" in noted:
                found = _NOTED_SIZE.fullmatch(noted["size"])
                size = int(found[0]) if found else self._damaged()
            name = self._name(noted.get("path", _name(header)))
            if any(key.startswith(_SPARSE) for key in noted):
                kind = b"S"
            self._take(name, kind, size)
            noted = {}
        self._finish()

    def _take(self, name: str, kind: bytes, size: int) -> None:
        if kind == _SYMLINK:
            self._room.count()  # passed over, as it is in folders
        elif kind == _FOLDER or (kind in _FILES and name.endswith("/")):
            self._room.enter(name)
        elif kind in _FILES:
            place = self._room.place(name)
            self._room.expect(size)
            self._room.put(place, self._chunks(size))
            self._exactly(-size % _BLOCK)
        else:
            why = tr("“{name}” is a link or a device; unpack it first.", name=name[:80])
            raise self._room.refused(why)

    def _notes(self, kind: bytes, size: int) -> dict[str, bytes]:
        """What is said of the file that follows, by the names that POSIX gives to it."""
        if size > _LONGEST_NOTE:
            self._damaged()
        raw = self._exactly(size)
        self._exactly(-size % _BLOCK)
        if kind == _LONG_NAME:
            return {"path": raw.rstrip(b"\0")}
        return dict(self._records(raw)) if kind == _NOTE else {}

    def _records(self, raw: bytes) -> Iterator[tuple[str, bytes]]:
        at = 0
        while at < len(raw):
            found = _RECORD.match(raw, at)
            end = at + int(found[1]) if found else 0
            if found is None or not found.end() < end <= len(raw):
                self._damaged()
            yield found[2].decode("utf-8", "replace"), raw[found.end() : end - 1]
            at = end

    def _name(self, raw: bytes) -> str:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            name = raw.decode("utf-8", "replace")[:80]
            why = tr("“{name}” is no name in UTF-8; unpack it and import the folder.", name=name)
            raise self._room.refused(why) from error

    def _check_sum(self, header: bytes) -> None:
        blank = header[: _SUM.start] + b" " * 8 + header[_SUM.stop :]
        if self._number(header[_SUM]) != sum(blank):
            self._damaged()

    def _number(self, field: bytes) -> int:
        if field[:1] == b"\x80":  # of files over 8 GB
            return int.from_bytes(field[1:])
        found = _OCTAL.fullmatch(field)
        if found is None:
            self._damaged()
        return int(found[1], 8)

    def _exactly(self, size: int) -> bytes:
        raw = self._stream.read(size)
        while 0 < len(raw) < size and (more := self._stream.read(size - len(raw))):
            raw += more
        if len(raw) < size:
            raise self._room.damaged(tr("the file ends too early."))
        return raw

    def _chunks(self, size: int) -> Iterator[bytes]:
        while size:
            yield (chunk := self._exactly(min(size, CHUNK)))
            size -= len(chunk)

    def _finish(self) -> None:
        """Reads what follows the end, so that the sum at the end of the file is looked at."""
        for _ in range(_MOST_AFTER_END // CHUNK):
            if not self._stream.read(CHUNK):
                return
        self._damaged()

    def _damaged(self) -> NoReturn:
        raise self._room.damaged(tr("it is no tar, or it is damaged."))


def _name(header: bytes) -> bytes:
    name = header[_NAME].partition(b"\0")[0]
    prefix = header[_PREFIX].partition(b"\0")[0] if header[_MAGIC] == _POSIX else b""
    return prefix + b"/" + name if prefix else name
