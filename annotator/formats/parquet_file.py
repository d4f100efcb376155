"""Parquet files, row by row; needs pyarrow, which is an extra of the program."""

import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Any, Self

from annotator.errors import BadInput, NotFound
from annotator.formats.intake import unread
from annotator.i18n import tr

_ROWS_AT_ONCE = 200
_LARGEST_GROUP = 2 * 1024 * 1024 * 1024
"""Bytes of a row group once it is unpacked."""

_FEATURES = b"huggingface"
_VERSIONS = ">=21,<27"
"""Of pyarrow: those that this module was tried with."""


def pyarrow() -> Any:
    """The library; NotFound says how to get it."""
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError as error:
        raise NotFound(_how_to_get_it()) from error
    return pa


class Table:
    """A file, open to be read. Raises BadInput if it is no such file or is damaged."""

    def __init__(self, path: Path) -> None:
        self._arrow = pyarrow()
        self._path = path
        try:
            self._file = self._arrow.parquet.ParquetFile(path)
            self.columns: list[str] = list(self._file.schema_arrow.names)
            metadata: Mapping[bytes, bytes] = self._file.schema_arrow.metadata or {}
        except (self._arrow.ArrowException, UnicodeDecodeError) as error:
            raise self._damaged() from error
        except OSError as error:
            if error.errno is None:  # pyarrow's own, not the system's
                raise self._damaged() from error
            raise unread(path, error) from error
        self.metadata = dict(metadata)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def rows(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Each row with its place, ``path:number``."""
        groups = self._file.metadata
        for number in range(groups.num_row_groups):
            if groups.row_group(number).total_byte_size > _LARGEST_GROUP:
                most = str(_LARGEST_GROUP // 2**20)
                where = str(self._path)
                raise BadInput(tr("{where}: longer than {most} MB.", where=where, most=most))
        number = 0
        try:
            for batch in self._file.iter_batches(batch_size=_ROWS_AT_ONCE):
                for row in batch.to_pylist():
                    number += 1
                    yield f"{self._path}:{number}", row
        except (self._arrow.ArrowException, OSError, UnicodeDecodeError) as error:
            raise self._damaged() from error

    def features(self) -> dict[str, object]:
        """What the ``datasets`` library wrote of its columns; nothing if it is not there."""
        try:
            told = json.loads(self.metadata.get(_FEATURES, b"{}"))
            features = told["info"]["features"]
        except (KeyError, TypeError, ValueError):
            return {}
        return features if isinstance(features, dict) else {}

    def _damaged(self) -> BadInput:
        where = str(self._path)
        return BadInput(tr("{where}: this is no Parquet file, or it is damaged.", where=where))


def plain_value(value: object) -> object:
    """A value of a cell as JSON can hold it; bytes become None."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, dict):
        return {str(name): plain_value(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(one) for one in value]
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return None if isinstance(value, bytes | bytearray) else str(value)


def _how_to_get_it() -> str:
    if getattr(sys, "frozen", False):
        return tr("Parquet files need pyarrow, which this build of the program does not hold.")
    command = f'"{sys.executable}" -m pip install "pyarrow{_VERSIONS}"'
    return tr("Parquet files need pyarrow; this installs it: {command}", command=command)
