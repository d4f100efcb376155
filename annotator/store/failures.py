"""The one place where what SQLite and the disk complain of becomes words for a user."""

import contextlib
import errno
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import (
    AnnotatorError,
    BadInput,
    DamagedFile,
    DiskFull,
    NotSaved,
    ProjectInUse,
    ReadOnlyProject,
)
from annotator.i18n import tr

_NO_ROOM_BYTES = 256 * 1024
_READ_ONLY = frozenset(
    {
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
    }
)
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
_REFUSED = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_TOOBIG})
_OF_THE_FILE = ("Could not decode to UTF-8", "malformed JSON", "unsupported file format")
"""How SQLite begins what it says of a file, under the number that it has for wrong SQL too."""
_NOT_OURS = (
    *(ArithmeticError, AttributeError, BadInput, LookupError, RecursionError, TypeError),
    ValueError,
)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Raises what happens to the file at ``path`` as an AnnotatorError.

    What is a mistake of the program (wrong SQL, a broken constraint) passes as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        refusal = _of_sqlite(error, path)
        if refusal is None:
            raise
        raise refusal from error
    except OSError as error:
        raise _of_disk(error, path) from error


@contextlib.contextmanager
def understood(path: Path) -> Iterator[None]:
    """Raises DamagedFile where what a project holds cannot be what Hashiya wrote there.

    For what makes values of its rows, and nothing else: a mistake of the program would be hidden.
    """
    try:
        yield
    except _NOT_OURS as error:
        raise damaged(path) from error


def damaged(path: Path) -> DamagedFile:
    """What is said of a project that is not whole."""
    return DamagedFile(
        tr("{file} is damaged; nothing was changed. Go back to one of its backups.", file=path.name)
    )


def no_room(path: Path) -> DiskFull:
    """What is said where the disk of ``path`` is full."""
    return DiskFull(
        tr("The disk is full: {file} was not saved. Make room and try again.", file=path.name)
    )


def _of_sqlite(error: sqlite3.Error, path: Path) -> AnnotatorError | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code in _REFUSED and _is_full(path)):
        return no_room(path)
    if code in _READ_ONLY:
        return ReadOnlyProject(
            tr("{file} cannot be written here; copy it to another folder.", file=path.name)
        )
    if code in _BUSY:
        return ProjectInUse(tr("Another program is writing to {file}; try again.", file=path.name))
    if code in _DAMAGED or str(error).startswith(_OF_THE_FILE):
        return damaged(path)
    if code in _REFUSED:
        return _not_saved(path, error)
    return None


def _of_disk(error: OSError, path: Path) -> AnnotatorError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return no_room(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnlyProject(
            tr("{file} cannot be written here; copy it to another folder.", file=path.name)
        )
    return _not_saved(path, error)


def _not_saved(path: Path, error: Exception) -> NotSaved:
    return NotSaved(
        tr(
            "The disk refused {file} ({why}); nothing was changed. Check the drive, try again.",
            file=path.name,
            why=error,
        )
    )


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _NO_ROOM_BYTES
    except OSError:
        return False
