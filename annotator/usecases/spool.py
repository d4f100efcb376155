"""Keeps what was read aside until all of it is known to be good."""

import errno
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from annotator.errors import DiskFull, NotSaved
from annotator.formats import parcel
from annotator.i18n import tr

_T = TypeVar("_T")
_BATCH = 100
_IN_MEMORY_BYTES = 64 * 1024 * 1024


class Spool(Generic[_T]):
    """A pile of values in memory, and in a nameless file where there are many.

    Raises DiskFull or NotSaved if that file cannot be written.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - this is a context manager
            max_size=_IN_MEMORY_BYTES
        )
        self._count = 0

    def __enter__(self) -> "Spool[_T]":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return self._count

    def fill(self, values: Iterable[_T]) -> Iterator[int]:
        """Takes values in; yields how many there are after each batch."""
        batch: list[_T] = []
        for value in values:
            batch.append(value)
            if len(batch) == _BATCH:
                self._write(batch)
                batch = []
                yield self._count
        if batch:
            self._write(batch)
            yield self._count

    def __iter__(self) -> Iterator[_T]:
        self._file.seek(0)
        read = 0
        while read < self._count:
            batch: list[_T] = pickle.load(self._file)  # noqa: S301 - see above
            read += len(batch)
            yield from batch

    def _write(self, batch: list[_T]) -> None:
        try:
            self._file.write(parcel.packed(batch))
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull(
                    tr("There is no room for temporary files; nothing was changed.")
                ) from error
            raise NotSaved(
                tr("Temporary files cannot be written: {why}", why=error.strerror or str(error))
            ) from error
        self._count += len(batch)
