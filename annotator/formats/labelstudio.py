"""Label Studio: one JSON array of tasks with the annotations of all annotators."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import (
    excluded,
    json_array,
    labelstudio_config,
    labelstudio_read,
    labelstudio_table,
    ours,
    plainer,
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
from annotator.formats.labelstudio_config import LABEL, RESERVED, TEXT
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Entity, Relation

CONFIG = ".config.xml"
"""The ending of the labelling configuration that lies beside an export."""

_TABLES = (".csv", ".tsv")
_SHAPE = re.compile(
    rb'(?<!\\)"(from_name|completions|completed_by|annotation_id|was_cancelled'
    rb'|total_annotations|predictions)"\s*:'
    rb'|\A\s*\[\s*\{\s*("id"\s*:\s*\d+\s*,\s*)?"data"\s*:\s*\{'  # a task as it was given
)


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a full export, of ``JSON_MIN``, or of a table."""
    people = labelstudio_read.People()
    if path.suffix.lower() in _TABLES:
        for where, fields in labelstudio_table.rows(path, options):
            yield from _read(fields, where, path, options, people)
        return
    for where, raw in json_array.elements(path):
        try:
            fields = plain.as_object(strict_json.parse(raw, where), tr("a task"))
        except BadInput as error:
            yield failed(where, error, options)
        else:
            yield from _read(fields, where, path, options, people)


def _read(
    fields: Mapping[str, object],
    where: str,
    path: Path,
    options: ReadOptions,
    people: labelstudio_read.People,
) -> Iterator[Found]:
    try:
        yield from labelstudio_read.read(fields, where, path.name, options, people)
    except BadInput as error:
        yield failed(where, error, options)


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """One file to be imported, and beside it the labelling configuration of its project."""
    return writing.write_file(_Writer(options, f"{out.stem}{CONFIG}"), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options, ""), records, options)


class _Writer:
    def __init__(self, options: WriteOptions, config: str) -> None:
        self._options = options
        self._config = config
        self._used = labelstudio_config.Used.starting_with(options.labels)
        self._tasks = self._annotations = 0

    def add(self, record: ArticleRecord, sink: writing.Sink) -> writing.Added:
        lost: tuple[Loss, ...] = ()
        if not self._options.keep_excluded:
            record, lost = excluded.cut(record)
        article = record.article
        told: plain.Plain = {}
        made: list[plain.Plain] = []
        entities = relations = 0
        for one in record.annotations:
            kept, more = plainer.in_pieces(one.annotation, article.uid)
            lost += (*more, *_misnamed(kept, article.uid))
            entities += len(kept.entities)
            relations += len(kept.relations)
            self._annotations += 1
            told[str(self._annotations)] = ours.of_annotator(one)
            made.append(self._of_annotation(article, one, kept))
        self._tasks += 1
        if not sink.dry:
            said = {**ours.of_article(article), "meta": dict(article.meta), "annotations": told}
            task = {
                "id": self._tasks,
                "data": {TEXT: article.text, "title": article.title},
                "meta": {ours.FIELD: said},
                "annotations": made,
                "predictions": [],
            }
            sink.add("", (b"[\n" if self._tasks == 1 else b",\n") + strict_json.dump(task)[:-1])
        return writing.Added(entities, relations, lost)

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        sink.add("", b"\n]\n" if self._tasks else b"[]\n")
        if self._config:
            sink.add(self._config, self._used.config().encode())
        return {}

    def _of_annotation(
        self, article: Article, one: AnnotatorMarks, kept: Annotation
    ) -> plain.Plain:
        results: list[plain.Plain] = []
        for entity in kept.in_reading_order():
            results += self._of_entity(entity, article.text)
        order = {uid: n for n, uid in enumerate(kept.entities)}
        relations = sorted(
            kept.relations.values(), key=lambda r: (order[r.head], order[r.tail], r.label, r.uid)
        )
        results += [self._of_relation(relation) for relation in relations]
        results += self._of_labels(kept.labels.values())
        made: plain.Plain = {
            "id": self._annotations,
            "result": results,
            "was_cancelled": one.status is Status.SKIPPED,
            "ground_truth": one.kind is AnnotatorKind.GOLD,
        }
        if "@" in one.annotator:  # a name that is no address of a user would refuse the import
            made["completed_by"] = {"email": one.annotator}
        return made

    def _of_entity(self, entity: Entity, text: str) -> Iterator[plain.Plain]:
        self._used.add_entity(entity)
        place: plain.Plain = {"start": entity.start, "end": entity.end}
        ends = {"id": entity.uid, "to_name": TEXT, "origin": "manual"}
        value = {**place, "text": entity.of(text), "labels": [entity.label]}
        region: plain.Plain = {"value": value, "from_name": LABEL, "type": "labels", **ends}
        meta = plain.without_empty(
            {"text": [entity.note] if entity.note else [], "made_by": entity.made_by}
        )
        yield {**region, "meta": meta} if meta else region
        for name, said in entity.attributes:
            if name not in RESERVED:
                control = {"from_name": name, **labelstudio_config.answer(said, place)}
                yield {**control, **ends}

    def _of_relation(self, relation: Relation) -> plain.Plain:
        self._used.add_relation(relation)
        fields = plain.of_mark(relation)
        meta = {name: fields[name] for name in ("attributes", "note", "made_by") if name in fields}
        return {
            "from_id": relation.head,
            "to_id": relation.tail,
            "type": "relation",
            "direction": "right",
            "labels": [relation.label],
            **({"meta": {ours.FIELD: meta}} if meta else {}),
        }

    def _of_labels(self, labels: Iterable[ArticleLabel]) -> Iterator[plain.Plain]:
        values: dict[str, list[str]] = {}
        for label in sorted(labels, key=lambda one: (one.name, one.value)):
            if label.name not in RESERVED:
                self._used.add_label(label)
                values.setdefault(label.name, []).append(label.value)
        for name, chosen in values.items():
            ends = {"id": f"{TEXT}={name}", "to_name": TEXT, "origin": "manual"}
            yield {"value": {"choices": chosen}, "from_name": name, "type": "choices", **ends}


def _misnamed(annotation: Annotation, article: str) -> Iterator[Loss]:
    """What would have the name of another control."""
    for entity in annotation.entities.values():
        for name, _ in entity.attributes:
            if name in RESERVED:
                why = tr("{name} means something else in Label Studio.", name=name)
                yield Loss("attributes", article, entity.uid, why)
    for label in annotation.labels.values():
        if label.name in RESERVED:
            why = tr("{name} means something else in Label Studio.", name=label.name)
            yield Loss("article_label", article, label.uid, why)


LABELSTUDIO = Format(
    id="labelstudio",
    title="Label Studio",
    endings=(".json", *_TABLES),
    offsets="code points",
    read=read,
    write=write,
    losses=losses,
    cannot_carry=("article_label", "attributes", "excluded", "fragments", "relation"),
    looks_like=lambda ends: labelstudio_table.looks_like(ends) or _SHAPE.search(ends) is not None,
)
