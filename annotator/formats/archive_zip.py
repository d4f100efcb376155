"""Unpacks a zip, and believes nothing that it says of itself."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, BinaryIO

from annotator.formats.archive_room import CHUNK, MOST_FILES, Room
from annotator.formats.intake import unread
from annotator.i18n import tr

_ENTRY = b"PK\x01\x02"
_SMALLEST_HEADER = 30
_LOCKED, _IN_UTF8 = 0x1, 0x800
_KNOWN_WAYS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
_UNIX = 3
_ARABIC_PC = "cp720"
"""What an Arabic Windows writes names in, and does not say so."""
_ARABIC_NAME = re.compile("[ -~\u0620-\u0652]*")


def unpack(path: Path, room: Room) -> None:
    """Unpacks the files of a zip. Raises BadInput, DiskFull; NotFound if it cannot be opened."""
    try:
        with path.open("rb") as file:
            _unpack(file, room)
    except OSError as error:
        raise unread(path, error) from error


def _unpack(file: BinaryIO, room: Room) -> None:
    _check_number(file, room)
    try:
        with zipfile.ZipFile(file) as packed:
            _take(packed, room)
    except (
        zipfile.BadZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
        struct.error,
        zlib.error,
    ) as error:
        raise room.damaged(str(error)) from error


def _check_number(file: BinaryIO, room: Room) -> None:
    """Before the list of files is read, which takes much more memory than room in the zip."""
    number, rest = 0, b""
    while chunk := file.read(CHUNK):
        looked_at = rest + chunk
        number += looked_at.count(_ENTRY)
        rest = looked_at[1 - len(_ENTRY) :]
        if number > MOST_FILES:
            raise room.too_many()
    file.seek(0)


def _take(packed: zipfile.ZipFile, room: Room) -> None:
    members = sorted(packed.infolist(), key=lambda one: one.header_offset)
    _check_overlap(members, packed.start_dir, room)
    wanted = []
    for one in members:
        name = _name(one, room)
        if _is_link(one):
            room.count()
        elif name.endswith("/"):
            room.enter(name)
        elif (place := room.place(name)) is not None:
            wanted.append((place, one))
    room.expect(sum(one.file_size for _, one in wanted))
    for place, one in wanted:
        _check_way(one, str(place), room)
        with packed.open(one) as file:
            room.put(place, _chunks(file))


def _check_overlap(members: Sequence[zipfile.ZipInfo], end: int, room: Room) -> None:
    """Files that share their bytes make a small zip swell without bound."""
    ends = [*(one.header_offset for one in members[1:]), end]
    for one, following in zip(members, ends, strict=False):
        if one.header_offset + _SMALLEST_HEADER + one.compress_size > following:
            raise room.damaged(tr("its files overlap."))


def _check_way(member: zipfile.ZipInfo, name: str, room: Room) -> None:
    if member.flag_bits & _LOCKED:
        raise room.refused(
            tr("“{name}” is locked; unpack it with its password and import the folder.", name=name)
        )
    if member.compress_type not in _KNOWN_WAYS:
        way = str(member.compress_type)
        raise room.refused(
            tr("“{name}” is packed in an unknown way ({n}); unpack it first.", name=name, n=way)
        )


def _is_link(member: zipfile.ZipInfo) -> bool:
    """Whether it stands for another place; such are passed over in folders too."""
    return member.create_system == _UNIX and stat.S_ISLNK(member.external_attr >> 16)


def _name(member: zipfile.ZipInfo, room: Room) -> str:
    """The name in letters: often it is UTF-8 without a word of it."""
    name = member.orig_filename
    if member.flag_bits & _IN_UTF8 or name.isascii():
        return name
    raw = name.encode("cp437")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        arabic = raw.decode(_ARABIC_PC, "replace")
    if not _ARABIC_NAME.fullmatch(arabic):
        raise room.refused(
            tr("“{name}” is no name in UTF-8; unpack it and import the folder.", name=name[:80])
        )
    return arabic


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
