"""How a project's file is made, taken up, brought to the current schema, and put down."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import AnnotatorError, BadInput, ReadOnlyProject
from annotator.i18n import tr
from annotator.store import backup
from annotator.store.connection import Connection, connect
from annotator.store.failures import told
from annotator.store.lock import Holder, Lock
from annotator.store.migrations import CURRENT, DIGESTS, digest, migrate
from annotator.store.recognise import (
    Recognised,
    check_pages,
    connect_to_read,
    is_small,
    recognise,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was opened, to write where there is a lock."""

    connection: Connection
    lock: Lock | None
    holder: Holder | None
    """Who has it, where another writes to it."""


def make(path: Path, fill: Callable[[Connection], None]) -> None:
    """Makes a project of the current schema; it appears whole, after ``fill``, or not at all."""
    if path.exists():
        raise BadInput(tr("There is a file {file} already; choose another name.", file=path))
    unfinished = path.with_name(f"{path.name}.part")
    with told(path):
        if not path.parent.is_dir():
            raise BadInput(tr("There is no folder {folder}.", folder=path.parent))
        try:
            unfinished.unlink(missing_ok=True)
            with contextlib.closing(connect(unfinished, "rwc")) as raw:
                _in_one(raw)
                fill(Connection(unfinished, raw, None))
                raw.execute("PRAGMA journal_mode=DELETE")
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)


def open_file(path: Path) -> Opened:
    """Opens a project to write, or, where another writes or nothing can be written, to read."""
    seen = recognise(path)
    lock = Lock(path)
    try:
        taken = os.access(path, os.W_OK) and lock.take()
    except OSError:
        return _to_read(path, seen, None)
    if not taken:
        held = os.access(path, os.W_OK)
        return _to_read(path, seen, lock.holder() if held else None)
    try:
        return Opened(_to_write(path, seen), lock, None)
    except ReadOnlyProject:
        lock.release()
        return _to_read(path, seen, None)
    except BaseException:
        lock.release()
        raise


def open_to_read(path: Path) -> Opened:
    """Opens a project that is only to be read, whoever writes to it.

    One of an earlier schema is first brought to the current one, where it can be written.
    """
    seen = recognise(path)
    if seen.schema < CURRENT:
        put_away(open_file(path))
        seen = recognise(path)
    return _to_read(path, seen, None)


def second(path: Path, refusal: AnnotatorError | None) -> Connection:
    """One more connection to a file that is open already."""
    with told(path):
        raw = connect(path, "rw") if refusal is None else connect_to_read(path)
    return Connection(path, raw, refusal)


def put_away(opened: Opened) -> None:
    """Leaves one file that holds all, and lets others write to it."""
    if opened.lock is not None:
        _put_down(opened.connection)
    opened.connection.close()
    if opened.lock is not None:
        opened.lock.release()


def _put_down(connection: Connection) -> None:
    """Ends the last connection that writes, so that the file alone is the whole project."""
    with contextlib.suppress(sqlite3.Error):
        connection.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        # Refused while another reads: then the -wal stays, empty.
        connection.raw.execute("PRAGMA busy_timeout=0")
        connection.raw.execute("PRAGMA journal_mode=DELETE")


def _to_write(path: Path, seen: Recognised) -> Connection:
    with told(path):
        raw = connect(path, "rw")
        try:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("ROLLBACK")
            if not seen.was_closed or is_small(path):
                check_pages(path, raw)
            if seen.schema < CURRENT:
                backup.keep(raw, path)
                _in_one(raw)
            return Connection(path, raw, None)
        except BaseException:
            raw.close()
            raise


def _to_read(path: Path, seen: Recognised, holder: Holder | None) -> Opened:
    if seen.schema < CURRENT:
        raise ReadOnlyProject(
            tr(
                "{file} was made by an earlier Hashiya: open it once where it can be written.",
                file=path.name,
            )
        )
    with told(path):
        raw = connect_to_read(path)
        try:
            if holder is None and is_small(path):
                check_pages(path, raw)
        except BaseException:
            raw.close()
            raise
    return Opened(Connection(path, raw, _refusal(path, holder)), None, holder)


def _in_one(raw: sqlite3.Connection) -> None:
    """All steps to the current schema, in one transaction."""
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("BEGIN IMMEDIATE")
    try:
        migrate(raw)
        if raw.execute("PRAGMA foreign_key_check").fetchone():
            raise ValueError("a migration left rows that point nowhere")
        if digest(raw) != DIGESTS[-1]:
            raise ValueError("the migrations lead to another schema than DIGESTS says")
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raw.execute("PRAGMA foreign_keys=ON")


def _refusal(path: Path, holder: Holder | None) -> ReadOnlyProject:
    if holder is None:
        return ReadOnlyProject(
            tr("{file} is open to read only; copy it to another folder to write.", file=path.name)
        )
    return ReadOnlyProject(
        tr(
            "{file} is being written by process {pid} on {host} since {since}; close it there.",
            file=path.name,
            pid=str(holder.pid),
            host=holder.host,
            since=holder.since,
        )
    )
