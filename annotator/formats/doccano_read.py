"""Reads doccano's lines, in the shapes that its versions wrote them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import doccano_counts, json_array, ours, strict_json
from annotator.formats.claimed import Borne, Claim, Ends
from annotator.formats.doccano_counts import COUNT, GRAPHEMES, UTF16, Counting
from annotator.formats.format import ArticleRecord, Failed, Found, ReadOptions, Remark, failed
from annotator.formats.places import Places
from annotator.i18n import tr
from annotator.model import plain
from annotator.model.marks import ArticleLabel

_LISTS = ("entities", "label", "labels", "cats")
_COMMENTS = ("Comments", "comments")
_KNOWN = frozenset({*_LISTS, *_COMMENTS, "relations", "meta", ours.FIELD})
_ENTITY = frozenset({"id", "label", "start_offset", "end_offset"})
_RELATION = frozenset({"id", "from_id", "to_id", "type"})
_NOBODY = frozenset({"all", "unknown"})
"""Names that doccano gives to files that are not one user's."""

_COMPARED = 200
"""Lines of two files that are looked at to see whether they are of the same texts."""

_COUNTED = 2000
"""Lines of a file that are looked at to see in what it counts."""


def read(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The articles of a file, a line each. Its name may be the annotator's."""
    return _Reading(path, options).found()


class _Reading:
    def __init__(self, path: Path, options: ReadOptions) -> None:
        self._path = path
        self._options = options
        self._user = _user(path, options.text_field)
        self._count = ""
        """In what the file counts; empty until it matters."""

    def found(self) -> Iterator[Found]:
        """The articles of the file."""
        for where, line in _values(self._path):
            try:
                fields = plain.as_object(strict_json.parse(line, where), tr("a line"))
                yield from self._article(fields, where)
            except BadInput as error:
                yield failed(where, error, self._options)

    def _article(self, fields: dict[str, object], where: str) -> Iterator[Found]:
        options = self._options
        raw = fields.get(options.text_field)
        if not isinstance(raw, str):
            yield Failed(where, tr("no text in the field {name}.", name=options.text_field))
            return
        told = ours.told_in(fields)
        places = Places(raw)
        borne = Borne(places, where, options.new_uid)
        claims, labels = _claims(fields, borne)
        if claims:
            if not told:
                yield from self._settle(raw)
            # Ours say it where it matters.
            counting = Counting(raw, str(told.get(COUNT, "")) if told else self._count)
            borne.add_entities(
                replace(one, spans=tuple(map(counting.to_points, one.spans))) for one in claims
            )
        borne.add_relations(_relations(fields, borne))
        borne.add_labels(labels)
        for comment in _COMMENTS:
            if fields.get(comment):
                why = tr("doccano's comments on a text: {text}", text=fields[comment])
                borne.lose("comment", why)
        yield from borne.told
        known = _KNOWN | {options.text_field, options.title_field} | ({"id"} if told else set())
        if not told:
            told = {"title": ours.title_in(fields, options.title_field)}
        article = ours.to_article(told, places, ours.meta_of(fields, known), options.new_uid)
        annotation = borne.annotation()
        begun = len(annotation) or "annotator" in told
        marks = (ours.to_annotator(told, annotation, self._user),) if begun else ()
        yield ArticleRecord(article, marks, ours.source(article.text, self._path.name))

    def _settle(self, text: str) -> Iterator[Remark]:
        """Finds out in what the file counts, once that matters."""
        if self._count or not doccano_counts.differ(text):
            return
        self._count = doccano_counts.likeliest(_spans(self._path, self._options.text_field))
        if self._count == UTF16:
            yield Remark(str(self._path), tr("positions were counted in UTF-16."))
        elif self._count == GRAPHEMES:
            yield Remark(str(self._path), tr("positions were counted in graphemes."))


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
    return {str(fields[text_field]) for fields in _beginning(path, text_field, _COMPARED)}


def _spans(path: Path, text_field: str) -> Iterator[doccano_counts.Counted]:
    """The texts of a file that can be counted in several ways, with the spans that it claims."""
    for fields in _beginning(path, text_field, _COUNTED):
        text = str(fields[text_field])
        if ours.told_in(fields) or not doccano_counts.differ(text):
            continue
        claims, _ = _claims(fields, Borne(Places(""), "", str))
        yield text, [span for claim in claims for span in claim.spans]


def _beginning(path: Path, text_field: str, most: int) -> Iterator[dict[str, object]]:
    """The first lines with a text."""
    try:
        for where, line in islice(_values(path), most):
            fields = strict_json.parse(line, where)
            if isinstance(fields, dict) and isinstance(fields.get(text_field), str):
                yield fields
    except BadInput:
        pass  # whoever reads that file is told of it
