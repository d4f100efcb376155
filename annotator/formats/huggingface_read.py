"""The rows of a data set, read: ours, and those that others make of entities or of tags."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.errors import BadInput
from annotator.formats import ours, strict_json
from annotator.formats.claimed import Borne, Claim, Ends, settle
from annotator.formats.format import ArticleRecord, Found, ReadOptions
from annotator.formats.parquet_file import Table, plain_value
from annotator.formats.places import Places
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.marks import ArticleLabel, Attributes, Span

_TAGS = ("ner_tags", "tags", "labels")
_OUT = "O"
_MARKS = frozenset({"entities", "relations", "tokens", "token_starts"})
_MARK = frozenset({"id", "label", "text", "attributes", "note", "made_by"})
_ENTITY = _MARK | {"start", "end", "token_start", "token_end", "fragments"}
_RELATION = _MARK | {"head", "tail"}
_OURS = frozenset({"id", "title", "annotator", "kind", "status", "labels", "excluded", "meta"})
_ALL_OF_OURS = _OURS | {"text", "tokens", "token_starts", "entities", "relations"}


class Rows:
    """How the rows of one file are to be understood."""

    def __init__(self, table: Table, name: str, options: ReadOptions) -> None:
        self._name = name
        self._options = options
        # The data sets library keeps all columns when it writes a file of ours again, not our word.
        self._is_ours = b"hashiya" in table.metadata or _ALL_OF_OURS.issubset(table.columns)
        self._features = table.features()
        self._tags = next((tag for tag in _TAGS if tag in table.columns), "")

    def article(self, fields: dict[str, object], where: str) -> Iterator[Found]:
        """The article of a row, after what is to be told of it."""
        text, starts = self._text(fields)
        places = Places(text)
        borne = Borne(places, where, self._options.new_uid)
        claims = list(self._claims(fields, borne, starts))
        yield from settle(places, claims, where)
        borne.add_entities(claims)
        borne.add_relations(self._relations(fields, borne))
        told: dict[str, object] = {}
        if self._is_ours:
            told = _told(fields)
            borne.add_labels(_labels(fields))
            meta = _json_object(fields.get("meta"), "meta")
        else:
            told = {"title": ours.title_in(fields, self._options.title_field)}
            meta = self._meta(fields)
        yield from borne.told
        article = ours.to_article(told, places, meta, self._options.new_uid)
        annotation = borne.annotation()
        begun = "annotator" in told if self._is_ours else self._has_marks(fields)
        marks = (ours.to_annotator(told, annotation),) if begun else ()
        yield ArticleRecord(article, marks, ours.source(article.text, self._name))

    def _text(self, fields: Mapping[str, object]) -> tuple[str, list[int]]:
        """The text, or one made of the tokens; and where those begin."""
        text = ours.text_in(fields, self._options.text_field)
        tokens = fields.get("tokens")
        if not isinstance(tokens, list):
            if text is None:
                raise BadInput(
                    tr(
                        "no text in the field {name}; there are: {there}.",
                        name=self._options.text_field,
                        there=", ".join(sorted(fields)[:20]),
                    )
                )
            return text, []
        words = [str(token) for token in tokens]
        if text is None:
            text = " ".join(words)
        return text, _starts(words, text)

    def _claims(
        self, fields: Mapping[str, object], borne: Borne, starts: Sequence[int]
    ) -> Iterator[Claim]:
        entities = fields.get("entities")
        if isinstance(entities, list):
            for number, one in enumerate(entities):
                try:
                    told = plain.as_object(one, "entity")
                    borne.meet(told, _ENTITY)
                    yield self._claim(told, number)
                except BadInput as error:
                    borne.fail("entity", error)
        elif isinstance(fields.get(self._tags), list):
            if not starts:
                why = tr("the tokens that its tags belong to do not make up the text.")
                borne.fail(self._tags, BadInput(why))
                return
            tokens = plain.as_list(fields["tokens"], "tokens")
            tags = plain.as_list(fields[self._tags], self._tags)
            names = _names(self._features.get(self._tags))
            ends = [at + len(str(word)) for at, word in zip(starts, tokens, strict=True)]
            said = [_named(tag, names) for tag in tags]
            yield from _of_tags(said, starts, ends)

    def _claim(self, fields: Mapping[str, object], number: int) -> Claim:
        names = _names(_inside(self._features.get("entities"), "label"))
        pieces = fields.get("fragments") or [fields]
        spans = []
        for piece in plain.as_list(pieces, "fragments"):
            place = plain.as_object(piece, "fragments")
            spans.append(plain.to_span([place.get("start"), place.get("end")]))
        words = fields.get("text")
        return Claim(
            plain.as_text(_named(fields.get("label"), names), "label"),
            tuple(spans),
            words if isinstance(words, str) else None,
            number,
            *_extras(fields),
        )

    def _relations(self, fields: Mapping[str, object], borne: Borne) -> Iterator[Ends]:
        relations = fields.get("relations")
        names = _names(_inside(self._features.get("relations"), "label"))
        for one in relations if isinstance(relations, list) else []:
            try:
                told = plain.as_object(one, "relation")
                borne.meet(told, _RELATION)
                head, tail = (_place(told.get(end)) for end in ("head", "tail"))
                label = plain.as_text(_named(told.get("label"), names), "label")
                yield Ends(label, head, tail, *_extras(told))
            except BadInput as error:
                borne.fail("relation", error)

    def _has_marks(self, fields: Mapping[str, object]) -> bool:
        return fields.get("entities") is not None or fields.get(self._tags) is not None

    def _meta(self, fields: Mapping[str, object]) -> dict[str, object]:
        """The columns that hold neither the text nor marks."""
        known = _MARKS | {self._options.text_field, self._options.title_field, self._tags}
        others = {n: plain_value(value) for n, value in fields.items() if n not in known}
        return {name: value for name, value in others.items() if value is not None}


def _starts(words: Sequence[str], text: str) -> list[int]:
    """Where the words stand in a text, one after the other; nothing if one of them does not."""
    starts, at = [], 0
    for word in words:
        at = text.find(word, at)
        if at < 0:
            return []
        starts.append(at)
        at += len(word)
    return starts


def _place(value: object) -> int:
    if isinstance(value, int):
        return value
    raise BadInput(tr("there is no entity {uid} for its end.", uid=str(value)))


def _told(fields: Mapping[str, object]) -> dict[str, object]:
    """What our columns say, as our field in other formats says it."""
    told = {name: fields[name] for name in _OURS if fields.get(name) is not None}
    told["uid"] = told.pop("id", None)
    spans = plain.as_list(told.get("excluded", []), "excluded")
    places = [plain.as_object(one, "excluded") for one in spans]
    told["excluded"] = [[place.get("start"), place.get("end")] for place in places]
    return told


def _labels(fields: Mapping[str, object]) -> Iterator[ArticleLabel]:
    for one in plain.as_list(fields.get("labels") or [], "labels"):
        yield plain.to_article_label(plain.as_object(one, "labels"))


def _of_tags(tags: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> Iterator[Claim]:
    """The entities of tags in IOB2; an ``I-`` that follows nothing of its kind begins one."""
    first, kind = 0, ""
    for number, tag in enumerate([*tags[: len(starts)], _OUT]):
        sign, _, label = tag.partition("-")
        goes_on = sign == "I" and label == kind
        if kind and not goes_on:
            yield Claim(kind, (Span(starts[first], ends[number - 1]),))
            kind = ""
        if sign in ("B", "I") and label and not goes_on:
            first, kind = number, label


def _inside(feature: object, name: str) -> object:
    """The feature ``name`` of the objects in a list, in either notation."""
    if isinstance(feature, dict):
        feature = feature.get("feature")
    elif isinstance(feature, list) and feature:
        feature = feature[0]
    return feature.get(name) if isinstance(feature, dict) else None


def _names(feature: object) -> list[str]:
    """The names of a ``ClassLabel``, or of a list of them."""
    if isinstance(feature, list) and feature:
        feature = feature[0]
    if isinstance(feature, dict) and isinstance(feature.get("feature"), dict):
        feature = feature["feature"]
    names = feature.get("names") if isinstance(feature, dict) else None
    return [str(name) for name in names] if isinstance(names, list) else []


def _named(value: object, names: Sequence[str]) -> str:
    if isinstance(value, int) and 0 <= value < len(names):
        return names[value]
    return str(value) if isinstance(value, int | str) else ""


def _extras(fields: Mapping[str, object]) -> tuple[Attributes, str, str]:
    ends = {"uid": "-", "head": "-", "tail": "-", "label": "-"}
    told = {name: fields.get(name) or "" for name in ("note", "made_by")}
    attributes = _json_object(fields.get("attributes"), "attributes")
    read = plain.to_relation({**ends, **told, "attributes": attributes})
    return read.attributes, read.note, read.made_by


def _json_object(value: object, name: str) -> dict[str, object]:
    if not isinstance(value, str) or not value:
        return {}
    try:
        return plain.as_object(strict_json.parse(value.encode(), name), name)
    except BadInput as error:
        raise BadInput(tr("{name} should be an object.", name=name)) from error
