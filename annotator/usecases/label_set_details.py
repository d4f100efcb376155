"""Attributes and their values while a label set is changed: what marks carry keeps its meaning."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from annotator.model.labels import AttributeDefinition, AttributeKind
from annotator.model.marks import ArticleLabel, Attributes, Entity, Relation

Attribute = tuple[str, str]
"""A label and the name of an attribute, as marks have them."""
Detail = tuple[str, str, str]
"""A label, an attribute, and a value of it, as marks have them.

Of an answer about the article: the question, ``ANSWER``, and the value.
"""
ANSWER = ""
"""Stands for the name of an attribute where a label of the article is meant; none is so named."""


@dataclass(frozen=True, slots=True)
class Renames:
    """What one label's attributes and values are called now, by what they were called."""

    attributes: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By the old name of the attribute and the old value."""


NO_RENAMES = Renames()


@dataclass(frozen=True, slots=True)
class DetailMoves:
    """New names of attributes and new values, by what marks have now."""

    attributes: Mapping[Attribute, str] = field(default_factory=dict)
    values: Mapping[Detail, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.attributes or self.values)

    @property
    def labels(self) -> set[str]:
        """The labels whose marks change."""
        return {key[0] for key in (*self.attributes, *self.values) if key[1] != ANSWER}

    @property
    def questions(self) -> set[str]:
        """The questions whose answers change."""
        return {key[0] for key in self.values if key[1] == ANSWER}

    def answer(self, mark: ArticleLabel) -> str:
        """The value of a label of the article as it is to be."""
        return self.values.get((mark.name, ANSWER, mark.value), mark.value)

    def of(self, mark: Entity | Relation) -> Attributes:
        """The attributes of a mark as they are to be; of two with one name the first stays."""
        after: dict[str, str | bool] = {}
        for name, value in mark.attributes:
            now = self.attributes.get((mark.label, name), name)
            moved = self.values.get((mark.label, name, value)) if isinstance(value, str) else None
            after.setdefault(now, value if moved is None else moved)
        return tuple(sorted(after.items()))


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that marks have and that the set would not offer any more."""

    attribute: str
    value: str
    """Empty where the whole attribute is gone."""
    marks: int


class DetailNames:
    """Remembers what each attribute and value that marks have is called in the draft.

    Answers about the article are values too, of the attribute ``ANSWER`` of their question.
    """

    def __init__(self, counts: Mapping[Detail, int] | None = None) -> None:
        """``counts`` says how many marks have each value."""
        self._counts = counts or {}
        self._names = {(label, name): name for label, name, _ in self._counts}
        self._values = {detail: detail[2] for detail in self._counts}
        self.hold()

    def hold(self) -> None:
        """What comes is told against the names as they are now."""
        self._held = dict(self._names), dict(self._values)

    def rename(self, labels: Collection[str], renames: Renames) -> None:
        """Gives new names to what marks with these labels have, told against what was held."""
        names, values = self._held
        for detail, value in values.items():
            label, name, _ = detail
            if label in labels:
                now = names[label, name]
                self._names[label, name] = renames.attributes.get(now, now)
                self._values[detail] = renames.values.get((now, value), value)

    @property
    def moves(self) -> DetailMoves:
        """What is called otherwise than on the marks."""
        return DetailMoves(
            {key: now for key, now in self._names.items() if now != key[1]},
            {key: now for key, now in self._values.items() if now != key[2]},
        )

    def pending(self) -> Iterator[tuple[tuple[str, ...], str, int]]:
        """What gets a new name (label and attribute, perhaps a value), which, on how many marks."""
        for (label, name), now in self.moves.attributes.items():
            yield (label, name), now, self._having(label, name)
        for detail, now in self.moves.values.items():
            yield detail, now, self._counts[detail]

    def gone(self, label: str, attributes: Collection[AttributeDefinition]) -> Iterator[Gone]:
        """What marks with a label have and ``attributes``, those of the draft, have not."""
        known = {one.name: one for one in attributes}
        for (its, name), now in self._names.items():
            if its == label and now not in known:
                yield Gone(now, "", self._having(label, name))
        for detail, value in self._values.items():
            its, name, _ = detail
            there = known.get(self._names[its, name])
            is_choice = there is not None and there.kind is AttributeKind.CHOICE
            if its == label and there and is_choice and value not in there.values:
                yield Gone(there.name, value, self._counts[detail])

    def _having(self, label: str, name: str) -> int:
        return sum(n for (its, one, _), n in self._counts.items() if (its, one) == (label, name))
