"""Keeps what was read aside until all of it is known to be good."""

import copyreg
import errno
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from annotator.errors import DiskFull, NotSaved
from annotator.i18n import tr
from annotator.model.marks import Attributes, Entity, Relation, Span

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
            _Pickler(self._file, pickle.HIGHEST_PROTOCOL).dump(batch)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull(
                    tr("There is no room for temporary files; nothing was changed.")
                ) from error
            raise NotSaved(
                tr("Temporary files cannot be written: {why}", why=error.strerror or str(error))
            ) from error
        self._count += len(batch)


def _plain_mapping(mapping: "MappingProxyType[Any, Any]") -> tuple[Any, ...]:
    return _read_only, (dict(mapping),)


def _read_only(mapping: dict[Any, Any]) -> "MappingProxyType[Any, Any]":
    return MappingProxyType(mapping)


def _plain_entity(entity: Entity) -> tuple[Any, ...]:
    ends = [end for span in entity.spans for end in (span.start, span.end)]
    return _entity, (
        entity.uid,
        entity.label,
        entity.attributes,
        entity.note,
        entity.made_by,
        *ends,
    )


def _entity(
    uid: str, label: str, attributes: Attributes, note: str, made_by: str, *ends: int
) -> Entity:
    spans = tuple(map(Span, ends[::2], ends[1::2]))
    return Entity(uid, spans, label, attributes, note, made_by)


def _plain_relation(relation: Relation) -> tuple[Any, ...]:
    return Relation, (
        relation.uid,
        relation.head,
        relation.tail,
        relation.label,
        relation.attributes,
        relation.note,
        relation.made_by,
    )


class _Pickler(pickle.Pickler):
    """Knows the read-only mappings of the model too, and its marks, which are many."""

    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[MappingProxyType] = _plain_mapping
    dispatch_table[Entity] = _plain_entity
    dispatch_table[Relation] = _plain_relation
