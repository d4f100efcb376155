"""Label sets as plain values, as they stand in files and in the project."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from annotator.errors import BadInput
from annotator.i18n import tr
from annotator.look import COLOURS
from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)
from annotator.model.plain import Plain, as_list, as_object, as_string, as_text, without_empty

_T = TypeVar("_T")


def of_label_set(labels: LabelSet) -> Plain:
    """A label set, as it stands in files and in the project."""
    return without_empty(
        {
            "name": labels.name,
            "title": dict(labels.titles),
            "entities": [_of_label(label) for label in labels.entities],
            "relations": [_of_relation_label(label) for label in labels.relations],
            "articles": [_of_article_definition(a) for a in labels.articles],
        }
    )


def to_label_set(plain: object) -> LabelSet:
    """The label set that ``of_label_set`` made plain, or one that a person wrote."""
    fields = as_object(plain, "labelset")
    labels = LabelSet(
        as_text(fields.get("name"), "name"),
        _each(fields, "entities", _to_label),
        _each(fields, "relations", _to_relation_label),
        _each(fields, "articles", _to_article_definition),
        _texts(fields.get("title"), "title"),
    )
    names = [e.name for e in labels.entities] + [r.name for r in labels.relations]
    asked = [article.name for article in labels.articles]
    twice = next((n for some in (names, asked) for n in some if some.count(n) > 1), None)
    if twice:
        raise BadInput(tr("The label {name} stands there twice.", name=twice))
    return labels


def _of_label(label: Label) -> Plain:
    return without_empty(
        {
            "name": label.name,
            "title": dict(label.titles),
            "key": label.key,
            "colour": label.colour,
            "guideline": dict(label.guidelines),
            "examples": {language: list(some) for language, some in label.examples.items()},
            "attributes": [_of_attribute(a) for a in label.attributes],
        }
    )


def _of_relation_label(label: RelationLabel) -> Plain:
    return without_empty(
        {
            "name": label.name,
            "title": dict(label.titles),
            "heads": list(label.heads),
            "tails": list(label.tails),
            "symmetric": label.symmetric,
            "transitive": label.transitive,
            "key": label.key,
            "colour": label.colour,
            "guideline": dict(label.guidelines),
            "examples": {language: list(some) for language, some in label.examples.items()},
            "attributes": [_of_attribute(a) for a in label.attributes],
        }
    )


def _of_attribute(attribute: AttributeDefinition) -> Plain:
    return without_empty(
        {
            "name": attribute.name,
            "title": dict(attribute.titles),
            "kind": attribute.kind.value,
            "values": list(attribute.values),
            "value_titles": _of_value_titles(attribute.value_titles),
        }
    )


def _of_article_definition(article: ArticleLabelDefinition) -> Plain:
    return without_empty(
        {
            "name": article.name,
            "title": dict(article.titles),
            "values": list(article.values),
            "value_titles": _of_value_titles(article.value_titles),
            "several": article.several,
        }
    )


def _of_value_titles(titles: Mapping[str, Mapping[str, str]]) -> Plain:
    return without_empty({value: dict(named) for value, named in titles.items()})


def _to_label(plain: object) -> Label:
    fields = as_object(plain, "label")
    return Label(
        as_text(fields.get("name"), "name"),
        _texts(fields.get("title"), "title"),
        as_string(fields, "key"),
        _colour(fields, "blue"),
        _texts(fields.get("guideline"), "guideline"),
        _each(fields, "attributes", _to_attribute),
        _examples(fields),
    )


def _to_relation_label(plain: object) -> RelationLabel:
    fields = as_object(plain, "label")
    return RelationLabel(
        as_text(fields.get("name"), "name"),
        _texts(fields.get("title"), "title"),
        _names(fields, "heads"),
        _names(fields, "tails"),
        fields.get("symmetric") is True,
        fields.get("transitive") is True,
        as_string(fields, "key"),
        _colour(fields, "grey"),
        _texts(fields.get("guideline"), "guideline"),
        _each(fields, "attributes", _to_attribute),
        _examples(fields),
    )


def _to_attribute(plain: object) -> AttributeDefinition:
    fields = as_object(plain, "attribute")
    kind = fields.get("kind", "text")
    if not isinstance(kind, str) or kind not in list(AttributeKind):
        raise BadInput(tr("There is no kind of attribute {name}.", name=kind))
    return AttributeDefinition(
        as_text(fields.get("name"), "name"),
        _texts(fields.get("title"), "title"),
        AttributeKind(kind),
        _names(fields, "values"),
        _value_titles(fields),
    )


def _to_article_definition(plain: object) -> ArticleLabelDefinition:
    fields = as_object(plain, "label")
    return ArticleLabelDefinition(
        as_text(fields.get("name"), "name"),
        _texts(fields.get("title"), "title"),
        _names(fields, "values"),
        _value_titles(fields),
        fields.get("several") is True,
    )


def _colour(fields: Mapping[str, object], otherwise: str) -> str:
    colour = fields.get("colour", otherwise)
    if colour in COLOURS:
        return str(colour)
    known = ", ".join(COLOURS)
    raise BadInput(tr("There is no colour {name}; there are {known}.", name=colour, known=known))


def _texts(plain: object, name: str) -> dict[str, str]:
    fields = as_object(plain if plain is not None else {}, name)
    return {language: as_text(text, name) for language, text in fields.items()}


def _examples(fields: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    examples = as_object(fields.get("examples", {}), "examples")
    return {language: _names(examples, language) for language in examples}


def _value_titles(fields: Mapping[str, object]) -> dict[str, dict[str, str]]:
    titles = as_object(fields.get("value_titles", {}), "value_titles")
    return {value: _texts(named, "value_titles") for value, named in titles.items()}


def _names(fields: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(as_text(value, name) for value in as_list(fields.get(name, []), name))


def _each(fields: Mapping[str, object], name: str, read: Callable[[object], _T]) -> tuple[_T, ...]:
    return tuple(read(value) for value in as_list(fields.get(name, []), name))
