"""The layers of annotations that WebAnno and INCEpTION write, read as marks and back."""

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace

from annotator.errors import BadInput
from annotator.formats.format import Failed, Loss, Remark
from annotator.formats.places import Places
from annotator.i18n import tr, trn
from annotator.model.annotation import Annotation
from annotator.model.marks import (
    ArticleLabel,
    Attributes,
    AttributeValue,
    Entity,
    Mark,
    Relation,
    Span,
    joined,
)
from annotator.text.offsets import Offsets

Features = Mapping[str, AttributeValue]
"""What an annotation says beside its place; features without a value are left out."""

NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
"""The layer for entities that every project of INCEpTION has."""

RELATION = "webanno.custom.Relation"
FRAGMENT = "webanno.custom.Fragment"
"""Our relation between the pieces of one entity: these tools know none in several pieces."""

ARTICLE_LABEL = "webanno.custom.ArticleLabel"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"  # noqa: S105 - no password
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"

LABEL, NOTE, MADE_BY = "value", "note", "made_by"
_LABELS = (LABEL, "label", "identifier")
_FLAGS = {"true": True, "false": False}
_DKPRO = re.compile(r"(de\.tudarmstadt\.ukp\.dkpro\.core\.api|org\.dkpro\.core\.api)\.(\w+)\.")
_MARKING = ("ner", "coref")


def short(layer: str) -> str:
    """The name of a layer without that of its package."""
    return layer.rpartition(".")[2]


def meant(name: str, value: str) -> AttributeValue:
    """A value of a feature, in a file that does not tell flags from texts."""
    return value if name in (*_LABELS, NOTE, MADE_BY) else _FLAGS.get(value, value)


def is_grammar(layer: str) -> bool:
    """Whether a layer is one of those for parts of speech, lemmas, syntax and the like."""
    found = _DKPRO.match(layer)
    return found is not None and found[2] not in _MARKING


class Marks:
    """Collects the annotations of a text, under any keys, and makes marks of them.

    ``raw``: the text as it stands in the file. ``in_utf16``: what the file counts in. What has no
    place here becomes a Loss, what cannot be a Failed; both in ``told``.
    """

    def __init__(
        self, raw: str, new_uid: Callable[[], str], where: str, *, in_utf16: bool = True
    ) -> None:
        self.places = Places(raw)
        self.told: list[Failed | Loss | Remark] = []
        self._offsets = Offsets(raw if in_utf16 else "")
        self._new_uid = new_uid
        self._where = where
        self._entities: dict[Hashable, Entity] = {}
        self._anchors: dict[Hashable, tuple[str, int, int]] = {}
        self._anchored = 0
        self._labels: dict[str, ArticleLabel] = {}
        self._relations: list[tuple[str, str, Hashable, Hashable, Features]] = []
        self._whole: dict[Hashable, Hashable] = {}
        """A piece → another of the same entity."""

    def span(self, key: Hashable, layer: str, begin: int, end: int, features: Features) -> None:
        """An annotation of a stretch of text: an entity, if it is one of a layer for marks."""
        where = f"{self._where} {begin}-{end}"
        if is_grammar(layer):
            self.lose(
                "layer", where, tr("{layer}: {what}", layer=short(layer), what=_said(features))
            )
        elif begin == end:
            why = tr("{label} covers no letter.", label=_label_of(layer, features)[0])
            self.lose("zero_width", where, why)
        else:
            self._keep(key, layer, begin, end, features)

    def anchor(self, key: Hashable, layer: str, begin: int, end: int) -> None:
        """A token: it becomes an entity only where a relation ends at it."""
        self._anchors[key] = (layer, begin, end)

    def relation(
        self, layer: str, head: Hashable, tail: Hashable, features: Features, where: str
    ) -> None:
        """A relation; its ends may still come. ``where``: its place in the file."""
        if is_grammar(layer):
            what = _said(features)
            self.lose("layer", where, tr("{layer}: {what}", layer=short(layer), what=what))
        else:
            self._relations.append((layer, where, head, tail, features))

    def article_label(self, features: Features) -> None:
        """A label on the whole article, as ``ARTICLE_LABEL`` says it."""
        name, value = str(features.get("name") or ""), str(features.get(LABEL) or "")
        if name and value:
            label = ArticleLabel(name, value)
            self._labels[label.uid] = label

    def lose(self, kind: str, where: str, why: str) -> None:
        """Notes what has no place here."""
        self.told.append(Loss(kind, where, "", why))

    def fail(self, where: str, why: str) -> None:
        """Notes what cannot be."""
        self.told.append(Failed(where, why))

    def annotation(self) -> Annotation:
        """The marks; call it once, after all was added."""
        for _, _, head, tail, _ in (one for one in self._relations if one[0] == FRAGMENT):
            if head in self._entities and tail in self._entities:
                self._join(head, tail)
        relations = [
            made
            for one in self._relations
            if one[0] != FRAGMENT and (made := self._related(*one)) is not None
        ]
        if self._anchored:
            what = trn(
                "{n} token became an entity, for a relation ends at it.",
                "{n} tokens became entities, for relations end at them.",
                self._anchored,
            )
            self.told.append(Remark(self._where, what))
        entities = [e for key, e in self._entities.items() if key not in self._whole]
        marks: list[Mark] = [*entities, *relations, *self._labels.values()]
        return Annotation.of(marks)

    def _keep(self, key: Hashable, layer: str, begin: int, end: int, features: Features) -> None:
        label, rest = _label_of(layer, features)
        try:
            spans = self._spans(begin, end)
        except BadInput as error:
            self.fail(f"{self._where} {begin}-{end} {label}", str(error))
            return
        extras = _extras(rest)
        self._entities[key] = Entity(self._new_uid(), spans, label, *extras)

    def _spans(self, begin: int, end: int) -> tuple[Span, ...]:
        start, stop = self._offsets.to_points(begin), self._offsets.to_points(end)
        if not 0 <= start < stop:
            raise BadInput(tr("it ends before it begins."))
        if (self._offsets.to_utf16(start), self._offsets.to_utf16(stop)) != (begin, end):
            raise BadInput(tr("it begins or ends inside a character."))
        return self.places.spans([Span(start, stop)])

    def _join(self, head: Hashable, tail: Hashable) -> None:
        """Makes one entity of two pieces."""
        first, second = self._root(head), self._root(tail)
        if first != second:
            spans = joined((*self._entities[first].spans, *self._entities[second].spans))
            self._entities[first] = replace(self._entities[first], spans=spans)
            self._whole[second] = first

    def _root(self, key: Hashable) -> Hashable:
        while key in self._whole:
            key = self._whole[key]
        return key

    def _related(
        self, layer: str, where: str, head: Hashable, tail: Hashable, features: Features
    ) -> Relation | None:
        ends = [self._end(head), self._end(tail)]
        label, rest = _label_of(layer, features)
        if None in ends:
            why = tr("{label}: one of its ends is no entity here.", label=label)
            self.lose("relation", where, why)
            return None
        return Relation(self._new_uid(), str(ends[0]), str(ends[1]), label, *_extras(rest))

    def _end(self, key: Hashable) -> str | None:
        if key not in self._entities and key in self._anchors:
            self._keep(key, *self._anchors[key], {})
            self._anchored += 1
        found = self._entities.get(self._root(key))
        return found.uid if found else None


def _label_of(layer: str, features: Features) -> tuple[str, Features]:
    """The label of an annotation, and the features that say something else.

    A feature that is named for it, the only text if there is but one, or else the layer's name.
    """
    texts = [
        n for n, v in features.items() if isinstance(v, str) and v and n not in (NOTE, MADE_BY)
    ]
    named = next((name for name in _LABELS if name in texts), texts[0] if len(texts) == 1 else "")
    if not named:
        return short(layer), features
    return str(features[named]), {n: v for n, v in features.items() if n != named}


def _extras(features: Features) -> tuple[Attributes, str, str]:
    rest = tuple(sorted((n, v) for n, v in features.items() if n not in (NOTE, MADE_BY)))
    return rest, str(features.get(NOTE, "")), str(features.get(MADE_BY, ""))


def _said(features: Features) -> str:
    return ", ".join(f"{name}={value}" for name, value in features.items()) or "…"
