"""One task of Prodigy's: an article with the marks of one annotator."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import TypeVar

from annotator.errors import BadInput
from annotator.formats import ours
from annotator.formats.claimed import Borne, Claim, Ends, settle
from annotator.formats.format import AnnotatorMarks, Failed, Found, ReadOptions
from annotator.formats.format import ArticleRecord as Record
from annotator.formats.places import Places
from annotator.formats.tokens import Tokens
from annotator.i18n import tr, trn
from annotator.model import plain
from annotator.model.annotation import Annotation, Status
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Attributes, Entity, Relation

_T = TypeVar("_T")
_ANNOTATORS = ("_annotator_id", "_session_id")
_CHOSEN = ("accept", "label")
"""Where the answers to a choice stand, and what a whole text was asked to be."""

_EXTRAS = frozenset({"attributes", "note", "made_by"})
_KNOWN = frozenset(
    {*_ANNOTATORS, *_CHOSEN, "spans", "relations", "tokens", "answer", "meta", "options"}
    | {ours.FIELD}
)
_SPAN = _EXTRAS | {"start", "end", "label", "text", "token_start", "token_end", "type", "id"}
_RELATION = _EXTRAS | {"head", "child", "head_span", "child_span", "label"}


def of_article(
    article: Article, one: AnnotatorMarks | None, kept: Annotation, tokens: Tokens
) -> plain.Plain:
    """The task of an article with the marks of ``kept``, all of which ``tokens`` cover."""
    spans = {entity.uid: _of_entity(entity, tokens) for entity in kept.in_reading_order()}
    order = {uid: n for n, uid in enumerate(spans)}
    relations = sorted(
        kept.relations.values(), key=lambda r: (order[r.head], order[r.tail], r.label, r.uid)
    )
    words = [entity.of(article.text) for entity in kept.in_reading_order()]
    labels = sorted((label.name, label.value) for label in kept.labels.values())
    told = ours.of_article(article) | ours.of_annotator(one)
    if labels:
        told["labels"] = [{"name": name, "value": value} for name, value in labels]
    task: plain.Plain = {
        "text": article.text,
        "tokens": _of_tokens(tokens),
        "spans": [{"text": text, **span} for text, span in zip(words, spans.values(), strict=True)],
        "relations": [_of_relation(relation, spans) for relation in relations],
        "meta": dict(article.meta),
        "_view_id": "relations",
    }
    if one is not None:
        named = dict.fromkeys(_ANNOTATORS, one.annotator)
        task |= {"answer": _answer(one.status), **named}
    return {**task, ours.FIELD: told}


def read(fields: dict[str, object], where: str, name: str, options: ReadOptions) -> Iterator[Found]:
    """The article of a task, after what is to be told of it. ``name``: the file's."""
    raw = fields.get(options.text_field)
    if not isinstance(raw, str):
        yield Failed(where, tr("no text in the field {name}.", name=options.text_field))
        return
    told = ours.told_in(fields)
    places = Places(raw)
    task = _Task(fields, told, Borne(places, where, options.new_uid), len(raw))
    claims = list(task.claims())
    yield from settle(places, claims, where)
    annotation, status = task.answered(claims)
    yield from task.borne.told
    meta = ours.meta_of(fields, _KNOWN | {options.text_field, options.title_field})
    if not told:
        meta = {key: value for key, value in meta.items() if value is not None}
    titled = told or {"title": ours.title_in(fields, options.title_field)}
    article = ours.to_article(titled, places, meta, options.new_uid)
    begun = len(annotation) or "annotator" in told or "answer" in fields
    marks = (ours.to_annotator(told, annotation, _annotator(fields), status),) if begun else ()
    yield Record(article, marks, ours.source(article.text, name))


class _Task:
    def __init__(
        self, fields: Mapping[str, object], told: Mapping[str, object], borne: Borne, letters: int
    ) -> None:
        self.borne = borne
        self._letters = letters
        self._fields = fields
        self._told = told
        self._over: dict[int, Hashable] = {}
        """Token → the span over it."""

    def claims(self) -> Iterator[Claim]:
        """The spans."""
        yield from self._each("spans", self._claim)

    def answered(self, claims: list[Claim]) -> tuple[Annotation, Status]:
        """The marks that the answer leaves, and how far the annotator is."""
        self.borne.add_entities(claims)
        self.borne.add_relations(self._each("relations", self._ends))
        self.borne.add_labels(self._labels())
        self._tell_of_tokens()
        annotation = self.borne.annotation()
        answer = self._fields.get("answer")
        status = self._told.get("status")
        if status is not None and answer == _answer(status):
            return annotation, Status.IN_PROGRESS  # ours, and what it says is what we said
        if answer in ("reject", "ignore"):
            n = len(annotation)
            why = trn(
                "The answer is “{answer}”, so its {n} mark is left out.",
                "The answer is “{answer}”, so its {n} marks are left out.",
                n,
                answer=str(answer),
            )
            self.borne.lose(str(answer), why)
            return Annotation(), Status.SKIPPED
        return annotation, Status.DONE if answer == "accept" else Status.IN_PROGRESS

    def _each(self, name: str, read: Callable[[Mapping[str, object]], _T | None]) -> Iterator[_T]:
        for one in plain.as_list(self._fields.get(name) or [], name):
            try:
                made = read(plain.as_object(one, name))
            except BadInput as error:
                self.borne.fail(name, error)
                continue
            if made is not None:
                yield made

    def _claim(self, fields: Mapping[str, object]) -> Claim:
        self.borne.meet(fields, _SPAN)
        place = plain.to_span([fields.get("start"), fields.get("end")])
        label = plain.as_text(fields.get("label"), "label")
        words = fields.get("text")
        key = _key(fields) or (place.start, place.end, label)
        self._lay_over(fields.get("token_start"), fields.get("token_end"), key)
        said = words if isinstance(words, str) else None
        return Claim(label, (place,), said, key, *_extras(fields))

    def _lay_over(self, first: object, last: object, key: Hashable) -> None:
        if not isinstance(first, int) or not isinstance(last, int):
            return
        if 0 <= first <= last < first + self._letters:
            for token in range(first, last + 1):
                self._over.setdefault(token, key)

    def _ends(self, fields: Mapping[str, object]) -> Ends | None:
        self.borne.meet(fields, _RELATION)
        label = plain.as_text(fields.get("label"), "label")
        head, tail = (self._end(fields, side) for side in ("head", "child"))
        if head is None or tail is None:
            why = tr("The relation {label} joins tokens that no span covers.", label=label)
            self.borne.lose("token_relation", why)
            return None
        return Ends(label, head, tail, *_extras(fields))

    def _end(self, fields: Mapping[str, object], side: str) -> Hashable:
        """The key of the span at an end of a relation; None if a token stands there alone."""
        span, token = fields.get(f"{side}_span"), fields.get(side)
        if isinstance(span, dict):
            start, end, label = (span.get(name) for name in ("start", "end", "label"))
            if isinstance(start, int) and isinstance(end, int) and isinstance(label, str):
                return _key(span) or (start, end, label)
        return self._over.get(token) if isinstance(token, int) else None

    def _labels(self) -> Iterator[ArticleLabel]:
        if self._told:
            for one in plain.as_list(self._told.get("labels", []), "labels"):
                yield plain.to_article_label(plain.as_object(one, "labels"))
            return
        for name in _CHOSEN:
            value = self._fields.get(name)
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and one:
                    yield ArticleLabel(name, one)

    def _tell_of_tokens(self) -> None:
        if self._fields.get("tokens") and not self._told:
            self.borne.lose("tokens", tr("The tokens of the file are not kept."))


def _of_tokens(tokens: Tokens) -> list[plain.Plain]:
    rows = zip(tokens.words, tokens.starts, tokens.ends, tokens.spaces, strict=True)
    return [
        {"text": word, "start": start, "end": end, "id": n, "ws": space}
        for n, (word, start, end, space) in enumerate(rows)
    ]


def _of_entity(entity: Entity, tokens: Tokens) -> plain.Plain:
    covering = tokens.covering(entity.spans[0])
    if covering is None:
        raise ValueError(f"no tokens cover {entity}")
    first, end = covering
    return {
        "start": entity.start,
        "end": entity.end,
        "token_start": first,
        "token_end": end - 1,
        "label": entity.label,
        "id": entity.uid,
        **_of_extras(entity),
    }


def _of_relation(relation: Relation, spans: Mapping[str, plain.Plain]) -> plain.Plain:
    """A relation; ``head`` and ``child`` are the last tokens of its ends, as Prodigy has it."""
    head, child = (
        {name: value for name, value in spans[end].items() if name not in _EXTRAS}
        for end in (relation.head, relation.tail)
    )
    return {
        "head": head["token_end"],
        "child": child["token_end"],
        "head_span": head,
        "child_span": child,
        "label": relation.label,
        **_of_extras(relation),
    }


def _of_extras(mark: Entity | Relation) -> plain.Plain:
    fields = plain.of_mark(mark)
    return {name: fields[name] for name in ("attributes", "note", "made_by") if name in fields}


def _extras(fields: Mapping[str, object]) -> tuple[Attributes, str, str]:
    """Attributes, note and proposer of a mark of ours."""
    ends = {"uid": "-", "head": "-", "tail": "-", "label": "-"}
    read = plain.to_relation({**{name: fields[name] for name in _EXTRAS if name in fields}, **ends})
    return read.attributes, read.note, read.made_by


def _key(fields: Mapping[str, object]) -> str:
    key = fields.get("id")
    return key if isinstance(key, str) else ""


def _annotator(fields: Mapping[str, object]) -> str:
    named = (fields.get(name) for name in _ANNOTATORS)
    return next((name for name in named if isinstance(name, str) and name), "")


def _answer(status: object) -> str:
    return "ignore" if status == Status.SKIPPED else "accept"
