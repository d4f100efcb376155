"""The files of CAS exports: in folders, in zips and in zips in them, with their type systems."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from annotator.errors import AnnotatorError, BadInput
from annotator.formats import cas_json, cas_xmi, intake
from annotator.formats.cas_structures import Cas, Types
from annotator.i18n import tr

ENDINGS = (".xmi", ".json")
TYPE_SYSTEM = "TypeSystem.xml"
MOST_FILES = 200_000
MOST_BYTES = 1024 * 1024 * 1024
"""Of all that is unpacked from one zip."""

_LARGEST_TYPES = 8 * 1024 * 1024
_ZIP = ".zip"
_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may hold a CAS."""

    path: PurePath
    """Where it lies; inside a zip, a path that goes on from it."""
    raw: bytes
    types: bytes
    """The type system beside it, empty if there is none."""

    def cas(self) -> Cas:
        """What it holds; BadInput says where it is none."""
        where = str(self.path)
        if self.path.suffix.lower() == ".json":
            return cas_json.read(self.raw, where)
        types = cas_xmi.read_types(self.types, where) if self.types else Types()
        return cas_xmi.read(self.raw, types, where)


def sources(path: Path) -> Iterator[Source | AnnotatorError]:
    """The files of a CAS at a path: a file, a zip or a folder; or why one cannot be read."""
    if path.is_dir():
        for one in sorted(path.rglob("*")):
            if one.suffix.lower() in (*ENDINGS, _ZIP) and one.is_file() and not one.is_symlink():
                yield from sources(one)
        return
    try:
        raw = intake.read_bytes(path)
        if path.suffix.lower() == _ZIP:
            yield from _unzipped(path, raw)
        elif path.suffix.lower() != ".json" or cas_json.STRUCTURES.encode() in raw:
            yield Source(path, raw, _types_beside(path))
    except AnnotatorError as error:
        yield error


def is_type_system(name: str) -> bool:
    """Whether a file is, by its name, a type system and no article."""
    return name.lower().endswith(".xml") and "typesystem" in re.sub("[-_ ]", "", name.lower())


def _unzipped(path: Path, raw: bytes) -> Iterator[Source]:
    found = False
    for one in _Zip().inside(PurePath(path), raw):
        found = True
        yield one
    if not found:
        why = tr("there is no CAS in it; unpack it and import the folder.")
        raise BadInput(tr("{where}: {why}", where=str(path), why=why))


def _types_beside(path: Path) -> bytes:
    """The type system of a file, by its name or else the one that lies with it or above."""
    for folder in (path.parent, path.parent.parent):
        there = {one.name: one for one in folder.glob("*.xml") if one.is_file()}
        name = _type_system(path.stem, list(there))
        if name:
            return intake.read_bytes(there[name], _LARGEST_TYPES)
    return b""


def _type_system(stem: str, names: list[str]) -> str:
    """Of files that lie together the one that is the type system of a file."""
    known = sorted(name for name in names if is_type_system(name))
    own = [name for name in known if name.startswith(f"{stem}-")]
    return next(iter([*own, *(name for name in known if name == TYPE_SYSTEM), *known]), "")


class _Zip:
    """Unpacks, within bounds and into memory alone."""

    def __init__(self) -> None:
        self._left = MOST_BYTES
        self._files = MOST_FILES

    def inside(self, path: PurePath, raw: bytes, depth: int = 1) -> Iterator[Source]:
        """The files of a CAS in a zip. BadInput for a damaged one, and one that is too large."""
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as packed:
                yield from self._members(path, packed, depth)
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            EOFError,
            zlib.error,
        ) as error:
            why = tr("the zip cannot be unpacked: {why}", why=str(error))
            raise BadInput(tr("{where}: {why}", where=str(path), why=why)) from error

    def _members(self, path: PurePath, packed: zipfile.ZipFile, depth: int) -> Iterator[Source]:
        members = sorted(packed.infolist(), key=lambda one: one.filename)
        self._files -= len(members)
        if self._files < 0:
            raise BadInput(tr("{where}: too many files in it.", where=str(path)))
        folders: dict[str, list[str]] = {}
        for one in members:
            place = _safe(one.filename, path)
            folders.setdefault(str(place.parent), []).append(place.name)
        for one in members:
            place = PurePosixPath(one.filename)
            ending = place.suffix.lower()
            if one.is_dir() or ending not in (*ENDINGS, _ZIP):
                continue
            inside = path / place
            raw = self._read(packed, one, inside, intake.LARGEST_FILE)
            if ending == _ZIP and depth < _DEEPEST:
                yield from self.inside(inside, raw, depth + 1)
            elif ending == ".xmi" or (ending == ".json" and cas_json.STRUCTURES.encode() in raw):
                types = _type_system(place.stem, folders[str(place.parent)])
                beside = str(place.parent / types) if types else ""
                yield Source(inside, raw, self._types(packed, beside, path))

    def _types(self, packed: zipfile.ZipFile, name: str, path: PurePath) -> bytes:
        if not name:
            return b""
        return self._read(packed, packed.getinfo(name), path / name, _LARGEST_TYPES)

    def _read(
        self, packed: zipfile.ZipFile, member: zipfile.ZipInfo, place: PurePath, largest: int
    ) -> bytes:
        most = min(largest, self._left)
        with packed.open(member) as file:
            raw = file.read(most + 1)  # what a zip says of the size of its files is not believed
        if len(raw) > most:
            why = tr("longer than {most} MB.", most=str(most // 2**20))
            raise BadInput(tr("{where}: {why}", where=str(place), why=why))
        self._left -= len(raw)
        return raw


def _safe(name: str, path: PurePath) -> PurePosixPath:
    place = PurePosixPath(name)
    if place.is_absolute() or ".." in place.parts or "\\" in name or ":" in name:
        why = tr("“{name}” leads out of the zip.", name=name[:80])
        raise BadInput(tr("{where}: {why}", where=str(path), why=why))
    return place
