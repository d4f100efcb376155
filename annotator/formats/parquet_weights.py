"""How much memory the rows of an Arrow batch take as values of Python, told before they are made.

In Arrow a text that stands in many rows may stand once; as values of Python it stands in each.
"""

from collections.abc import Iterator
from typing import Any

_OF_EACH = 32
"""Bytes of any value."""

_OF_ROW = 1000
_LIGHT = 16 * 1024 * 1024


def parts(batch: Any) -> Iterator[tuple[Any, int]]:
    """A batch in slices that are light, or of one row; with each its weight in bytes."""
    weight = sum(map(_weights, batch.columns)) + _OF_ROW
    start = heavy = 0
    for end, one in enumerate(weight.tolist()):
        if end > start and heavy + one > _LIGHT:
            yield batch.slice(start, end - start), heavy
            start, heavy = end, 0
        heavy += one
    yield batch.slice(start), heavy


def _weights(array: Any) -> Any:
    """Bytes of each element, about, as a numpy array of integers."""
    import numpy as np
    from pyarrow import ExtensionArray, types

    kind = array.type
    if isinstance(array, ExtensionArray):
        return _weights(array.storage)
    if types.is_dictionary(kind):
        each = _weights(array.dictionary)
        places = array.indices.fill_null(0).to_numpy(zero_copy_only=False)
        return each[places] if len(each) else np.full(len(array), _OF_EACH, np.int64)
    if types.is_struct(kind):
        inside = [_weights(array.field(n)) for n in range(kind.num_fields)]
        return sum(inside, start=np.full(len(array), _OF_EACH, np.int64))
    if types.is_list(kind) or types.is_large_list(kind) or types.is_map(kind):
        return _of_lists(array)
    return _of_leaves(array)


def _of_lists(array: Any) -> Any:
    import numpy as np

    offsets = array.offsets.to_numpy(zero_copy_only=False)
    first, last = int(offsets[0]), int(offsets[-1])
    inside = _weights(array.values.slice(first, last - first))
    until = np.concatenate((np.zeros(1, np.int64), np.cumsum(inside)))
    return until[offsets[1:] - first] - until[offsets[:-1] - first] + _OF_EACH


def _of_leaves(array: Any) -> Any:
    import numpy as np
    import pyarrow.compute as pc
    from pyarrow import types

    kind = array.type
    if any(
        is_kind(kind)
        for is_kind in (
            types.is_string,
            types.is_large_string,
            types.is_binary,
            types.is_large_binary,
        )
    ):
        lengths = pc.binary_length(array).fill_null(0)
        return lengths.to_numpy(zero_copy_only=False).astype(np.int64) + _OF_EACH
    each = array.nbytes // max(1, len(array))
    return np.full(len(array), each + _OF_EACH, np.int64)
