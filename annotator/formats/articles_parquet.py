"""Parquet: one article a row, its text and title in columns that can be chosen."""

from collections.abc import Iterator
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import intake
from annotator.formats.format import ArticleRecord, Format, Found, ReadOptions, failed, on_one_line
from annotator.formats.parquet_file import Table, plain_value
from annotator.i18n import tr


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a file; the other columns become ``meta``."""
    with Table(path) as table:
        if options.text_field not in table.columns:
            raise BadInput(
                tr(
                    "{path}: there is no column {name}; there are: {there}.",
                    path=str(path),
                    name=options.text_field,
                    there=on_one_line(", ".join(table.columns[:20])),
                )
            )
        for where, row in table.rows():
            try:
                yield _article(row, path.name, options)
            except BadInput as error:
                yield failed(where, error, options)


def _article(row: dict[str, object], name: str, options: ReadOptions) -> ArticleRecord:
    text, title = row.pop(options.text_field), row.pop(options.title_field, "")
    if not isinstance(text, str):
        raise BadInput(tr("there is no text in it."))
    meta = {key: plain_value(value) for key, value in row.items()}
    said = {key: value for key, value in meta.items() if value is not None}
    return intake.from_field(text, title if isinstance(title, str) else "", said, name, options)


PARQUET = Format(
    id="parquet",
    title="Articles in Parquet",
    endings=(".parquet",),
    offsets="",
    read=read,
)
