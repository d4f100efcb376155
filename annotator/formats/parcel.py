"""Values as bytes: for a file that nobody else reads, or for another process of ours.

What a stranger wrote is never unpacked here.
"""

import copyreg
import io
import pickle
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any

from annotator.model.marks import Attributes, Entity, Relation, Span


class FreshUid(str):
    """Stands for an identity that is only made where the parcel is opened."""

    __slots__ = ("number",)

    number: int
    """Which of them it is, from 0."""

    @classmethod
    def numbered(cls, number: int, start: str) -> "FreshUid":
        """The one of this number; ``start`` tells it from all that stands in files."""
        made = cls(f"{start}{number:09}")
        made.number = number
        return made

    def __str__(self) -> "FreshUid":
        return self  # it stands for the same after str()


def packed(value: object) -> bytes:
    """A value as bytes. The read-only mappings of the model and its marks take little room."""
    out = io.BytesIO()
    _Packing(out, pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


def unpacked(parcel: bytes, uids: Sequence[str] = ()) -> Any:
    """The value again; ``uids`` take the places of those that were left to be made."""
    return _Unpacking(parcel, uids).load()


class _Unpacking(pickle.Unpickler):
    def __init__(self, parcel: bytes, uids: Sequence[str]) -> None:
        super().__init__(io.BytesIO(parcel))
        self._uids = uids

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _made_here.__name__):
            return self._uids.__getitem__
        return super().find_class(module, name)


def _made_here(number: int) -> str:
    """Names in a parcel what ``_Unpacking`` puts in its place."""
    raise LookupError(number)


def _of_uid(uid: FreshUid) -> tuple[Callable[[int], str], tuple[int]]:
    return _made_here, (uid.number,)


def _of_mapping(mapping: "MappingProxyType[Any, Any]") -> tuple[Any, ...]:
    return _read_only, (dict(mapping),)


def _read_only(mapping: dict[Any, Any]) -> "MappingProxyType[Any, Any]":
    return MappingProxyType(mapping)


def _of_entity(entity: Entity) -> tuple[Any, ...]:
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


def _of_relation(relation: Relation) -> tuple[Any, ...]:
    return Relation, (
        relation.uid,
        relation.head,
        relation.tail,
        relation.label,
        relation.attributes,
        relation.note,
        relation.made_by,
    )


class _Packing(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[MappingProxyType] = _of_mapping
    dispatch_table[Entity] = _of_entity
    dispatch_table[Relation] = _of_relation
    dispatch_table[FreshUid] = _of_uid
