"""The folder that an archive is unpacked into: which names may stand there, and how much."""

import errno
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from annotator.errors import AnnotatorError, BadInput, DiskFull
from annotator.i18n import tr

MOST_FILES = 250_000
"""Of one archive, with those in it."""

ALWAYS_BYTES = 256 * 1024 * 1024
MOST_SWOLLEN = 100
"""An archive may hold ``ALWAYS_BYTES``, or so many times its own size; texts shrink to a tenth."""

CHUNK = 1024 * 1024

_DEEPEST_FOLDER = 30
_LONGEST_NAME = 1000
_LAST_CONTROL = "\x1f"
_MADE_BY_SYSTEMS = frozenset({"__MACOSX"})
_PICTURES = {".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".pdf", ".png", ".tif", ".tiff", ".webp"}
_SOUNDS = {".avi", ".flac", ".mov", ".mp3", ".mp4", ".ogg", ".wav", ".webm"}
_NO_TEXT = frozenset(_PICTURES | _SOUNDS)


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked of an archive, and of those in it."""

    files: int
    size: int
    """Bytes."""

    @classmethod
    def of(cls, path: Path) -> "Allowance":
        """That of an archive by itself."""
        return cls(MOST_FILES, max(ALWAYS_BYTES, MOST_SWOLLEN * path.stat().st_size))


class Room:
    """Takes the files of one archive, each once, under names that lead nowhere else.

    ``beat`` is called now and then; it may raise Stopped.
    """

    def __init__(
        self, folder: Path, archive: Path, allowance: Allowance, beat: Callable[[], None]
    ) -> None:
        self._folder = folder
        self._archive = archive
        self._allowance = allowance
        self._beat = beat
        self._spelled: dict[str, str] = {}
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._last: PurePosixPath | None = None
        """The folder of the file that was written last."""

    def place(self, name: str) -> PurePosixPath | None:
        """Where a file goes, within the folder; None for what is passed over.

        Raises BadInput at a name that leads out of the folder, that no disk takes, or that
        differs from an earlier one in case or in the form of its letters alone.
        """
        self.count()
        place = PurePosixPath(name)
        self._check(name, place)
        if not place.parts or _is_passed_over(place):
            return None
        self._claim(place)
        return place

    def enter(self, name: str) -> None:
        """A folder; refused as the place of a file is. It is made when a file lies in it."""
        self.count()
        place = PurePosixPath(name)
        self._check(name, place)
        if place.parts and not _is_passed_over(place):
            self._lead_through(place)

    def count(self) -> None:
        """One more file or folder; raises BadInput if these are too many."""
        self._allowance.files -= 1
        if self._allowance.files < 0:
            raise self.too_many()

    def expect(self, size: int) -> None:
        """Raises BadInput if so many bytes are more than may be unpacked."""
        if size > self._allowance.size:
            most = str(self._allowance.size // 2**20)
            why = tr(
                "more than {most} MB once unpacked; unpack it and import the folder.", most=most
            )
            raise self.refused(why)

    def put(self, place: PurePosixPath | None, chunks: Iterable[bytes]) -> None:
        """Writes a file, or passes it over; what a header says of its size is not believed."""
        if place is None:
            for chunk in chunks:
                self._spend(chunk)
            return
        target = self._folder / place
        try:
            if place.parent != self._last:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._last = place.parent
            file = target.open("xb")
        except OSError as error:
            raise self._unwritten(place, error) from error
        with file:
            for chunk in chunks:
                self._spend(chunk)
                try:
                    file.write(chunk)
                    file.flush()
                except OSError as error:
                    raise self._unwritten(place, error) from error

    def refused(self, why: str) -> BadInput:
        """Why the archive is not unpacked, with its name."""
        return BadInput(tr("{where}: {why}", where=str(self._archive), why=why))

    def too_many(self) -> BadInput:
        """More files than may be unpacked."""
        return self.refused(tr("too many files in it; unpack it and import the folder."))

    def damaged(self, why: str) -> BadInput:
        """The archive is not whole, or none at all."""
        return self.refused(tr("it cannot be unpacked: {why}", why=_shown(" ".join(why.split()))))

    def _spend(self, chunk: bytes) -> None:
        self.expect(len(chunk))
        self._allowance.size -= len(chunk)
        self._beat()

    def _check(self, name: str, place: PurePosixPath) -> None:
        leads_out = place.is_absolute() or ".." in place.parts or "\\" in name
        if leads_out or any(part[1:2] == ":" for part in place.parts):
            raise self.refused(tr("“{name}” leads out of the archive.", name=_shown(name)))
        if (
            min(name, default=" ") <= _LAST_CONTROL
            or len(name) > _LONGEST_NAME
            or len(place.parts) > _DEEPEST_FOLDER
        ):
            raise self.refused(tr("“{name}” is no name of a file.", name=_shown(name)))

    def _claim(self, place: PurePosixPath) -> None:
        """The place is this file's alone, and what leads there are folders."""
        self._spell(place)
        if str(place) in self._files or str(place) in self._folders:
            raise self.refused(tr("“{name}” is in it twice.", name=_shown(str(place))))
        self._files.add(str(place))
        self._lead_through(place.parent)

    def _lead_through(self, place: PurePosixPath) -> None:
        for folder in (place, *place.parents):
            if str(folder) in self._folders or not folder.parts:
                return
            self._spell(folder)
            if str(folder) in self._files:
                raise self.refused(tr("“{name}” is in it twice.", name=_shown(str(folder))))
            self._folders.add(str(folder))

    def _spell(self, place: PurePosixPath) -> None:
        spelled = self._spelled.setdefault(_alike(str(place)), str(place))
        if spelled != str(place):
            raise self.refused(
                tr(
                    "“{first}” and “{second}” are one name for many disks; unpack it and import "
                    "the folder.",
                    first=_shown(spelled),
                    second=_shown(str(place)),
                )
            )

    def _unwritten(self, place: PurePosixPath, error: OSError) -> AnnotatorError:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return DiskFull(
                tr(
                    "There is no room for temporary files to unpack {path}.",
                    path=str(self._archive),
                )
            )
        return self.refused(
            tr(
                "“{name}” cannot be unpacked: {why}",
                name=_shown(str(place)),
                why=error.strerror or str(error),
            )
        )


def _is_passed_over(place: PurePosixPath) -> bool:
    """What folders are read without too, and what is surely no text."""
    hidden = any(part.startswith(".") or part in _MADE_BY_SYSTEMS for part in place.parts)
    return hidden or place.suffix.lower() in _NO_TEXT


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _shown(name: str) -> str:
    most = 80
    printable = "".join(sign if sign.isprintable() else "�" for sign in name[:most])
    return printable + ("…" if len(name) > most else "")
