"""How every export is written: beside its place, moved there whole, with its losses listed."""

import contextlib
import errno
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from annotator.errors import DiskFull, LossRefused, NotFound, NotSaved
from annotator.formats import staging
from annotator.formats.format import LOSSES, ArticleRecord, Loss, WriteOptions, WriteReport
from annotator.formats.writer import (
    Added,
    Files,
    Preparing,
    PreparingBytes,
    Ready,
    Sink,
    Writer,
    added,
)
from annotator.i18n import tr

__all__ = [
    "MANIFEST",
    "Added",
    "Files",
    "Preparing",
    "PreparingBytes",
    "Ready",
    "Sink",
    "Writer",
    "find_losses",
    "losses_of",
    "refuse",
    "require_ours",
    "require_parent",
    "staged",
    "write_file",
    "write_folder",
]

MANIFEST = "hashiya.json"
"""Stands in every folder that was exported, and tells it from a folder of the user's own."""

_ONLY = "export"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_file(
    writer: Writer, records: Iterable[ArticleRecord], out: Path, options: WriteOptions
) -> WriteReport:
    """An export that is one file, ``out``; what it loses is listed beside it.

    Raises NotFound if its folder is not there, DiskFull, NotSaved, LossRefused; then, as when
    ``records`` or ``options.progress`` raise, whatever stood at ``out`` stands there still.
    """
    place = out.resolve()
    require_parent(place)
    if place.is_dir():
        raise NotSaved(tr("{path} is a folder; name a file.", path=str(out)))
    if place.exists() and not place.is_file():
        raise NotSaved(tr("{path} is no ordinary file; name another.", path=str(out)))
    with staged(place) as (stage, sink):
        sink.add("", b"")
        report, _ = _write_all(writer, records, sink, options)
        sink.finish()
        sink.sync()
        goes = {
            name: {"": out.name, LOSSES: losses_of(out.name)}.get(name, name)
            for name in sorted(sink.names)
        }
        for name, beside in goes.items():
            (stage / "new" / (name or _ONLY)).replace(place.with_name(beside))
        if LOSSES not in goes:
            place.with_name(losses_of(out.name)).unlink(missing_ok=True)
    return replace(report, files=tuple(out.with_name(beside) for beside in goes.values()))


def write_folder(
    writer: Writer, records: Iterable[ArticleRecord], out: Path, options: WriteOptions
) -> WriteReport:
    """An export that is a folder, ``out``; it replaces an older export and nothing else.

    Raises as ``write_file`` does, and NotSaved if ``out`` holds anything that is not ours.
    """
    place = out.resolve()
    require_parent(place)
    require_ours(place)
    with staged(place) as (stage, sink):
        report, told = _write_all(writer, records, sink, options)
        told = {"hashiya": 1, **told, "articles": report.articles, "files": len(sink.names) + 1}
        sink.add(MANIFEST, json.dumps(told, ensure_ascii=False).encode() + b"\n")
        sink.finish()
        names = sorted(sink.names)
        staging.swap(stage / "new", place, stage)
    return replace(report, files=tuple(out / name for name in names))


def losses_of(name: str) -> str:
    """The name of the list of losses of an export that is one file, ``name``."""
    return f"{name}.{LOSSES}"


def find_losses(
    writer: Writer, records: Iterable[ArticleRecord], options: WriteOptions
) -> Iterator[Loss]:
    """What an export would lose, found by the same steps, with nothing written."""
    sink = _Nowhere()
    with contextlib.closing(added(writer, records, sink, options)) as every:
        for done, one in enumerate(every, start=1):
            yield from one.losses
            if options.progress:
                options.progress(done)


def refuse(losses: Mapping[str, int]) -> None:
    """Raises LossRefused if there are any."""
    if losses:
        what = ", ".join(f"{n} {kind}" for kind, n in sorted(losses.items()))
        raise LossRefused(tr("Nothing was written; this would be lost: {what}.", what=what))


class _Nowhere:
    dry = True

    def add(self, name: str, data: bytes) -> None:
        pass


class _Disk:
    """Files under a folder; the few that were used last are kept open."""

    dry = False
    _MOST_OPEN = 8

    def __init__(self, folder: Path) -> None:
        self.names: set[str] = set()
        self._folder = folder
        self._open: dict[str, BinaryIO] = {}

    def add(self, name: str, data: bytes) -> None:
        file = self._open.pop(name, None)
        if file is None:
            while len(self._open) >= self._MOST_OPEN:
                self._open.pop(next(iter(self._open))).close()
            path = self._path(name)
            if name not in self.names:
                path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("ab")
            self.names.add(name)
        self._open[name] = file
        file.write(data)

    def finish(self) -> None:
        """Closes all; raises what the disk says against the last bytes."""
        while self._open:
            self._open.popitem()[1].close()

    def sync(self) -> None:
        """Waits until the disk holds every byte."""
        for name in self.names:
            with self._path(name).open("rb+") as file:
                os.fsync(file.fileno())

    def abandon(self) -> None:
        """Closes all, whatever the disk says."""
        while self._open:
            with contextlib.suppress(OSError):
                self._open.popitem()[1].close()

    def _path(self, name: str) -> Path:
        return self._folder / (name or _ONLY)


def _write_all(
    writer: Writer, records: Iterable[ArticleRecord], sink: _Disk, options: WriteOptions
) -> tuple[WriteReport, dict[str, object]]:
    articles = entities = relations = cuts = 0
    losses: Counter[str] = Counter()
    with contextlib.closing(added(writer, records, sink, options)) as every:
        for one in every:
            articles += 1
            entities += one.entities
            relations += one.relations
            cuts += one.cuts
            for loss in one.losses:
                losses[loss.kind] += 1
                sink.add(LOSSES, _line(loss))
            if options.progress:
                options.progress(articles)
    if options.strict:
        refuse(losses)
    told = writer.finish(sink)
    report = WriteReport((), articles, entities, relations, cuts, dict(sorted(losses.items())))
    return report, told


def _line(loss: Loss) -> bytes:
    told = {"kind": loss.kind, "article": loss.article, "mark": loss.mark, "why": loss.why}
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


@contextlib.contextmanager
def staged(out: Path) -> Iterator[tuple[Path, _Disk]]:
    """A folder beside ``out`` that is gone afterwards, with all that was not moved out of it."""
    try:
        with staging.folder_beside(out) as stage:
            folder = stage / "new"
            folder.mkdir()
            sink = _Disk(folder)
            try:
                yield stage, sink
            finally:
                sink.abandon()
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(
                tr("There is no room for {path}; nothing was changed.", path=str(out))
            ) from error
        why = error.strerror or str(error)
        raise NotSaved(
            tr("{path} cannot be written ({why}); nothing was changed.", path=str(out), why=why)
        ) from error


def require_parent(out: Path) -> None:
    """Raises NotFound if there is no folder to write in."""
    if not out.parent.is_dir():
        raise NotFound(tr("There is no folder {path}; make it first.", path=str(out.parent)))


def require_ours(out: Path) -> None:
    """Raises NotSaved if ``out`` is a file, or a folder that holds more than an older export."""
    if not out.exists():
        return
    if not out.is_dir():
        raise NotSaved(
            tr("{path} is a file; this export is a folder. Name another.", path=str(out))
        )
    found = sum(1 for path in out.rglob("*") if not path.is_dir())
    if found and found != _files_in_manifest(out / MANIFEST):
        raise NotSaved(
            tr("{path} holds files that no export put there; name another folder.", path=str(out))
        )


def _files_in_manifest(path: Path) -> int:
    try:
        told = json.loads(path.read_bytes())
    except (OSError, RecursionError, ValueError):
        return 0
    files = told.get("files") if isinstance(told, dict) else None
    return files if type(files) is int else 0
