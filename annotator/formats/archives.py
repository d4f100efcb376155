"""Archives are read as folders: unpacked into a temporary one, which is gone afterwards."""

import errno
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from annotator.errors import AnnotatorError, BadInput, DiskFull, NotSaved
from annotator.formats.archive_room import Allowance, Room
from annotator.formats.format import Failed, Found, Loss, Remark
from annotator.formats.intake import unread
from annotator.i18n import tr

ENDINGS = (".zip", ".tar.gz", ".tgz", ".tar")

_ZIP = ".zip"
_DEEPEST = 3
"""So many archives may lie one in the other: a project in a backup, and a person's file in it."""
_KEPT_ABOVE = 2
"""Folders above an archive whose names may say whose the files in it are."""


@dataclass(frozen=True, slots=True)
class _Unpacked:
    folder: str
    archive: str
    """Its path as its reader knows it; inside another, a path that goes on from that one."""
    allowance: Allowance
    """Shared with the archives that lie in it."""
    depth: int


class Archives:
    """All that is unpacked for one reading; on leaving it, none of that is there any more.

    ``beat`` is called now and then while something is unpacked; it may raise Stopped.
    """

    def __init__(self, beat: Callable[[], None] = lambda: None) -> None:
        self._beat = beat
        self._temporary = ""
        self._numbers = re.compile("")
        self._unpacked: list[_Unpacked] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._temporary:
            shutil.rmtree(self._temporary, ignore_errors=True)

    def unpack(self, path: Path) -> Path:
        """The folder that now holds the files of an archive, named as it would be by hand.

        Raises BadInput for what is none, is damaged, means harm or is too large, NotFound for
        what cannot be opened, DiskFull or NotSaved if there is no place for it.
        """
        allowance, depth = self._allowed(path)
        place = path.absolute()
        above = [one.name for one in reversed(list(place.parents)[:_KEPT_ABOVE]) if one.name]
        folder = Path(self._room(), str(len(self._unpacked)), *above, _stem(path.name))
        self._unpacked.append(_Unpacked(str(folder), self.told(str(path)), allowance, depth))
        try:
            _make(folder)
            _unpacker(path)(path, Room(folder, path, allowance, self._beat))
        except BaseException:
            self.remove(folder)
            raise
        return folder

    def remove(self, folder: Path) -> None:
        """Removes what was unpacked."""
        shutil.rmtree(Path(self._temporary, str(self._number(folder))), ignore_errors=True)

    def hold(self, path: Path) -> bool:
        """Whether a file is one that was unpacked."""
        return self._number(path) is not None

    def told(self, words: str) -> str:
        """A message, with the archive and the place in it where it names a temporary file."""
        if not self._temporary or self._temporary not in words:
            return words
        for number in {int(found[1]) for found in self._numbers.finditer(words)}:
            one = self._unpacked[number]
            for name in (one.folder, " ".join(one.folder.split())):
                words = words.replace(name, one.archive)
        return words

    def retold(self, found: Found) -> Found:
        """What was found, with its place as ``told`` has it."""
        if not self._temporary:
            return found
        match found:
            case Failed(where, why):
                return Failed(self.told(where), self.told(why))
            case Remark(where, what):
                return Remark(self.told(where), self.told(what))
            case Loss(article=article, why=why):
                return replace(found, article=self.told(article), why=self.told(why))
        return found

    def refusal(self, error: AnnotatorError) -> AnnotatorError:
        """The same error, with its place as ``told`` has it."""
        said = self.told(str(error))
        return error if said == str(error) else type(error)(said)

    def _allowed(self, path: Path) -> tuple[Allowance, int]:
        """What may be unpacked of an archive, and how deep it lies in others."""
        number = self._number(path)
        if number is None:
            try:
                return Allowance.of(path), 1
            except OSError as error:
                raise unread(path, error) from error
        around = self._unpacked[number]
        if around.depth == _DEEPEST:
            why = tr("archives lie too deep in each other; unpack it and import the folder.")
            raise BadInput(tr("{where}: {why}", where=str(path), why=why))
        return around.allowance, around.depth + 1

    def _number(self, path: Path) -> int | None:
        found = self._numbers.match(str(path)) if self._temporary else None
        return int(found[1]) if found else None

    def _room(self) -> str:
        if not self._temporary:
            try:
                self._temporary = tempfile.mkdtemp(prefix="hashiya-")
            except OSError as error:
                raise _no_room(error) from error
            self._numbers = re.compile(re.escape(str(Path(self._temporary, "_"))[:-1]) + r"(\d+)")
        return self._temporary


def is_archive(path: Path) -> bool:
    """Whether a file is, by its name, an archive that can be unpacked."""
    return path.name.lower().endswith(ENDINGS) and path.is_file()


def _unpacker(path: Path) -> Callable[[Path, Room], None]:
    from annotator.formats import archive_tar, archive_zip

    return archive_zip.unpack if path.suffix.lower() == _ZIP else archive_tar.unpack


def _stem(name: str) -> str:
    ending = next(one for one in ENDINGS if name.lower().endswith(one))
    return name[: -len(ending)] or name


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise _no_room(error) from error


def _no_room(error: OSError) -> AnnotatorError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(tr("There is no room for temporary files; nothing was changed."))
    return NotSaved(
        tr("Temporary files cannot be written: {why}", why=error.strerror or str(error))
    )
