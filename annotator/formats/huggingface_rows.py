"""The rows of a data set: columns, features, and an annotation as a row of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.formats import ours
from annotator.formats.format import AnnotatorMarks
from annotator.formats.tokens import Tokens
from annotator.model import plain
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Relation, Span

NO_TOKEN = -1
"""Where an entity begins or ends inside a token."""

_TEXT: plain.Plain = {"dtype": "string", "_type": "Value"}
_NUMBER: plain.Plain = {"dtype": "int32", "_type": "Value"}
_EXTRAS = {"attributes": _TEXT, "note": _TEXT, "made_by": _TEXT}


@dataclass(slots=True)
class Names:
    """The labels of a data set, each with its number."""

    entities: dict[str, int] = field(default_factory=dict)
    relations: dict[str, int] = field(default_factory=dict)

    @classmethod
    def starting_with(cls, labels: LabelSet | None) -> "Names":
        """The labels of a label set, in their order; others follow as they come."""
        if labels is None:
            return cls()
        return cls(
            {label.name: n for n, label in enumerate(labels.entities)},
            {label.name: n for n, label in enumerate(labels.relations)},
        )

    def entity(self, label: str) -> int:
        """The number of a label of entities."""
        return self.entities.setdefault(label, len(self.entities))

    def relation(self, label: str) -> int:
        """The number of a label of relations."""
        return self.relations.setdefault(label, len(self.relations))


def features(names: Names) -> plain.Plain:
    """The columns as the ``datasets`` library describes them."""
    span = {"start": _NUMBER, "end": _NUMBER}
    return {
        "id": _TEXT,
        "title": _TEXT,
        "text": _TEXT,
        "annotator": _TEXT,
        "kind": _TEXT,
        "status": _TEXT,
        "tokens": [_TEXT],
        "token_starts": [_NUMBER],
        "entities": [
            {
                "id": _TEXT,
                "label": _class(names.entities),
                **span,
                "text": _TEXT,
                "token_start": _NUMBER,
                "token_end": _NUMBER,
                "fragments": [span],
                **_EXTRAS,
            }
        ],
        "relations": [
            {
                "id": _TEXT,
                "label": _class(names.relations),
                "head": _NUMBER,
                "tail": _NUMBER,
                **_EXTRAS,
            }
        ],
        "labels": [{"name": _TEXT, "value": _TEXT}],
        "excluded": [span],
        "meta": _TEXT,
    }


def schema(arrow: Any) -> Any:
    """The columns as Arrow has them."""
    return arrow.schema(
        [(name, _arrow_type(one, arrow)) for name, one in features(Names()).items()]
    )


def info(names: Names) -> bytes:
    """What the ``datasets`` library expects in the metadata of a file."""
    return json.dumps({"info": {"features": features(names)}}, ensure_ascii=False).encode()


def row(article: Article, one: AnnotatorMarks | None, tokens: Tokens, names: Names) -> plain.Plain:
    """An annotation; head and tail of its relations are places in its list of entities."""
    annotation = one.annotation if one else Annotation()
    entities = annotation.in_reading_order()
    order = {entity.uid: n for n, entity in enumerate(entities)}
    relations = sorted(
        annotation.relations.values(), key=lambda r: (order[r.head], order[r.tail], r.label, r.uid)
    )
    labels = sorted(annotation.labels.values(), key=lambda label: label.uid)
    told = {"annotator": None, "kind": None, "status": None} | ours.of_annotator(one)
    return {
        "id": article.uid,
        "title": article.title,
        "text": article.text,
        **told,
        "tokens": tokens.words,
        "token_starts": tokens.starts,
        "entities": [_of_entity(entity, article.text, tokens, names) for entity in entities],
        "relations": [_of_relation(relation, order, names) for relation in relations],
        "labels": [{"name": label.name, "value": label.value} for label in labels],
        "excluded": [{"start": span.start, "end": span.end} for span in article.excluded],
        "meta": json.dumps(dict(article.meta), ensure_ascii=False),
    }


def _of_entity(entity: Entity, text: str, tokens: Tokens, names: Names) -> plain.Plain:
    """An entity; its tokens from the first to before ``token_end``."""
    start, end = tokens.covering(Span(entity.start, entity.end)) or (NO_TOKEN, NO_TOKEN)
    return {
        "id": entity.uid,
        "label": names.entity(entity.label),
        "start": entity.start,
        "end": entity.end,
        "text": entity.of(text),
        "token_start": start,
        "token_end": end,
        "fragments": [{"start": span.start, "end": span.end} for span in entity.spans],
        **_of_extras(entity),
    }


def _of_relation(relation: Relation, order: Mapping[str, int], names: Names) -> plain.Plain:
    return {
        "id": relation.uid,
        "label": names.relation(relation.label),
        "head": order[relation.head],
        "tail": order[relation.tail],
        **_of_extras(relation),
    }


def _of_extras(mark: Entity | Relation) -> plain.Plain:
    attributes = json.dumps(dict(mark.attributes), ensure_ascii=False) if mark.attributes else ""
    return {"attributes": attributes, "note": mark.note, "made_by": mark.made_by}


def _class(names: Iterable[str]) -> plain.Plain:
    return {"names": list(names), "_type": "ClassLabel"}


def _arrow_type(feature: Any, arrow: Any) -> Any:
    if isinstance(feature, list):
        return arrow.list_(_arrow_type(feature[0], arrow))
    if feature.get("_type") == "ClassLabel":
        return arrow.int64()
    if feature.get("_type") == "Value":
        return arrow.string() if feature["dtype"] == "string" else arrow.int32()
    return arrow.struct([(name, _arrow_type(one, arrow)) for name, one in feature.items()])
