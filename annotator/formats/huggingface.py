"""Data sets for Hugging Face: Parquet with features, an annotation a row."""

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from annotator.errors import BadInput
from annotator.formats import excluded, huggingface_read, ours, writing
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Format,
    Found,
    Loss,
    ReadOptions,
    WriteOptions,
    WriteReport,
    failed,
)
from annotator.formats.huggingface_rows import Names, info, row, schema
from annotator.formats.parquet_file import Table, plain_value, pyarrow
from annotator.formats.tokenizer import Tokenizer
from annotator.model.article import Article

_ROWS = 1000
_LETTERS = 4_000_000
"""Of the texts of one row group: a reader holds one of them at a time."""

_MARKED = (b"hashiya", b"ner_tags", b"entities", b"tokens")
_SHOWN = 3


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a file: ours, or with entities, or with tokens and their tags."""
    return ours.gathered(_found(path, options))


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """One file. Raises NotFound without pyarrow, and else as ``writing.write_file`` does."""
    return writing.write_file(_Writer(options, pyarrow()), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options, None), records, options)


def _found(path: Path, options: ReadOptions) -> Iterator[Found]:
    with Table(path) as table:
        rows = huggingface_read.Rows(table, path.name, options)
        for where, fields in table.rows():
            try:
                yield from rows.article(fields, where)
            except BadInput as error:
                yield failed(where, error, options)


class _Writer:
    def __init__(self, options: WriteOptions, arrow: Any) -> None:
        self._options = options
        self._names = Names.starting_with(options.labels)
        self._tokenizer = Tokenizer()
        self._arrow = arrow
        self._file: _File | None = None
        self._rows: list[dict[str, object]] = []
        self._letters = 0

    def add(self, record: ArticleRecord, sink: writing.Sink) -> writing.Added:
        lost: tuple[Loss, ...] = ()
        if not self._options.keep_excluded:
            record, lost = excluded.cut(record)
        entities = relations = cuts = 0
        for one in record.annotations or (None,):
            if one is not None:
                entities += len(one.annotation.entities)
                relations += len(one.annotation.relations)
            if not sink.dry:
                cuts += self._add_row(record.article, one, sink)
        return writing.Added(entities, relations, lost, cuts)

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        self._flush(sink)
        if self._file is not None:
            sink.add("", self._file.finished(info(self._names)))
        return {}

    def _add_row(self, article: Article, one: AnnotatorMarks | None, sink: writing.Sink) -> int:
        tokens = self._tokenizer.tokens(article.text)
        cuts = 0
        if one is not None and self._options.split_tokens:
            cuts = tokens.cut(
                span for entity in one.annotation.entities.values() for span in entity.spans
            )
        self._rows.append(row(article, one, tokens, self._names))
        self._letters += len(article.text)
        if len(self._rows) >= _ROWS or self._letters >= _LETTERS:
            self._flush(sink)
        return cuts

    def _flush(self, sink: writing.Sink) -> None:
        if sink.dry:
            return
        if self._file is None:
            self._file = _File(self._arrow)
        sink.add("", self._file.with_rows(self._rows))
        self._rows, self._letters = [], 0


class _File:
    """A Parquet file whose bytes are taken away as they come."""

    def __init__(self, arrow: Any) -> None:
        self._arrow = arrow
        self._schema = schema(arrow)
        self._bytes = _Bytes()
        self._writer = arrow.parquet.ParquetWriter(
            arrow.PythonFile(self._bytes, mode="w"),
            self._schema,
            compression="zstd",
            store_schema=False,
        )

    def with_rows(self, rows: list[dict[str, object]]) -> bytes:
        """The bytes of one more row group."""
        if rows:
            self._writer.write_table(self._arrow.Table.from_pylist(rows, schema=self._schema))
        return self._bytes.taken()

    def finished(self, features: bytes) -> bytes:
        """The bytes of the end of the file."""
        self._writer.add_key_value_metadata({"huggingface": features, "hashiya": "1"})
        self._writer.close()
        return self._bytes.taken()


class _Bytes(io.RawIOBase):
    """Bytes on their way, and how many there were."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[bytes] = []
        self._count = 0

    def taken(self) -> bytes:
        """The bytes that came since the last time."""
        waiting, self._waiting = self._waiting, []
        return b"".join(waiting)

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting.append(bytes(data))
        self._count += len(data)
        return len(data)

    def tell(self) -> int:
        return self._count


def _show(data: bytes) -> str:
    """The first rows as JSON."""
    arrow = pyarrow()
    file = arrow.parquet.ParquetFile(arrow.BufferReader(data))
    batch = next(file.iter_batches(batch_size=_SHOWN), None)
    rows = [] if batch is None else batch.to_pylist()
    return "\n".join(json.dumps(plain_value(one), ensure_ascii=False, indent=1) for one in rows)


HUGGINGFACE = Format(
    id="huggingface",
    title="Hugging Face data set (Parquet)",
    endings=(".parquet",),
    offsets="code points and tokens",
    read=read,
    write=write,
    losses=losses,
    cannot_carry=("excluded",),
    show=_show,
    looks_like=lambda ends: any(name in ends for name in _MARKED),
)
