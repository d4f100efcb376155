"""What may be read of a Parquet file without filling the memory, told before it is read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from annotator.errors import BadInput
from annotator.formats.parquet_footer import Chunk, footer_length, row_groups
from annotator.formats.parquet_pages import (
    DELTA_BYTE_ARRAY,
    DICTIONARIES,
    Page,
    longest_text,
    pages,
)
from annotator.i18n import tr

_MB = 1024 * 1024
_LARGEST_FOOTER = 8 * _MB

_MOST_COLUMNS = 2000
_MOST_ROWS = 200
_ROWS_TOGETHER = 64 * _MB
"""Bytes of the rows that are read at once."""

_LARGEST_PAGE = 24 * _MB
_LARGEST_PAGES = 96 * _MB
"""Bytes, unpacked, of one page, and of those that are there at once: two of each column."""

_LARGEST_LISTS = 64 * _MB
_LARGEST_LISTED_TEXTS = 192 * _MB
"""Bytes of all lists of a row group, since one row may hold them all."""

_LEVELS = 8
"""Bytes that say of a value in which list it stands, and that it is there."""

_TEXT, _OF_ONE_WIDTH = "BYTE_ARRAY", "FIXED_LEN_BYTE_ARRAY"
_WIDTHS = {"BOOLEAN": 1, "INT32": 4, "FLOAT": 4, "INT96": 12, _TEXT: 4}
_USUAL_WIDTH = 8
_SHORT = 4096
"""Bytes of a dictionary that is not looked into."""


def check_footer(path: Path) -> None:
    """Raises BadInput if the footer alone, which is read at once, would take much memory."""
    with path.open("rb") as file:
        length = footer_length(file)
    if _LARGEST_FOOTER < length <= path.stat().st_size:
        raise too_long(str(path), _LARGEST_FOOTER)


def rows_at_once(path: Path, metadata: Any) -> int:
    """How many rows can be read together, after a look at the header of every page.

    ``metadata`` is pyarrow's. Raises BadInput where a row group would fill the memory.
    """
    if metadata.num_columns > _MOST_COLUMNS:
        raise _refused(path, tr("more than {n} columns.", n=str(_MOST_COLUMNS)))
    columns = [metadata.schema.column(n) for n in range(metadata.num_columns)]
    heaviest = 1.0
    try:
        with path.open("rb") as file:
            groups = list(row_groups(file))
            if len(groups) != metadata.num_row_groups:
                raise damaged(path)
            for chunks in groups:
                group = _Group(path, file)
                for column, chunk in zip(columns, chunks, strict=True):
                    group.add(column, chunk)
                group.check()
                heaviest = max(heaviest, group.a_row)
    except (ValueError, OverflowError, OSError) as error:  # a place that no file has, too
        raise damaged(path) from error
    return max(1, min(_MOST_ROWS, int(_ROWS_TOGETHER / heaviest)))


def damaged(path: Path) -> BadInput:
    """What is said of a file that is none of this kind, or not whole."""
    return _refused(path, tr("this is no Parquet file, or it is damaged."))


def too_long(where: str, most: int) -> BadInput:
    """What is said of a place that holds more than ``most`` bytes."""
    return BadInput(tr("{where}: longer than {most} MB.", where=where, most=str(most // _MB)))


class _Group:
    """What a row group takes in memory at worst, in bytes."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._at_once = self._lists = self._listed_texts = 0
        self.a_row = 0.0
        """Of a row, without its lists."""

    def add(self, column: Any, chunk: Chunk) -> None:
        """One column: what the schema says of it, and what the group does."""
        held = self._pages(chunk)
        data = [page for page in held if not page.is_dictionary]
        self._at_once += self._largest(data) + self._largest([p for p in held if p.is_dictionary])
        if any(page.encoding == DELTA_BYTE_ARRAY for page in held):
            why = tr("the column {name} is packed in a way that is not read.", name=column.path)
            raise _refused(self._path, why)
        width = _WIDTHS.get(column.physical_type, max(_USUAL_WIDTH, column.length))
        if column.max_repetition_level:
            self._lists += (width + _LEVELS) * sum(page.values for page in data)
        else:
            self.a_row += width
        if column.physical_type == _TEXT:
            self._add_texts(column, held, chunk.codec)

    def check(self) -> None:
        """Raises BadInput if all that is too much."""
        if self._at_once > _LARGEST_PAGES:
            raise too_long(str(self._path), _LARGEST_PAGES)
        if self._lists > _LARGEST_LISTS or self._listed_texts > _LARGEST_LISTED_TEXTS:
            why = tr("its row groups are too large to be read; write it with fewer rows in each.")
            raise _refused(self._path, why)

    def _add_texts(self, column: Any, held: Sequence[Page], codec: str | None) -> None:
        """A text of the dictionary may stand in every place of the pages that refer to it."""
        is_in_list = bool(column.max_repetition_level)
        texts = [self._longest(page, codec) for page in held if page.is_dictionary]
        longest = max(texts, default=0)
        a_row = 0.0
        for page in (one for one in held if not one.is_dictionary):
            size = page.values * longest if page.encoding in DICTIONARIES else page.size
            a_row = max(a_row, size / max(1, page.values))
            self._listed_texts += size if is_in_list else 0
        self.a_row += 0 if is_in_list else a_row

    def _longest(self, page: Page, codec: str | None) -> int:
        if page.size <= _SHORT or codec is None:
            return page.size
        return longest_text(self._file, page, codec)

    def _largest(self, some: Sequence[Page]) -> int:
        largest = max((page.size for page in some), default=0)
        if largest > _LARGEST_PAGE:
            raise too_long(str(self._path), _LARGEST_PAGE)
        return largest

    def _pages(self, chunk: Chunk) -> list[Page]:
        if not chunk.values:
            return []  # whatever stands there, it is not read
        return list(pages(self._file, chunk.start, chunk.end))


def _refused(path: Path, why: str) -> BadInput:
    return BadInput(tr("{where}: {why}", where=str(path), why=why))
