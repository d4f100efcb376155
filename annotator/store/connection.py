"""A connection to a project's file: how it is opened, read and written."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from annotator.errors import AnnotatorError
from annotator.store.failures import told, understood

Row = tuple[Any, ...]
Made = TypeVar("Made")
Values = Sequence[object] | Mapping[str, object]
BUSY_SECONDS = 5.0
_CACHE_KIB = 16_000
_OUTER = ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
_INNER = ("SAVEPOINT inner", "RELEASE inner", "ROLLBACK TO inner")


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A raw connection; ``mode`` is ``ro``, ``rw``, ``rwc`` or ``ro&immutable=1``.

    It trusts nothing in the file, and commits what is not inside ``begin`` at once.
    """
    raw = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        raw.execute("PRAGMA trusted_schema=OFF")
        raw.execute("PRAGMA cell_size_check=ON")
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    except sqlite3.Error:
        raw.close()
        raise
    return raw


class Connection:
    """What the parts of a project read and write through; for one thread at a time."""

    def __init__(self, path: Path, raw: sqlite3.Connection, refusal: AnnotatorError | None) -> None:
        self.path = path
        self.raw = raw
        self.refusal = refusal
        """Why nothing may be written; None where it may."""
        if refusal is None:
            with told(path):
                _write_ahead(raw)
                raw.execute("PRAGMA synchronous=FULL")

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query."""
        with told(self.path):
            return self.raw.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a query, if there is one."""
        with told(self.path):
            row: Row | None = self.raw.execute(sql, values).fetchone()
            return row

    def made(self, make: Callable[[Row], Made], rows: Iterable[Row]) -> list[Made]:
        """What ``make`` makes of rows; DamagedFile at one that Hashiya cannot have written."""
        with understood(self.path):
            return [make(row) for row in rows]

    def write(self, sql: str, values: Values = ()) -> int:
        """Runs a statement inside ``writing``; how many rows it changed."""
        return self.raw.execute(sql, values).rowcount

    def write_many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        """Runs a statement inside ``writing`` once for each of ``values``."""
        self.raw.executemany(sql, values)

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Several reads of one and the same state of the file."""
        if self.raw.in_transaction:
            yield
            return
        with told(self.path):
            self.raw.execute("BEGIN")
            try:
                yield
            finally:
                self._end("COMMIT")

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """All or nothing, and on the disk when it ends; inside another it becomes part of that.

        Raises ReadOnlyProject, DiskFull, NotSaved, ProjectInUse or DamagedFile.
        """
        if self.refusal is not None:
            raise self.refusal
        inner = self.raw.in_transaction
        begin, commit, rollback = _INNER if inner else _OUTER
        with told(self.path):
            self.raw.execute(begin)
            try:
                yield
                self.raw.execute(commit)
            except BaseException:
                self._end(rollback)
                raise

    def close(self) -> None:
        """Ends it; what was not committed is forgotten."""
        self.raw.close()

    def _end(self, how: str) -> None:
        # SQLite has ended the transaction itself after some failures, such as a full disk.
        if self.raw.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                self.raw.execute(how)


def _write_ahead(raw: sqlite3.Connection) -> None:
    try:
        raw.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        # On a full disk the project can still be read; a gesture will say that there is no room.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_FULL:
            raise
