"""Articles and marks as the texts of a DocBin, and back."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.errors import BadInput
from annotator.formats import intake
from annotator.formats.docbin import Packed, TokenSpan, UserData
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Failed, Found, Loss, ReadOptions
from annotator.formats.places import Places
from annotator.formats.tokens import Tokens
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article, Source
from annotator.model.marks import Entity, Mark, Relation, Span

RELATIONS = ("._.", "relations", None, None)
"""The key under which spaCy keeps ``doc._.relations``."""

OURS = "hashiya"
"""The key in ``doc.user_data`` of what spaCy has no place for."""


def carried(
    article: str, annotation: Annotation, tokens: Tokens | None = None
) -> tuple[Annotation, tuple[Loss, ...]]:
    """The marks that a DocBin can carry, and the others; ``tokens`` where none is to be cut."""
    kept: list[Mark] = [*annotation.labels.values()]
    lost: list[Loss] = []
    there: set[str] = set()
    for entity in annotation.in_reading_order():
        if len(entity.spans) > 1:
            why = tr("spaCy knows no entity in several pieces.")
            lost.append(Loss("fragments", article, entity.uid, why))
        elif tokens is not None and tokens.covering(entity.spans[0]) is None:
            why = tr("It begins or ends inside a token.")
            lost.append(Loss("token", article, entity.uid, why))
        else:
            kept.append(entity)
            there.add(entity.uid)
    for relation in annotation.relations.values():
        if relation.head in there and relation.tail in there:
            kept.append(relation)
        else:
            why = tr("One of its entities is lost.")
            lost.append(Loss("relation", article, relation.uid, why))
    return Annotation.of(kept), tuple(lost)


def packed(
    article: Article, one: AnnotatorMarks | None, kept: Annotation, tokens: Tokens
) -> Packed:
    """An article with the marks of ``kept``, all of which ``tokens`` cover."""
    entities = list(kept.entities.values())
    spans = [_token_span(entity, tokens) for entity in entities]
    numbers = {entity.uid: n for n, entity in enumerate(entities)}
    relations = sorted(
        kept.relations.values(),
        key=lambda r: (numbers[r.head], numbers[r.tail], r.label, r.uid),
    )
    user_data: UserData = {
        OURS: _ours(article, one, kept),
        RELATIONS: [_of_relation(relation, numbers, spans) for relation in relations],
    }
    return Packed(tokens.words, tokens.spaces, spans, _outermost(spans, tokens), user_data)


def found(text: Packed, where: str, name: str, options: ReadOptions) -> Iterator[Found]:
    """The article of a text, after each mark that cannot be read. ``name``: the file's."""
    tokens = Tokens.of(text.words, text.spaces)
    places = Places(tokens.text())
    intake.require_text(places.text)
    ours = _plain(text.user_data.get(OURS, {}))
    fields = ours if isinstance(ours, dict) else {}
    annotation, lost = _Marks(text, tokens, places, options).read(fields)
    excluded: list[Span] = []
    for one in plain.as_list(fields.get("excluded", []), "excluded"):
        try:
            excluded += places.spans([plain.to_span(one)])
        except BadInput as error:
            lost.append(f"excluded: {error}")
    yield from (Failed(where, why) for why in lost)
    article = Article(
        plain.as_text(fields.get("uid") or options.new_uid(), "uid"),
        plain.as_string(fields, "title") or intake.headline(places.text, ""),
        places.text,
        plain.as_object(fields.get("meta", {}), "meta"),
        tuple(excluded),
    )
    sha256 = hashlib.sha256(places.text.encode()).hexdigest()
    marks = () if fields and "annotator" not in fields else (_annotator(fields, annotation),)
    yield ArticleRecord(article, marks, Source(name, "utf-8", sha256))


class _Marks:
    def __init__(self, text: Packed, tokens: Tokens, places: Places, options: ReadOptions) -> None:
        self._text = text
        self._tokens = tokens
        self._places = places
        self._new_uid = options.new_uid
        self._entities: dict[int, Entity] = {}
        self._lost: list[str] = []

    def read(self, fields: Mapping[str, object]) -> tuple[Annotation, list[str]]:
        """The marks, and why those that failed did; ``fields``: what we wrote of the article."""
        uids = plain.as_list(fields.get("entities", []), "entities")
        extras = plain.as_object(fields.get("marks", {}), "marks")
        taken: set[str] = set()
        for number, span in enumerate([*self._text.spans, *self._text.ents]):
            uid = uids[number] if number < len(uids) else ""
            if not isinstance(uid, str) or not uid or uid in taken:
                uid = self._new_uid()
            taken.add(uid)
            try:
                self._entities[number] = self._entity(span, uid, extras.get(uid, {}))
            except BadInput as error:
                self._lost.append(f"{span.label}: {error}")
        labels = [
            plain.to_article_label(plain.as_object(label, "label"))
            for label in plain.as_list(fields.get("labels", []), "labels")
        ]
        marks: list[Mark] = [*self._entities.values(), *self._relations(), *labels]
        return Annotation.of(marks), self._lost

    def _entity(self, span: TokenSpan, uid: str, extras: object) -> Entity:
        if not 0 <= span.start < span.end <= len(self._tokens.words):
            most = str(len(self._tokens.words))
            raise BadInput(
                tr(
                    "{start}-{end} lies outside the text of {n} tokens.",
                    start=str(span.start),
                    end=str(span.end),
                    n=most,
                )
            )
        place = self._tokens.span(span.start, span.end)
        extras = plain.as_object(extras, "marks")
        said = {"uid": uid, "start": place.start, "end": place.end, "label": span.label}
        entity = plain.to_entity({**extras, **said})
        return replace(entity, spans=self._places.spans([place]))

    def _relations(self) -> Iterator[Relation]:
        """Those that we wrote; how others keep theirs in ``doc._`` is up to them."""
        there: set[str] = set()
        relations = _plain(self._text.user_data.get(RELATIONS, []))
        for one in relations if isinstance(relations, list) else []:
            try:
                relation = self._relation(one, there)
                there.add(relation.uid)
                yield relation
            except BadInput as error:
                self._lost.append(f"doc._.relations: {error}")

    def _relation(self, one: object, there: set[str]) -> Relation:
        fields = plain.as_object(one, "relation")
        ends = {}
        for side in ("head", "tail"):
            number = fields.get(f"{side}_entity")
            if not isinstance(number, int) or number not in self._entities:
                raise BadInput(tr("there is no entity {uid} for its end.", uid=str(number)))
            ends[side] = self._entities[number].uid
        uid = "" if fields.get("uid") else self._new_uid()
        relation = plain.to_relation({**fields, **ends}, uid)
        if relation.uid in there:
            raise BadInput(tr("the identity {uid} stands there twice.", uid=relation.uid))
        return relation


def _ours(article: Article, one: AnnotatorMarks | None, kept: Annotation) -> plain.Plain:
    told: plain.Plain = {
        "uid": article.uid,
        "title": article.title,
        "meta": dict(article.meta),
        "excluded": [[span.start, span.end] for span in article.excluded],
        "entities": list(kept.entities),
        "marks": {uid: extras for uid, e in kept.entities.items() if (extras := _extras(e))},
        "labels": [
            plain.of_mark(label)
            for label in sorted(kept.labels.values(), key=lambda one: (one.name, one.value))
        ],
    }
    if one is not None:
        told |= {"annotator": one.annotator, "kind": one.kind.value, "status": one.status.value}
    return told


def _of_relation(
    relation: Relation, numbers: Mapping[str, int], spans: Sequence[TokenSpan]
) -> plain.Plain:
    """A relation; its ends as token spans, and as numbers in ``doc.spans["entities"]``."""
    head, tail = numbers[relation.head], numbers[relation.tail]
    return {
        "uid": relation.uid,
        "label": relation.label,
        "head": [spans[head].start, spans[head].end],
        "tail": [spans[tail].start, spans[tail].end],
        "head_entity": head,
        "tail_entity": tail,
        **_extras(relation),
    }


def _extras(mark: Entity | Relation) -> plain.Plain:
    fields = plain.of_mark(mark)
    return {name: fields[name] for name in ("attributes", "note", "made_by") if name in fields}


def _token_span(entity: Entity, tokens: Tokens) -> TokenSpan:
    covering = tokens.covering(entity.spans[0])
    if covering is None:
        raise ValueError(f"no tokens cover {entity}")
    return TokenSpan(*covering, entity.label)


def _outermost(spans: Sequence[TokenSpan], tokens: Tokens) -> list[TokenSpan]:
    """Of spans in reading order those that ``doc.ents`` takes: none overlaps another.

    Nor may one begin or end with white space, on which training would fail.
    """
    out: list[TokenSpan] = []
    end = 0
    for span in spans:
        edges = tokens.words[span.start], tokens.words[span.end - 1]
        if span.start >= end and not any(word.isspace() for word in edges):
            out.append(span)
            end = span.end
    return out


def _annotator(fields: Mapping[str, object], annotation: Annotation) -> AnnotatorMarks:
    kind, status = plain.as_string(fields, "kind"), plain.as_string(fields, "status")
    return AnnotatorMarks(
        plain.as_string(fields, "annotator"),
        annotation,
        AnnotatorKind(kind) if kind in list(AnnotatorKind) else AnnotatorKind.PERSON,
        Status(status) if status in list(Status) else Status.IN_PROGRESS,
    )


def _plain(value: object) -> object:
    """A value of ``user_data``, its tuples made lists again."""
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    return value
