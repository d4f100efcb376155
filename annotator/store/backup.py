"""Copies of a project that are known to be sound, and the way back to one."""

import contextlib
import os
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from annotator.errors import BadInput, DamagedFile, NotFound
from annotator.i18n import tr
from annotator.store.connection import connect
from annotator.store.failures import no_room, told
from annotator.store.recognise import beside, check_pages, connect_to_read, recognise

KEPT = 10
_SPARE_BYTES = 8 * 1024 * 1024


def copy(source: sqlite3.Connection, path: Path, to: Path) -> Path:
    """Copies the project at ``path``, open in ``source``, to a new file.

    The copy is checked before it gets its name. Raises BadInput if there is a file already,
    DiskFull where there is no room, DamagedFile if the project is not whole.
    """
    if to.exists():
        raise BadInput(tr("There is a file {file} already; choose another name.", file=to))
    unfinished = to.with_name(f"{to.name}.part")
    with told(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        _ask_for_room(path, to)
        try:
            _copy(source, unfinished)
            unfinished.replace(to)
        finally:
            unfinished.unlink(missing_ok=True)
    return to


def keep(source: sqlite3.Connection, path: Path) -> Path:
    """Makes a backup in the project's own folder of them and lets go of all but the last ten."""
    folder = folder_of(path)
    name = datetime.now(UTC).strftime("%Y-%m-%d %H-%M-%S.%f")
    made = copy(source, path, folder / f"{name}{path.suffix}")
    for old in kept(path)[KEPT:]:
        with contextlib.suppress(OSError):
            old.unlink()
    return made


def folder_of(path: Path) -> Path:
    """Where the backups of a project lie: beside it."""
    return path.with_name(f"{path.name}-backups")


def kept(path: Path) -> list[Path]:
    """The backups of a project, the newest first."""
    return sorted(folder_of(path).glob(f"*{path.suffix}"), reverse=True)


def restore(path: Path, backup: Path) -> Path:
    """Puts a backup in a project's place, which must be closed; where the old file now lies.

    The old file is set aside under another name, never overwritten.
    """
    if not backup.exists():
        raise NotFound(tr("There is no file {file}.", file=backup))
    recognise(backup)
    unfinished = path.with_name(f"{path.name}.part")
    with told(path), contextlib.closing(connect_to_read(backup)) as source:
        check_pages(backup, source)
        _ask_for_room(backup, path)
        try:
            _copy(source, unfinished)
            aside = _free_name(path)
            for ending in ("-wal", "-shm", ""):
                if beside(path, ending).exists():
                    beside(path, ending).rename(beside(aside, ending))
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    return aside


def _copy(source: sqlite3.Connection, to: Path) -> None:
    to.unlink(missing_ok=True)
    with contextlib.closing(connect(to, "rwc")) as raw:
        source.backup(raw)
        # One file, that can be opened from a medium that cannot be written.
        raw.execute("PRAGMA journal_mode=DELETE")
        try:
            check_pages(to, raw)
        except DamagedFile as error:
            raise DamagedFile(
                tr("The project is damaged: no backup was made. Go back to an older one.")
            ) from error
    with to.open("rb+") as written:
        os.fsync(written.fileno())


def _ask_for_room(path: Path, to: Path) -> None:
    needed = path.stat().st_size + _SPARE_BYTES
    wal = beside(path, "-wal")
    if wal.exists():
        needed += wal.stat().st_size
    if shutil.disk_usage(to.parent).free < needed:
        raise no_room(to)


def _free_name(path: Path) -> Path:
    number = 1
    while True:
        aside = path.with_name(f"{path.stem} (damaged {number}){path.suffix}")
        if not aside.exists():
            return aside
        number += 1
