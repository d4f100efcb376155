"""Label Studio's tables (CSV, and TSV under the same ending): its ``JSON_MIN`` a row at a time."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import intake, strict_json
from annotator.formats.format import ReadOptions
from annotator.i18n import tr

_ALWAYS = (b"annotation_id", b"annotator", b"lead_time", b"updated_at")
"""Columns that each of its tables has."""


def looks_like(ends: bytes) -> bool:
    """Whether a file begins with a header of Label Studio's."""
    header = ends.lstrip(b"\xef\xbb\xbf").partition(b"\n")[0]
    named = {name.strip(b'"\r') for name in header.replace(b"\t", b",").split(b",")}
    return named.issuperset(_ALWAYS)


def rows(path: Path, options: ReadOptions) -> Iterator[tuple[str, dict[str, object]]]:
    """Where each row stands, and its cells that are not empty; those of JSON are read.

    Raises BadInput for what is no table.
    """
    text, _ = intake.decoded(path, intake.read_bytes(path), options)
    csv.field_size_limit(intake.LARGEST_FILE)
    separator = max(",\t", key=text.partition("\n")[0].count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    where, header = str(path), None
    try:
        for row in table:
            if header is None:
                header = row
            elif row:
                cells = zip(header, row, strict=False)
                yield where, {name: _value(cell) for name, cell in cells if name and cell}
            where = f"{path}:{table.line_num + 1}"
    except csv.Error as error:
        raise BadInput(tr("{where}: {why}", where=where, why=str(error))) from error


def _value(cell: str) -> object:
    """Marks and answers stand in a cell as JSON; all else is words."""
    if not cell.startswith(("[{", '{"')):
        return cell
    try:
        return strict_json.parse(cell.encode(), "")
    except (BadInput, UnicodeError):
        return cell
