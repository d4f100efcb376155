"""doccano: JSON lines with entities and relations, and the older shapes that it reads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import (
    doccano_table,
    excluded,
    json_array,
    ours,
    plainer,
    strict_json,
    writing,
)
from annotator.formats.claimed import Borne, Claim, Ends, settle
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Failed,
    Format,
    Found,
    Loss,
    ReadOptions,
    WriteOptions,
    WriteReport,
    failed,
)
from annotator.formats.places import Places
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation
from annotator.model.marks import ArticleLabel

_LISTS = ("entities", "label", "labels", "cats")
_COMMENTS = ("Comments", "comments")
_KNOWN = frozenset({*_LISTS, *_COMMENTS, "relations", "meta", ours.FIELD})
_ENTITY = frozenset({"id", "label", "start_offset", "end_offset"})
_RELATION = frozenset({"id", "from_id", "to_id", "type"})
_SHAPE = re.compile(rb'(?<!\\)"start_offset"|"labels?"\s*:\s*\[\s*(\[\s*\d|")')
_NOBODY = frozenset({"all", "unknown"})
"""Names that doccano gives to files that are not one user's."""

_COMPARED = 200
"""Lines of two files that are looked at to see whether they are of the same texts."""


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a file. Beside another of the same texts its name is the annotator's."""
    if path.suffix.lower() == ".csv":
        return doccano_table.read(path, options)
    return ours.gathered(_found(path, options))


def write(records: Iterable[ArticleRecord], out: Path, options: WriteOptions) -> WriteReport:
    """One file in the shape of relation extraction, a line for each annotation."""
    return writing.write_file(_Writer(options), records, out, options)


def losses(records: Iterable[ArticleRecord], options: WriteOptions) -> Iterator[Loss]:
    """What ``write`` would lose."""
    return writing.find_losses(_Writer(options), records, options)


class _Writer:
    def __init__(self, options: WriteOptions) -> None:
        self._options = options
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
        entities = []
        for entity in kept.in_reading_order():
            self._entities += 1
            numbers[entity.uid] = self._entities
            place = {"start_offset": entity.start, "end_offset": entity.end}
            entities.append({"id": self._entities, "label": entity.label, **place})
        relations = []
        for relation in sorted(
            kept.relations.values(), key=lambda r: (numbers[r.head], numbers[r.tail], r.label)
        ):
            self._relations += 1
            ends = {"from_id": numbers[relation.head], "to_id": numbers[relation.tail]}
            relations.append({"id": self._relations, **ends, "type": relation.label})
        return {
            "id": self._lines,
            "text": article.text,
            "entities": entities,
            "relations": relations,
            "Comments": [],
            "meta": dict(article.meta),
            ours.FIELD: ours.of_article(article) | ours.of_annotator(one),
        }


def _carried(annotation: Annotation, article: str) -> tuple[Annotation, tuple[Loss, ...]]:
    kept, lost = plainer.in_pieces(annotation, article)
    more = (
        *plainer.bare(annotation, article, "doccano"),
        *plainer.labels_lost(annotation, article, "doccano"),
    )
    return kept, lost + more


def _found(path: Path, options: ReadOptions) -> Iterator[Found]:
    user = _user(path, options.text_field)
    for where, line in _values(path):
        try:
            fields = plain.as_object(strict_json.parse(line, where), tr("a line"))
            yield from _article(fields, where, user, path.name, options)
        except BadInput as error:
            yield failed(where, error, options)


def _article(
    fields: dict[str, object], where: str, user: str, name: str, options: ReadOptions
) -> Iterator[Found]:
    raw = fields.get(options.text_field)
    if not isinstance(raw, str):
        yield Failed(where, tr("no text in the field {name}.", name=options.text_field))
        return
    told = ours.told_in(fields)
    places = Places(raw)
    borne = Borne(places, where, options.new_uid)
    claims, labels = _claims(fields, borne)
    yield from settle(places, claims, where)
    borne.add_entities(claims)
    borne.add_relations(_relations(fields, borne))
    borne.add_labels(labels)
    for comment in _COMMENTS:
        if fields.get(comment):
            borne.lose("comment", tr("doccano's comments on a text: {text}", text=fields[comment]))
    yield from borne.told
    known = _KNOWN | {options.text_field, options.title_field} | ({"id"} if told else set())
    if not told:
        told = {"title": ours.title_in(fields, options.title_field)}
    article = ours.to_article(told, places, ours.meta_of(fields, known), options.new_uid)
    annotation = borne.annotation()
    begun = len(annotation) or "annotator" in told
    marks = (ours.to_annotator(told, annotation, user),) if begun else ()
    yield ArticleRecord(article, marks, ours.source(article.text, name))


def _claims(fields: Mapping[str, object], borne: Borne) -> tuple[list[Claim], list[ArticleLabel]]:
    claims: list[Claim] = []
    labels: list[ArticleLabel] = []
    for name in _LISTS:
        value = fields.get(name) or []
        for one in value if isinstance(value, list) else [value]:
            try:
                if isinstance(one, str | int):
                    labels.append(ArticleLabel(name, plain.as_text(str(one), name)))
                else:
                    borne.meet(one if isinstance(one, dict) else (), _ENTITY)
                    claims.append(_claim(one))
            except BadInput as error:
                borne.fail(name, error)
    return claims, labels


def _claim(one: object) -> Claim:
    """``[0, 5, "ORG"]``, or an object with ``start_offset``, ``end_offset`` and ``label``."""
    if isinstance(one, list):
        *place, label = [*one, None, None, None][:3]
        return Claim(plain.as_text(label, "label"), (plain.to_span(place),))
    fields = plain.as_object(one, "entity")
    place = [fields.get("start_offset"), fields.get("end_offset")]
    key = fields.get("id")
    return Claim(
        plain.as_text(fields.get("label"), "label"),
        (plain.to_span(place),),
        key=key if isinstance(key, int | str) else None,
    )


def _relations(fields: Mapping[str, object], borne: Borne) -> Iterator[Ends]:
    for one in plain.as_list(fields.get("relations") or [], "relations"):
        try:
            told = plain.as_object(one, "relation")
            borne.meet(told, _RELATION)
            head, tail = (_key(told.get(side)) for side in ("from_id", "to_id"))
            yield Ends(plain.as_text(told.get("type"), "type"), head, tail)
        except BadInput as error:
            borne.fail("relation", error)


def _key(value: object) -> int | str:
    if isinstance(value, int | str):
        return value
    raise BadInput(tr("there is no entity {uid} for its end.", uid=str(value)))


def _user(path: Path, text_field: str) -> str:
    """The user whose file this is: doccano's export has one file for each, of the same texts."""
    if path.stem in _NOBODY:
        return ""
    others = [
        other
        for other in path.parent.glob(f"*{path.suffix}")
        if other != path and other.stem not in _NOBODY and other.is_file()
    ]
    texts = _texts(path, text_field) if others else set()
    return path.stem if any(texts & _texts(other, text_field) for other in others) else ""


def _values(path: Path) -> Iterator[tuple[str, bytes]]:
    """The texts of a file with a line for each, or of one that is an array of them."""
    return json_array.elements(path) if path.suffix == ".json" else strict_json.lines(path)


def _texts(path: Path, text_field: str) -> set[str]:
    texts: set[str] = set()
    try:
        for number, (where, line) in enumerate(_values(path)):
            fields = strict_json.parse(line, where)
            if isinstance(fields, dict) and isinstance(fields.get(text_field), str):
                texts.add(str(fields[text_field]))
            if number == _COMPARED:
                break
    except BadInput:
        pass  # whoever reads that file is told of it
    return texts


def _looks_like(ends: bytes) -> bool:
    return _SHAPE.search(ends) is not None or doccano_table.looks_like(ends)


DOCCANO = Format(
    id="doccano",
    title="doccano",
    endings=(".jsonl", ".json", ".csv"),
    offsets="code points",
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
    looks_like=_looks_like,
)
