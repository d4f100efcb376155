"""doccano's tables: a text and its labels a row, often in UTF-16."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import intake, ours
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Found,
    ReadOptions,
    failed,
    on_one_line,
)
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.marks import ArticleLabel

_HEADERS = ("text,label", "id,text,label", "id,data,label")
_SEVERAL = "#"
"""Between the labels of a text that has several."""

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_BOMS = b"\xef\xbb\xbf\xff\xfe"


def looks_like(ends: bytes) -> bool:
    """Whether a file begins with a header of doccano's."""
    begun = ends.lstrip(_BOMS)
    headers = (header.encode(name) for header in _HEADERS for name in _ENCODINGS)
    return any(begun.startswith(header) for header in headers)


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The texts of a table; its labels are those of the articles."""
    text, _ = intake.decoded(path, intake.read_bytes(path), options)
    csv.field_size_limit(intake.LARGEST_FILE)
    if not text.strip():
        raise BadInput(tr("{where}: {why}", where=str(path), why=str(intake.no_text())))
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True, restkey="")
    try:
        _require_text(rows.fieldnames or (), path, options.text_field)
    except csv.Error as error:
        raise BadInput(tr("{where}: {why}", where=f"{path}:1", why=str(error))) from error
    while True:
        where = f"{path}:{rows.line_num + 1}"
        try:
            row = next(rows, None)
            if row is None:
                return
            yield _article(row, path.name, options)
        except csv.Error as error:
            raise BadInput(tr("{where}: {why}", where=where, why=str(error))) from error
        except BadInput as error:
            yield failed(where, error, options)


def _require_text(header: Sequence[str], path: Path, name: str) -> None:
    if not {name, "data"} & set(header):
        there = on_one_line(", ".join(header[:20]))
        raise BadInput(
            tr(
                "{path}: there is no column {name}; there are: {there}.",
                path=str(path),
                name=name,
                there=there,
            )
        )


def _article(row: dict[str, str], name: str, options: ReadOptions) -> ArticleRecord:
    fields = {key: value for key, value in row.items() if value and isinstance(value, str)}
    text = fields.pop(options.text_field, "") or fields.pop("data", "")
    title = ours.title_in(fields, options.title_field)
    fields.pop(options.title_field, None)
    values = fields.pop("label", "").split(_SEVERAL)
    labels = [ArticleLabel("label", value) for value in dict.fromkeys(values) if value]
    record = intake.from_field(text, title, fields, name, options)
    marks = (AnnotatorMarks("", Annotation.of(labels)),) if labels else ()
    return ArticleRecord(record.article, marks, record.source)
