"""doccano: JSON lines with entities and relations, and the older shapes that it reads."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats import (
    doccano_read,
    doccano_table,
    excluded,
    ours,
    plainer,
    strict_json,
    writing,
)
from annotator.formats.doccano_counts import COUNT, LETTERS, UTF16, Counting
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Choice,
    Format,
    Found,
    Loss,
    ReadOptions,
    WriteOptions,
    WriteReport,
)
from annotator.model import plain
from annotator.model.annotation import Annotation
from annotator.model.marks import Span

_SHAPE = re.compile(rb'(?<!\\)"start_offset"|"labels?"\s*:\s*\[\s*(\[\s*\d|")')
_HOW = Choice(COUNT, (UTF16, LETTERS))
"""In what positions are written: as doccano's page counts them, or in code points."""


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a file. Beside another of the same texts its name is the annotator's."""
    if path.suffix.lower() == ".csv":
        return doccano_table.read(path, options)
    return ours.gathered(doccano_read.read(path, options))


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """One file in the shape of relation extraction, a line for each annotation."""
    return writing.write_file(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer:
    def __init__(self, options: WriteOptions) -> None:
        self._options = options
        self._count = _HOW.of(options)
        self._lines = self._entities = self._relations = 0

    def add(self, record: ArticleRecord, sink: writing.Sink) -> writing.Added:
        lost: tuple[Loss, ...] = ()
        if not self._options.keep_excluded:
            record, lost = excluded.cut(record)
        before = self._entities, self._relations
        for one in record.annotations or (None,):
            kept, more = _carried(one.annotation if one else Annotation(), record.article.uid)
            lost += more
            line = self._line(record, one, kept)
            if not sink.dry:
                sink.add("", strict_json.dump(line))
        return writing.Added(self._entities - before[0], self._relations - before[1], lost)

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        sink.add("", b"")
        return {}

    def _line(
        self, record: ArticleRecord, one: AnnotatorMarks | None, kept: Annotation
    ) -> plain.Plain:
        article = record.article
        self._lines += 1
        numbers: dict[str, int] = {}
        counting = Counting(article.text, self._count)
        entities = []
        for entity in kept.in_reading_order():
            self._entities += 1
            numbers[entity.uid] = self._entities
            span = counting.of_points(Span(entity.start, entity.end))
            place = {"start_offset": span.start, "end_offset": span.end}
            entities.append({"id": self._entities, "label": entity.label, **place})
        relations = []
        for relation in sorted(
            kept.relations.values(), key=lambda r: (numbers[r.head], numbers[r.tail], r.label)
        ):
            self._relations += 1
            ends = {"from_id": numbers[relation.head], "to_id": numbers[relation.tail]}
            relations.append({"id": self._relations, **ends, "type": relation.label})
        counted = {COUNT: self._count} if counting.matters else {}
        return {
            "id": self._lines,
            "text": article.text,
            "entities": entities,
            "relations": relations,
            "Comments": [],
            "meta": dict(article.meta),
            ours.FIELD: ours.of_article(article) | ours.of_annotator(one) | counted,
        }


def _carried(annotation: Annotation, article: str) -> tuple[Annotation, tuple[Loss, ...]]:
    kept, lost = plainer.in_pieces(annotation, article)
    more = (
        *plainer.bare(annotation, article, "doccano"),
        *plainer.labels_lost(annotation, article, "doccano"),
    )
    return kept, lost + more


def _looks_like(ends: bytes) -> bool:
    return _SHAPE.search(ends) is not None or doccano_table.looks_like(ends)


DOCCANO = Format(
    id="doccano",
    title="doccano",
    endings=(".jsonl", ".json", ".csv"),
    offsets="UTF-16",
    read=read,
    write=write,
    losses=losses,
    cannot_carry=(
        "article_label",
        "attributes",
        "excluded",
        "fragments",
        "made_by",
        "note",
        "relation",
    ),
    choices=(_HOW,),
    looks_like=_looks_like,
)
