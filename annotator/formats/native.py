"""Hashiya's own format: one article a line, with all its marks and nothing lost."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from annotator.errors import BadInput, NewerFile
from annotator.formats import strict_json, writing
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Failed,
    Format,
    Found,
    Loss,
    ReadOptions,
    Remark,
    WriteOptions,
    WriteReport,
    failed,
)
from annotator.formats.places import Places
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article, Source
from annotator.model.decision import Provenance
from annotator.model.marks import Entity, Mark, Relation, Span, reading_order
from annotator.model.plain_decision import of_provenance, to_provenance
from annotator.model.plain_labels import of_label_set, to_label_set

VERSION = 1
_OURS = re.compile(rb'(?<!\\)"hashiya"\s*:\s*\d')
_EXTRAS = ("attributes", "note", "made_by")


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The labels and articles of a file, each mark checked against the text."""
    for where, line in strict_json.lines(path):
        try:
            yield from _read_line(line, where, path.name, options)
        except BadInput as error:
            yield failed(where, error, options)


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """One file; the same records give the same bytes, also after they were read from it."""
    return writing.write_file(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """Nothing is ever lost."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer:
    def __init__(self, options: WriteOptions) -> None:
        self._labels = options.labels

    def add(self, record: ArticleRecord, sink: writing.Sink) -> writing.Added:
        self._write_labels(sink)
        if not sink.dry:
            sink.add("", strict_json.dump(_of_record(record)))
        made = [one.annotation for one in record.annotations]
        return writing.Added(
            sum(len(one.entities) for one in made), sum(len(one.relations) for one in made)
        )

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        self._write_labels(sink)
        return {}

    def _write_labels(self, sink: writing.Sink) -> None:
        if self._labels is not None:
            first = {"hashiya": VERSION, "labelset": of_label_set(self._labels)}
            sink.add("", strict_json.dump(first))
            self._labels = None


def _of_record(record: ArticleRecord) -> plain.Plain:
    article = record.article
    return {
        "hashiya": VERSION,
        "uid": article.uid,
        "title": article.title,
        "text": article.text,
        "meta": dict(article.meta),
        "excluded": [[span.start, span.end] for span in article.excluded],
        "annotations": [_of_annotation(one, article.text) for one in record.annotations],
    }


def _of_annotation(one: AnnotatorMarks, text: str) -> plain.Plain:
    annotation = one.annotation
    places = {uid: reading_order(entity) for uid, entity in annotation.entities.items()}

    def by_ends(relation: Relation) -> tuple[object, ...]:
        return places[relation.head], places[relation.tail], relation.label, relation.uid

    kind = {} if one.kind is AnnotatorKind.PERSON else {"kind": one.kind.value}
    why = {uid: {"decision": of_provenance(its)} for uid, its in one.provenance}
    return {
        "annotator": one.annotator,
        **kind,
        "status": one.status.value,
        "entities": [
            _of_entity(entity, text) | why.get(entity.uid, {})
            for entity in annotation.in_reading_order()
        ],
        "relations": [
            plain.of_mark(relation) | why.get(relation.uid, {})
            for relation in sorted(annotation.relations.values(), key=by_ends)
        ],
        "labels": [
            plain.of_mark(label) | why.get(label.uid, {})
            for label in sorted(annotation.labels.values(), key=lambda one: (one.name, one.value))
        ],
    }


def _of_entity(entity: Entity, text: str) -> plain.Plain:
    fields = plain.of_entity(entity)
    extras = {name: fields.pop(name) for name in _EXTRAS if name in fields}
    return {**fields, "text": entity.of(text), **extras}


def _read_line(line: bytes, where: str, name: str, options: ReadOptions) -> Iterator[Found]:
    fields = _fields_of(line, where)
    if "labelset" in fields:
        yield to_label_set(fields["labelset"])
        return
    record, told = _Reader(fields, where, options.new_uid).record(name)
    yield from told
    yield record


def _fields_of(line: bytes, where: str) -> dict[str, object]:
    fields = plain.as_object(strict_json.parse(line, where), "article")
    version = fields.get("hashiya")
    if type(version) is not int or version < 1:
        raise BadInput(
            tr("{where}: “hashiya”: {n} should come first.", where=where, n=str(VERSION))
        )
    if version > VERSION:
        raise NewerFile(tr("{where}: written by a later version of Hashiya.", where=where))
    return fields


class _Reader:
    """One article. A mark that cannot be is told as Failed, and the rest is read."""

    def __init__(
        self, fields: Mapping[str, object], where: str, new_uid: Callable[[], str]
    ) -> None:
        self._fields = fields
        self._where = where
        self._new_uid = new_uid
        self._told: list[Failed | Remark] = []
        self._places = Places(plain.as_text(fields.get("text"), "text"))

    def record(self, name: str) -> tuple[ArticleRecord, list[Failed | Remark]]:
        """The article, and what is to be told of it. ``name``: the file's."""
        fields = self._fields
        annotations = [
            plain.as_object(one, "annotations")
            for one in plain.as_list(fields.get("annotations", []), "annotations")
        ]
        entities = [self._entities(one) for one in annotations]
        self._settle_unit([pair for pairs in entities for pair in pairs])
        text = self._places.text
        article = Article(
            plain.as_text(fields.get("uid") or self._new_uid(), "uid"),
            plain.as_string(fields, "title"),
            text,
            plain.as_object(fields.get("meta", {}), "meta"),
            tuple(self._excluded(plain.as_list(fields.get("excluded", []), "excluded"))),
        )
        read = [
            self._annotation(one, pairs) for one, pairs in zip(annotations, entities, strict=True)
        ]
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        return ArticleRecord(article, tuple(read), Source(name, "utf-8", sha256)), self._told

    def _entities(self, annotation: Mapping[str, object]) -> list[tuple[Entity, str | None]]:
        """The entities as the file counts, with the words that it says they cover."""
        read = []
        for one in plain.as_list(annotation.get("entities", []), "entities"):
            try:
                fields = plain.as_object(one, "entity")
                words = plain.as_string(fields, "text") if "text" in fields else None
                uid = "" if fields.get("uid") else self._new_uid()
                read.append((plain.to_entity(fields, uid), words))
            except BadInput as error:
                self._fail(one, error)
        return read

    def _excluded(self, spans: list[object]) -> Iterator[Span]:
        for one in spans:
            try:
                yield from self._places.spans([plain.to_span(one)])
            except BadInput as error:
                self._fail({"label": "excluded"}, error)

    def _settle_unit(self, pairs: list[tuple[Entity, str | None]]) -> None:
        if self._places.settle_unit((entity.spans, words) for entity, words in pairs):
            self._told.append(Remark(self._where, tr("positions were counted in UTF-16.")))

    def _annotation(
        self, fields: Mapping[str, object], pairs: list[tuple[Entity, str | None]]
    ) -> AnnotatorMarks:
        marks: dict[str, Mark] = {}
        for entity, words in pairs:
            try:
                spans = self._places.spans(entity.spans, words)
                self._keep(marks, entity if spans == entity.spans else replace(entity, spans=spans))
            except BadInput as error:
                self._fail({"uid": entity.uid, "label": entity.label}, error)
        for one in plain.as_list(fields.get("relations", []), "relations"):
            try:
                self._keep(marks, self._relation(one, marks))
            except BadInput as error:
                self._fail(one, error)
        for one in plain.as_list(fields.get("labels", []), "labels"):
            try:
                label = plain.to_article_label(plain.as_object(one, "label"))
                marks[label.uid] = label
            except BadInput as error:
                self._fail(one, error)
        return AnnotatorMarks(
            plain.as_string(fields, "annotator"),
            Annotation.of(marks.values()),
            _kind(fields.get("kind", AnnotatorKind.PERSON.value)),
            _status(fields.get("status", Status.IN_PROGRESS.value)),
            tuple(self._provenance(fields, marks)),
        )

    def _provenance(
        self, fields: Mapping[str, object], marks: Mapping[str, Mark]
    ) -> Iterator[tuple[str, Provenance]]:
        """Where the marks come from that say so; in the order in which they are written."""
        for name in ("entities", "relations", "labels"):
            for one in plain.as_list(fields.get(name, []), name):
                if not isinstance(one, dict) or "decision" not in one:
                    continue
                uid = one.get("uid", f"{one.get('name')}={one.get('value')}")
                try:
                    if uid in marks:
                        yield uid, to_provenance(one["decision"])
                except BadInput as error:
                    self._fail(one, error)

    def _relation(self, one: object, marks: Mapping[str, Mark]) -> Relation:
        fields = plain.as_object(one, "relation")
        relation = plain.to_relation(fields, "" if fields.get("uid") else self._new_uid())
        for end in (relation.head, relation.tail):
            if not isinstance(marks.get(end), Entity):
                raise BadInput(tr("there is no entity {uid} for its end.", uid=end))
        return relation

    def _keep(self, marks: dict[str, Mark], mark: Entity | Relation) -> None:
        if mark.uid in marks:
            raise BadInput(tr("the identity {uid} stands there twice.", uid=mark.uid))
        marks[mark.uid] = mark

    def _fail(self, one: object, error: BadInput) -> None:
        fields = one if isinstance(one, dict) else {}
        named = [str(fields[key]) for key in ("label", "uid") if isinstance(fields.get(key), str)]
        self._told.append(Failed(" ".join([self._where, *named]), str(error)))


def _kind(value: object) -> AnnotatorKind:
    if isinstance(value, str) and value in list(AnnotatorKind):
        return AnnotatorKind(value)
    raise BadInput(tr("There is no kind of annotator {name}.", name=str(value)))


def _status(value: object) -> Status:
    if isinstance(value, str) and value in list(Status):
        return Status(value)
    raise BadInput(tr("There is no status {name}.", name=str(value)))


NATIVE = Format(
    id="native",
    title="Hashiya JSON lines",
    endings=(".jsonl", ".json"),
    offsets="code points",
    read=read,
    write=write,
    losses=losses,
    keeps_provenance=True,
    looks_like=lambda ends: _OURS.search(ends) is not None,
)
