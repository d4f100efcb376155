"""Whether a file is a project that may be opened. Nothing here changes a byte of it."""

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import DamagedFile, ForeignFile, NewerFile, NotFound, ReadOnlyProject
from annotator.i18n import tr
from annotator.store.connection import connect
from annotator.store.failures import damaged, told
from annotator.store.migrations import APPLICATION_ID, CURRENT, DIGESTS, digest

_CHECK_AT_ONCE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Recognised:
    """A project of a schema that is known."""

    schema: int
    was_closed: bool
    """Whether its last writer ended it properly; no, too, while one has it open."""


def recognise(path: Path) -> Recognised:
    """Looks at a file; raises NotFound, ForeignFile, NewerFile or DamagedFile."""
    if not path.exists():
        raise NotFound(tr("There is no file {file}.", file=path))
    if not path.is_file():
        raise ForeignFile(tr("{file} is no Hashiya project.", file=path.name or path))
    _look_at_header(path)
    with told(path), contextlib.closing(connect_to_read(path)) as raw:
        return _look_inside(path, raw)


def is_project(path: Path) -> bool:
    """Whether there is a file that is a project, of whatever version and however damaged inside.

    Raises ReadOnlyProject if it may not be read.
    """
    if not path.is_file():
        return False
    try:
        _look_at_header(path)
    except ForeignFile:
        return False
    except (NewerFile, DamagedFile):
        pass
    return True


def check_pages(path: Path, raw: sqlite3.Connection) -> None:
    """Raises DamagedFile if a page of the file is not what it should be."""
    with told(path):
        (answer,) = raw.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise damaged(path)


def is_small(path: Path) -> bool:
    """Whether checking every page takes no time that a person notices."""
    return path.stat().st_size < _CHECK_AT_ONCE_BYTES


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that only reads, from a medium that cannot be written too."""
    half_done = beside(path, "-journal").exists()
    try:
        return _read_first(path, "rw" if half_done else "ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        # What stands in the -wal would be passed over by a connection that takes the file as final.
        if half_done or beside(path, "-wal").exists():
            raise _not_closed(path) from error
        return _read_first(path, "ro&immutable=1")


def beside(path: Path, ending: str) -> Path:
    """The file that SQLite keeps next to a project."""
    return path.with_name(path.name + ending)


def _read_first(path: Path, mode: str) -> sqlite3.Connection:
    raw = connect(path, mode)
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        raw.close()
        raise
    return raw


def _look_at_header(path: Path) -> None:
    # Through SQLite: closing a file that Python opened would drop this process's locks on it.
    # As final: so that nothing is made beside a file that is not ours.
    try:
        with told(path), contextlib.closing(connect(path, "ro&immutable=1")) as raw:
            application, schema = _numbers(raw)
    except ReadOnlyProject as error:
        raise ReadOnlyProject(
            tr("{file} may not be read by you; ask who owns it.", file=path.name)
        ) from error
    except DamagedFile as error:
        if _is_no_database(error.__cause__):
            raise ForeignFile(
                tr("{file} is no Hashiya project, or its start is damaged.", file=path.name)
            ) from error
        # A writer that was stopped leaves the file half renewed; what is lacking is in its -wal.
        if beside(path, "-wal").exists():
            return
        raise
    _refuse_unknown(path, application, schema)


def _look_inside(path: Path, raw: sqlite3.Connection) -> Recognised:
    application, schema = _numbers(raw)
    _refuse_unknown(path, application, schema)
    if schema < 1 or digest(raw) != DIGESTS[schema - 1]:
        raise ForeignFile(
            tr(
                "{file} has tables or triggers that Hashiya did not make; not opened.",
                file=path.name,
            )
        )
    (mode,) = raw.execute("PRAGMA journal_mode").fetchone()
    return Recognised(schema, mode != "wal" and not beside(path, "-wal").exists())


def _is_no_database(error: BaseException | None) -> bool:
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB


def _numbers(raw: sqlite3.Connection) -> tuple[int, int]:
    (application,) = raw.execute("PRAGMA application_id").fetchone()
    (schema,) = raw.execute("PRAGMA user_version").fetchone()
    return application, schema


def _refuse_unknown(path: Path, application: int, schema: int) -> None:
    if application != APPLICATION_ID:
        raise ForeignFile(tr("{file} is no Hashiya project.", file=path.name))
    if schema > CURRENT:
        raise NewerFile(
            tr("{file} was made by a later Hashiya; get the newest version.", file=path.name)
        )


def _not_closed(path: Path) -> ReadOnlyProject:
    return ReadOnlyProject(
        tr(
            "{file} was not closed properly and cannot be mended here; copy its folder and try"
            " the copy.",
            file=path.name,
        )
    )
