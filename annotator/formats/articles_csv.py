"""Tables: one article a row, its text and title in columns that can be chosen."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import intake
from annotator.formats.format import ArticleRecord, Format, Found, ReadOptions, failed, on_one_line
from annotator.i18n import tr
from annotator.text.clean import decode

_LOOKED_AT = 1024 * 1024
_SEPARATORS = ",;\t"


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a table with a header; the other columns become ``meta``."""
    try:
        with path.open("rb") as raw:
            encoding = options.encoding or _encoding(raw.read(_LOOKED_AT), path)
            raw.seek(0)
            # newline="": a line break inside a field stays what it is until it is cleaned.
            with io.TextIOWrapper(raw, encoding=encoding, newline="") as file:
                yield from _Table(file, path, options).articles()
    except LookupError as error:
        raise BadInput(tr("There is no encoding {name}.", name=str(encoding))) from error
    except OSError as error:
        raise intake.unread(path, error) from error


class _Table:
    def __init__(self, file: io.TextIOWrapper, path: Path, options: ReadOptions) -> None:
        self._file = file
        self._path = path
        self._options = options
        self._line = 1

    def articles(self) -> Iterator[Found]:
        try:
            yield from self._articles()
        except (csv.Error, UnicodeError) as error:
            where = f"{self._path}:{self._line}"
            raise BadInput(tr("{where}: {why}", where=where, why=str(error))) from error

    def _articles(self) -> Iterator[Found]:
        csv.field_size_limit(intake.LARGEST_FILE)
        first = self._file.readline(_LOOKED_AT)
        self._file.seek(0)
        separator = max(_SEPARATORS, key=first.count)
        rows = csv.reader(self._lines(), delimiter=separator, strict=True)
        header = [name.removeprefix("\ufeff").strip() for name in next(rows, [])]
        self._require_column(header)
        self._line = rows.line_num + 1
        for row in rows:
            if row:
                yield self._found(header, row)
            self._line = rows.line_num + 1

    def _lines(self) -> Iterator[str]:
        """The lines, none of them so long that it would fill the memory."""
        longest = intake.LARGEST_FILE
        while line := self._file.readline(longest + 1):
            if len(line) > longest:
                where, most = f"{self._path}:{self._line}", str(longest // 2**20)
                raise BadInput(tr("{where}: longer than {most} MB.", where=where, most=most))
            yield line

    def _found(self, header: list[str], row: list[str]) -> Found:
        where = f"{self._path}:{self._line}"
        try:
            return self._article(header, row)
        except BadInput as error:
            return failed(where, error, self._options)

    def _article(self, header: list[str], row: list[str]) -> ArticleRecord:
        if len(row) > len(header):
            raise BadInput(
                tr("{n} cells under {most} columns.", n=str(len(row)), most=str(len(header)))
            )
        fields = dict(zip(header, row, strict=False))
        text = fields.pop(self._options.text_field, "")
        title = fields.pop(self._options.title_field, "")
        meta = {name: value for name, value in fields.items() if name and value}
        return intake.from_field(text, title, meta, self._path.name, self._options)

    def _require_column(self, header: list[str]) -> None:
        name = self._options.text_field
        if not any(header):
            raise BadInput(tr("{where}: {why}", where=str(self._path), why=str(intake.no_text())))
        if name not in header:
            there = on_one_line(", ".join(header[:20]))
            raise BadInput(
                tr(
                    "{path}: there is no column {name}; there are: {there}.",
                    path=str(self._path),
                    name=name,
                    there=there,
                )
            )


def _encoding(head: bytes, path: Path) -> str:
    """What the beginning of a file is written in, judged by its whole lines."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        return decode(whole).encoding
    except BadInput as error:
        raise BadInput(tr("{where}: {why}", where=str(path), why=str(error))) from error


CSV = Format(
    id="csv",
    title="Articles in a table (CSV)",
    endings=(".csv", ".tsv"),
    offsets="",
    read=read,
)
