"""Parquet files, row by row; needs pyarrow, which is an extra of the program."""

import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Any, Self

from annotator.errors import BadInput, NotFound
from annotator.formats import strict_json
from annotator.formats.intake import unread
from annotator.formats.parquet_bounds import check_footer, damaged, rows_at_once, too_long
from annotator.formats.parquet_weights import parts
from annotator.i18n import tr

_BUFFER = 256 * 1024
_LONGEST_IN_FOOTER = 8 * 1024 * 1024
_HEAVIEST_ROW = 64 * 1024 * 1024
_ALWAYS_BYTES = 256 * 1024 * 1024
_MOST_SWOLLEN = 100
"""The rows may take ``_ALWAYS_BYTES`` together, or so many times the size of the file."""

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
        self._file = self._opened()
        self.columns: list[str] = list(self._file.schema_arrow.names)
        metadata: Mapping[bytes, bytes] = self._file.schema_arrow.metadata or {}
        self.metadata = dict(metadata)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def rows(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Each row with its place, ``path:number``.

        Raises BadInput at what would fill the memory: a small file may say of one text that it
        stands in a million rows, or of a row that it holds a list without end.
        """
        together = rows_at_once(self._path, self._file.metadata)
        left = most = max(_ALWAYS_BYTES, _MOST_SWOLLEN * self._path.stat().st_size)
        number = 0
        try:
            for batch in self._file.iter_batches(batch_size=together):
                for rows, weight in parts(batch):
                    left -= weight
                    if weight > _HEAVIEST_ROW:
                        raise too_long(f"{self._path}:{number + 1}", _HEAVIEST_ROW)
                    if left < 0:
                        raise too_long(str(self._path), most)
                    for row in rows.to_pylist():
                        number += 1
                        yield f"{self._path}:{number}", row
        except (self._arrow.ArrowException, OSError, UnicodeDecodeError) as error:
            raise damaged(self._path) from error

    def features(self) -> dict[str, object]:
        """What the ``datasets`` library wrote of its columns; nothing if it is not there."""
        try:
            told: Any = strict_json.parse(self.metadata.get(_FEATURES, b"{}"), str(self._path))
            features = told["info"]["features"]
        except (BadInput, KeyError, TypeError):
            return {}
        return features if isinstance(features, dict) else {}

    def _opened(self) -> Any:
        try:
            check_footer(self._path)
            return self._arrow.parquet.ParquetFile(
                self._path,
                pre_buffer=False,
                buffer_size=_BUFFER,
                thrift_string_size_limit=_LONGEST_IN_FOOTER,
                thrift_container_size_limit=_LONGEST_IN_FOOTER,
            )
        except (self._arrow.ArrowException, UnicodeDecodeError) as error:
            raise damaged(self._path) from error
        except OSError as error:
            if error.errno is None:  # pyarrow's own, not the system's
                raise damaged(self._path) from error
            raise unread(self._path, error) from error


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
