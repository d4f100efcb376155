"""The files of CAS exports, with their type systems."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import AnnotatorError, BadInput
from annotator.formats import cas_json, cas_xmi, intake
from annotator.formats.cas_structures import Cas, Types
from annotator.i18n import tr

ENDINGS = (".xmi", ".json")
TYPE_SYSTEM = "TypeSystem.xml"

_LARGEST_TYPES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may hold a CAS."""

    path: Path
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
    """The files of a CAS at a path, a file or a folder; or why one cannot be read."""
    if path.is_dir():
        for one in sorted(path.rglob("*")):
            if one.suffix.lower() in ENDINGS and one.is_file() and not one.is_symlink():
                yield from _source(one)
        return
    found = list(_source(path))
    yield from found or [BadInput(tr("{where}: this is no CAS.", where=str(path)))]


def _source(path: Path) -> Iterator[Source | AnnotatorError]:
    """A file; nothing if it is JSON of another kind."""
    try:
        raw = intake.read_bytes(path)
        if path.suffix.lower() != ".json" or cas_json.STRUCTURES.encode() in raw:
            yield Source(path, raw, _types_beside(path))
    except AnnotatorError as error:
        yield error


def is_type_system(name: str) -> bool:
    """Whether a file is, by its name, a type system and no article."""
    return name.lower().endswith(".xml") and "typesystem" in re.sub("[-_ ]", "", name.lower())


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
