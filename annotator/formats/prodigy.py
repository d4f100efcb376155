"""Prodigy: JSON lines with spans and relations over tokens, and the answer to each task."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import (
    excluded,
    ours,
    parsing,
    plainer,
    prodigy_tasks,
    strict_json,
    writing,
)
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
from annotator.formats.tokenizer import Tokenizer
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation
from annotator.model.article import Article

_SHAPE = re.compile(rb'(?<!\\)"(_input_hash|_task_hash|_view_id|token_start|head_span)"\s*:')


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a file; the marks of tasks that were accepted."""
    return ours.gathered(_found(path, options))


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """One file, a task for each annotation."""
    return writing.write_file(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer(writing.PreparingBytes):
    def __init__(self, options: WriteOptions) -> None:
        super().__init__(options)
        self._tokenizer = Tokenizer()

    def load(self) -> None:
        self._tokenizer.load()

    def prepare(self, record: ArticleRecord, *, dry: bool) -> writing.Ready:
        lost: tuple[Loss, ...] = ()
        if not self.options.keep_excluded:
            record, lost = excluded.cut(record)
        lines = []
        entities = relations = cuts = 0
        for one in record.annotations or (None,):
            kept, more, cut, line = self._task(record.article, one, dry=dry)
            lost += more
            cuts += cut
            entities += len(kept.entities)
            relations += len(kept.relations)
            lines.append(line)
        return writing.Ready(b"".join(lines), writing.Added(entities, relations, lost, cuts))

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        sink.add("", b"")
        return {}

    def _task(
        self, article: Article, one: AnnotatorMarks | None, *, dry: bool
    ) -> tuple[Annotation, tuple[Loss, ...], int, bytes]:
        """What of the marks is carried, what is not, how many tokens were cut, and the line."""
        annotation = one.annotation if one else Annotation()
        kept, lost = plainer.in_pieces(annotation, article.uid)
        split = self.options.split_tokens
        if dry and split:
            return kept, lost, 0, b""
        tokens = self._tokenizer.tokens(article.text)
        cuts = 0
        if split:
            cuts = tokens.cut(entity.spans[0] for entity in kept.entities.values())
        else:
            kept, more = plainer.aligned(kept, tokens, article.uid)
            lost += more
        task = {} if dry else prodigy_tasks.of_article(article, one, kept, tokens)
        return kept, lost, cuts, strict_json.dump(task)


def _found(path: Path, options: ReadOptions) -> Iterator[Found]:
    parse = partial(_on_line, path.name)
    return parsing.found(parse, strict_json.lines(path), options, lambda line: len(line[1]))


def _on_line(name: str, placed: tuple[str, bytes], options: ReadOptions) -> Iterator[Found]:
    where, line = placed
    try:
        fields = plain.as_object(strict_json.parse(line, where), tr("a line"))
        yield from prodigy_tasks.read(fields, where, name, options)
    except BadInput as error:
        yield failed(where, error, options)


PRODIGY = Format(
    id="prodigy",
    title="Prodigy",
    endings=(".jsonl",),
    offsets="code points",
    read=read,
    is_slow_to_read=True,
    write=write,
    losses=losses,
    cannot_carry=("excluded", "fragments", "relation", "token"),
    looks_like=lambda ends: _SHAPE.search(ends) is not None,
)
