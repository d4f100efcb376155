"""Web Annotation (W3C): JSON-LD that points at the words of texts that lie beside it."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from annotator.formats import excluded, folders, writing
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Format,
    Loss,
    WriteOptions,
    WriteReport,
)
from annotator.model import plain
from annotator.model.annotation import AnnotatorKind
from annotator.model.marks import ArticleLabel, Entity, Relation, Span

FILE = "annotations.jsonld"
TEXTS = "texts"
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_CONTEXT_LETTERS = 32
"""Of the text before and after a quotation."""

_BEGIN = {
    "@context": _CONTEXT,
    "id": FILE,
    "type": "AnnotationCollection",
}
_PAGE = {"id": f"{FILE}#page", "type": "AnnotationPage", "startIndex": 0}


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """A folder with the collection and a text for each article."""
    return writing.write_folder(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer:
    def __init__(self, options: WriteOptions) -> None:
        self._options = options
        self._files = folders.Names(())
        self._total = 0
        self._begun = False

    def add(self, record: ArticleRecord, sink: writing.Sink) -> writing.Added:
        record, lost = excluded.prepared(record, keep=self._options.keep_excluded)
        stem = self._files.stem(record.article.uid)
        name = f"{TEXTS}/{stem}.txt"
        sink.add(name, record.article.text.encode())
        if not sink.dry:
            sink.add(folders.INDEX, folders.index_line(stem, record))
        entities = relations = 0
        for one in record.annotations:
            made = _Annotations(record, one, name)
            entities += len(one.annotation.entities)
            relations += len(one.annotation.relations)
            if not sink.dry:
                for annotation in made.all():
                    self._put(annotation, sink)
        return writing.Added(entities, relations, lost)

    def finish(self, sink: writing.Sink) -> dict[str, object]:
        self._begin(sink)
        sink.add(FILE, b'\n]},\n"total": ' + str(self._total).encode() + b"}\n")
        return {"format": "webannotation"}

    def _begin(self, sink: writing.Sink) -> None:
        if not self._begun:
            self._begun = True
            head, page = _dumped(_BEGIN)[:-1], _dumped(_PAGE)[:-1]
            sink.add(FILE, head + b',\n"first": ' + page + b', "items": [\n')

    def _put(self, annotation: plain.Plain, sink: writing.Sink) -> None:
        self._begin(sink)
        sink.add(FILE, (b",\n" if self._total else b"") + _dumped(annotation))
        self._total += 1


class _Annotations:
    """The annotations of one annotator on the article whose text lies at ``source``."""

    def __init__(self, record: ArticleRecord, one: AnnotatorMarks, source: str) -> None:
        self._article = record.article
        self._one = one
        self._source = source
        self._number = 0

    def all(self) -> Iterator[plain.Plain]:
        annotation = self._one.annotation
        entities = annotation.in_reading_order()
        order = {entity.uid: n for n, entity in enumerate(entities)}
        yield from (self._entity(entity) for entity in entities)
        for relation in sorted(
            annotation.relations.values(),
            key=lambda r: (order[r.head], order[r.tail], r.label, r.uid),
        ):
            yield self._relation(relation)
        for label in sorted(annotation.labels.values(), key=lambda one: one.uid):
            yield self._label(label)

    def _entity(self, entity: Entity) -> plain.Plain:
        targets = [self._target(span) for span in entity.spans]
        target = targets[0] if len(targets) == 1 else {"type": "Composite", "items": targets}
        bodies = _bodies(entity, "classifying")
        return self._annotation(entity.uid, "classifying", bodies, target, entity.made_by)

    def _relation(self, relation: Relation) -> plain.Plain:
        ends = [self._id(uid) for uid in (relation.head, relation.tail)]
        target: plain.Plain = {"type": "List", "items": ends}
        bodies = _bodies(relation, "tagging")
        return self._annotation(relation.uid, "linking", bodies, target, relation.made_by)

    def _label(self, label: ArticleLabel) -> plain.Plain:
        body = _body("classifying", f"{label.name}={label.value}")
        return self._annotation(label.uid, "classifying", [body], self._source)

    def _annotation(
        self,
        uid: str,
        motivation: str,
        bodies: list[plain.Plain],
        target: object,
        made_by: str = "",
    ) -> plain.Plain:
        kind = "Software" if self._one.kind is AnnotatorKind.MACHINE else "Person"
        made: plain.Plain = {"id": self._id(uid), "type": "Annotation", "motivation": motivation}
        if self._one.annotator:
            made["creator"] = {"type": kind, "name": self._one.annotator}
        if made_by:
            made["generator"] = {"type": "Software", "name": made_by}
        return {**made, "body": bodies, "target": target}

    def _id(self, uid: str) -> str:
        return "#" + "/".join(quote(one, safe="") for one in (self._article.uid, uid))

    def _target(self, span: Span) -> plain.Plain:
        text = self._article.text
        quoted = {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - _CONTEXT_LETTERS) : span.start],
            "suffix": text[span.end : span.end + _CONTEXT_LETTERS],
        }
        place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        return {"source": self._source, "selector": [place, quoted]}


def _bodies(mark: Entity | Relation, purpose: str) -> list[plain.Plain]:
    bodies = [_body(purpose, mark.label)]
    for name, value in mark.attributes:
        said = value if isinstance(value, str) else str(value).lower()
        bodies.append(_body("describing", f"{name}={said}"))
    if mark.note:
        bodies.append(_body("commenting", mark.note))
    return bodies


def _body(purpose: str, value: str) -> plain.Plain:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


WEBANNOTATION = Format(
    id="webannotation",
    title="Web Annotation (W3C JSON-LD)",
    endings=(".jsonld",),
    offsets="code points",
    write=write,
    losses=losses,
    cannot_carry=("excluded",),
    is_folder=True,
)
