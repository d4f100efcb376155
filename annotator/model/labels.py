"""Labels, and the label set: all the labels of a project."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self, TypeVar

from annotator.errors import BadInput, NotFound
from annotator.i18n import title_of, tr

COLOURS = (
    "blue", "orange", "green", "red", "purple", "brown",
    "pink", "grey", "olive", "cyan", "gold", "teal",
)  # fmt: skip
"""The hues that a label may have; a theme says what each looks like."""

KEYS = "1234567890qwetyuiopsdfghjklzxvbm"
"""Keys that a label may have, in the order in which they are given out: places on the keyboard,
named by what they bear on the US layout. R, A, N and C are commands."""


class AttributeKind(StrEnum):
    """What values an attribute takes."""

    CHOICE = "choice"
    BOOLEAN = "boolean"
    TEXT = "text"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class AttributeDefinition:
    """A property that marks with a label may carry."""

    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    kind: AttributeKind = AttributeKind.TEXT
    values: tuple[str, ...] = ()
    value_titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What people call its values: by value, then by language code."""

    @property
    def title(self) -> str:
        """Its name in the language in use."""
        return title_of(dict(self.titles), self.name)

    def value_title(self, value: str) -> str:
        """A value in the language in use."""
        return title_of(dict(self.value_titles.get(value, {})), value)


@dataclass(frozen=True, slots=True)
class Label:
    """A type of entity."""

    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    """What people call it, by language code."""
    key: str = ""
    colour: str = "blue"
    guidelines: Mapping[str, str] = field(default_factory=dict)
    attributes: tuple[AttributeDefinition, ...] = ()
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that it marks, by language code of the guideline that they belong to."""

    @property
    def title(self) -> str:
        """Its name in the language in use."""
        return title_of(dict(self.titles), self.name)


@dataclass(frozen=True, slots=True)
class RelationLabel:
    """A type of relation. No heads or tails named: any entity may stand there."""

    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    symmetric: bool = False
    transitive: bool = False
    key: str = ""
    colour: str = "grey"
    guidelines: Mapping[str, str] = field(default_factory=dict)
    attributes: tuple[AttributeDefinition, ...] = ()
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its name in the language in use."""
        return title_of(dict(self.titles), self.name)

    def fits(self, head: str, tail: str) -> bool:
        """Whether it may join entities with these labels, in this direction."""
        return (not self.heads or head in self.heads) and (not self.tails or tail in self.tails)


@dataclass(frozen=True, slots=True)
class ArticleLabelDefinition:
    """A question about the whole article, with the values that answer it."""

    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    value_titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What people call its values: by value, then by language code."""
    several: bool = False
    """Whether an article may have more than one of them."""

    @property
    def title(self) -> str:
        """Its name in the language in use."""
        return title_of(dict(self.titles), self.name)

    def value_title(self, value: str) -> str:
        """A value in the language in use."""
        return title_of(dict(self.value_titles.get(value, {})), value)


@dataclass(frozen=True, slots=True)
class LabelSet:
    """All the labels of a project, in the order in which they are shown."""

    name: str
    entities: tuple[Label, ...] = ()
    relations: tuple[RelationLabel, ...] = ()
    articles: tuple[ArticleLabelDefinition, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    def entity(self, name: str) -> Label | None:
        """The entity label of this name."""
        return next((label for label in self.entities if label.name == name), None)

    def relation(self, name: str) -> RelationLabel | None:
        """The relation label of this name."""
        return next((label for label in self.relations if label.name == name), None)

    def title_of(self, name: str) -> str:
        """What people call a label of entities or relations; one that is not here by its name."""
        found = self.entity(name) or self.relation(name)
        return found.title if found else name

    def article(self, name: str) -> ArticleLabelDefinition | None:
        """The question about the article of this name."""
        return next((one for one in self.articles if one.name == name), None)

    def by_key(self, key: str) -> Label | None:
        """The entity label with this key."""
        return next((label for label in self.entities if key and label.key == key), None)

    def fitting(self, head: str, tail: str) -> list[RelationLabel]:
        """The relation labels that may join entities with these labels."""
        return [label for label in self.relations if label.fits(head, tail)]

    def with_entity(self, name: str) -> Self:
        """The set with one more entity label, under the next free key and colour."""
        if self.entity(name):
            return self
        taken = {label.key for label in self.entities}
        key = next((k for k in KEYS if k not in taken), "")
        colour = _next_colour([label.colour for label in self.entities])
        return replace(self, entities=(*self.entities, Label(name, key=key, colour=colour)))

    def with_relation(self, name: str) -> Self:
        """The set with one more relation label, that may join anything."""
        if self.relation(name):
            return self
        return replace(self, relations=(*self.relations, RelationLabel(name)))

    def renamed(self, old: str, new: str) -> Self:
        """The set in which the label ``old`` is called ``new``.

        Raises NotFound if there is no ``old``, BadInput if ``new`` is taken.
        """
        self._require(old)
        if self.entity(new) or self.relation(new):
            raise BadInput(tr("There is a label {name} already; merge them instead.", name=new))
        return _renamed_everywhere(self, old, new)

    def merged(self, old: str, new: str) -> Self:
        """The set without ``old``, whose marks are to become ``new``; raises NotFound."""
        self._require(old)
        self._require(new)
        if (self.entity(old) is None) != (self.entity(new) is None):
            raise BadInput(tr("{old} and {new} are not of one kind.", old=old, new=new))
        kept = replace(
            self,
            entities=tuple(label for label in self.entities if label.name != old),
            relations=tuple(label for label in self.relations if label.name != old),
        )
        return _renamed_everywhere(kept, old, new)

    def _require(self, name: str) -> None:
        if self.entity(name) is None and self.relation(name) is None:
            raise NotFound(tr("There is no label {name}.", name=name))


_Set = TypeVar("_Set", bound=LabelSet)


def _next_colour(used: list[str]) -> str:
    """The first of the colours that are used least; never that of the neighbour."""
    free = [colour for colour in COLOURS if used[-1:] != [colour]]
    return min(free, key=used.count)


def _renamed_everywhere(labels: _Set, old: str, new: str) -> _Set:
    def name(one: str) -> str:
        return new if one == old else one

    def names(many: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name(one) for one in many))

    return replace(
        labels,
        entities=tuple(replace(label, name=name(label.name)) for label in labels.entities),
        relations=tuple(
            replace(
                label,
                name=name(label.name),
                heads=names(label.heads),
                tails=names(label.tails),
            )
            for label in labels.relations
        ),
    )
