"""A label set while it is being changed: nothing is in force before it is saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from annotator.errors import BadInput, NotFound, RuleBroken
from annotator.i18n import tr, trn
from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)
from annotator.usecases.label_set_details import ANSWER, NO_RENAMES, DetailNames, Gone, Renames
from annotator.usecases.label_set_saving import MarkCounts, Moves
from annotator.usecases.labels import joined, marked_part

Definition = Label | RelationLabel | ArticleLabelDefinition


class Kind(StrEnum):
    """The three lists of a label set."""

    ENTITIES = "entities"
    RELATIONS = "relations"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Pending:
    """Marks that get another label when the draft is saved."""

    old: str
    new: str
    marks: int


class Draft:
    """The label set as it would be, and what would become of the marks.

    Every method that changes it raises BadInput, NotFound or RuleBroken, and then nothing has
    changed.
    """

    def __init__(self, labels: LabelSet, counts: MarkCounts | None = None) -> None:
        self.labels = labels
        self._counts = counts or MarkCounts()
        self._labels = {name: name for name in self._counts.labels}
        self._questions = {name: name for name in self._counts.questions}
        self.details = DetailNames(self._counts.details)

    @property
    def moves(self) -> Moves:
        """The new names of marks, by the old ones."""
        return Moves(
            {old: new for old, new in self._labels.items() if old != new},
            {old: new for old, new in self._questions.items() if old != new},
            self.details.moves,
        )

    def pending(self) -> list[Pending]:
        """The marks that change, most first."""
        moves, counts = self.moves, self._counts
        found = [Pending(old, new, counts.labels[old]) for old, new in moves.labels.items()]
        found += [Pending(old, new, counts.questions[old]) for old, new in moves.questions.items()]
        found += [
            Pending(" · ".join(filter(None, old)), new, n) for old, new, n in self.details.pending()
        ]
        return sorted(found, key=lambda one: -one.marks)

    def changing(self) -> int:
        """How many marks change, at most: some may get both a new name and a new value."""
        counts, moves = self._counts, self.moves
        found = sum(counts.labels[old] for old in moves.labels)
        found += sum(counts.questions[old] for old in moves.questions)
        details: dict[str, int] = {}
        for (old, attribute, *_), _, marks in self.details.pending():
            if attribute != ANSWER:
                details[old] = details.get(old, 0) + marks
            elif old not in moves.questions:
                found += marks
        return found + sum(
            min(marks, counts.labels.get(old, marks))
            for old, marks in details.items()
            if old not in moves.labels
        )

    def of(self, kind: Kind) -> tuple[Definition, ...]:
        """One of its lists."""
        every: dict[Kind, tuple[Definition, ...]] = {
            Kind.ENTITIES: self.labels.entities,
            Kind.RELATIONS: self.labels.relations,
            Kind.ARTICLES: self.labels.articles,
        }
        return every[kind]

    def get(self, kind: Kind, name: str) -> Definition:
        """One definition; raises NotFound."""
        found = next((one for one in self.of(kind) if one.name == name), None)
        if found is None:
            raise NotFound(tr("There is no label {name}.", name=name))
        return found

    def marks(self, kind: Kind, name: str) -> int:
        """How many marks have this label, or would have it."""
        articles = kind is Kind.ARTICLES
        names = self._questions if articles else self._labels
        counts = self._counts.questions if articles else self._counts.labels
        return sum(counts[old] for old, new in names.items() if new == name)

    def add(self, kind: Kind) -> Definition:
        """A new one at the end of a list, under a free name, key and colour."""
        stem = {Kind.ENTITIES: "LABEL", Kind.RELATIONS: "relation", Kind.ARTICLES: "question"}[kind]
        number = 1
        while f"{stem}{number}" in self._taken(kind):
            number += 1
        name = f"{stem}{number}"
        if kind is Kind.ENTITIES:
            self.labels = self.labels.with_entity(name)
        elif kind is Kind.RELATIONS:
            self.labels = self.labels.with_relation(name)
        else:
            articles = (*self.labels.articles, ArticleLabelDefinition(name))
            self.labels = replace(self.labels, articles=articles)
        return self.of(kind)[-1]

    def put(self, kind: Kind, definition: Definition, renames: Renames = NO_RENAMES) -> None:
        """Takes a definition in the place of the one with its name.

        ``renames`` is told against what was held last of ``details``.
        """
        self.get(kind, definition.name)
        self.details.rename(self._originals(kind, definition.name), renames)
        self._lay(
            kind, [definition if one.name == definition.name else one for one in self.of(kind)]
        )

    def rename(self, kind: Kind, old: str, new: str) -> None:
        """Gives a label another name; its marks are to follow."""
        self.get(kind, old)
        new = new.strip()
        if new == old:
            return
        if not new:
            raise BadInput(tr("A label needs a name."))
        if new in self._taken(kind):
            raise BadInput(tr("There is a label {name} already; merge them instead.", name=new))
        if kind is Kind.ARTICLES:
            renamed = [
                replace(one, name=new) if one.name == old else one for one in self.labels.articles
            ]
            self.labels = replace(self.labels, articles=tuple(renamed))
        else:
            self.labels = self.labels.renamed(old, new)
        self._move(kind, old, new)

    def merge(self, kind: Kind, old: str, new: str) -> None:
        """Makes one label of two; the marks of ``old`` are to become ``new``."""
        self.get(kind, new)
        one = self.get(kind, old)
        if old == new:
            raise BadInput(tr("{name} is one label; name two.", name=old))
        if kind is Kind.ARTICLES:
            self.labels = _merged(self.labels, one, self.get(kind, new))
        else:
            self.labels = self.labels.merged(old, new)
        self._move(kind, old, new)

    def remove(self, kind: Kind, name: str) -> None:
        """Takes a label out that has no marks; raises RuleBroken with the count if it has."""
        self.get(kind, name)
        if count := self.marks(kind, name):
            raise RuleBroken(
                trn(
                    "{n} mark is labelled {name}: merge it into another label instead.",
                    "{n} marks are labelled {name}: merge it into another label instead.",
                    count,
                    name=name,
                )
            )
        for relation in self.labels.relations:
            if (name,) in (relation.heads, relation.tails):
                raise RuleBroken(
                    tr(
                        "{name} is the only label at an end of {relation}: change that first.",
                        name=name,
                        relation=relation.name,
                    )
                )
        self._lay(kind, [one for one in self.of(kind) if one.name != name])
        if kind is Kind.ENTITIES:
            self.labels = _without_end(self.labels, name)

    def arrange(self, kind: Kind, names: Sequence[str]) -> None:
        """Lays a list in the order of these names; each has to stand there once."""
        if sorted(names) != sorted(one.name for one in self.of(kind)):
            raise BadInput(tr("The order has to name every label once."))
        self._lay(kind, [self.get(kind, name) for name in names])

    def take(self, labels: LabelSet) -> list[str]:
        """Puts another label set in the place of this; the names of those that marks keep."""
        current = MarkCounts(
            {new: self.marks(Kind.ENTITIES, new) for new in self._labels.values()},
            {new: self.marks(Kind.ARTICLES, new) for new in self._questions.values()},
        )
        self.labels, kept = joined(labels, marked_part(self.labels, current))
        return kept

    def key_clashes(self) -> Iterator[tuple[str, Definition, Definition]]:
        """Keys that two labels of one list have."""
        for some in (self.labels.entities, self.labels.relations):
            first: dict[str, Definition] = {}
            for label in some:
                if label.key and first.setdefault(label.key, label) is not label:
                    yield label.key, first[label.key], label

    def gone(self, definition: Definition) -> list[Gone]:
        """What marks with a label have of attributes and values, and its definition has not."""
        is_question = isinstance(definition, ArticleLabelDefinition)
        kind = Kind.ARTICLES if is_question else Kind.ENTITIES
        attributes = _attributes(definition)
        return [
            one
            for old in self._originals(kind, definition.name)
            for one in self.details.gone(old, attributes)
            if (one.attribute == ANSWER) == is_question
        ]

    def _originals(self, kind: Kind, name: str) -> list[str]:
        """The labels, or questions, whose marks are to have this one."""
        names = self._questions if kind is Kind.ARTICLES else self._labels
        return [old for old, new in names.items() if new == name]

    def _taken(self, kind: Kind) -> set[str]:
        kinds = (kind,) if kind is Kind.ARTICLES else (Kind.ENTITIES, Kind.RELATIONS)
        return {definition.name for one in kinds for definition in self.of(one)}

    def _lay(self, kind: Kind, definitions: Sequence[Definition]) -> None:
        entities = tuple(one for one in definitions if isinstance(one, Label))
        relations = tuple(one for one in definitions if isinstance(one, RelationLabel))
        articles = tuple(one for one in definitions if isinstance(one, ArticleLabelDefinition))
        match kind:
            case Kind.ENTITIES:
                self.labels = replace(self.labels, entities=entities)
            case Kind.RELATIONS:
                self.labels = replace(self.labels, relations=relations)
            case Kind.ARTICLES:
                self.labels = replace(self.labels, articles=articles)

    def _move(self, kind: Kind, old: str, new: str) -> None:
        names = self._questions if kind is Kind.ARTICLES else self._labels
        for original, now in names.items():
            if now == old:
                names[original] = new


def _attributes(definition: Definition) -> Sequence[AttributeDefinition]:
    """Of a question its values, as those of the attribute ``ANSWER``."""
    if not isinstance(definition, ArticleLabelDefinition):
        return definition.attributes
    kind = AttributeKind.CHOICE if definition.values else AttributeKind.TEXT
    return (AttributeDefinition(ANSWER, kind=kind, values=definition.values),)


def _merged(labels: LabelSet, old: Definition, new: Definition) -> LabelSet:
    """Makes one question of two, with the values of both."""
    if not (isinstance(old, ArticleLabelDefinition) and isinstance(new, ArticleLabelDefinition)):
        return labels
    open_ended = not (old.values and new.values)
    merged = replace(
        new,
        values=() if open_ended else tuple(dict.fromkeys((*new.values, *old.values))),
        value_titles={**old.value_titles, **new.value_titles},
        several=old.several or new.several,
    )
    kept = tuple(merged if o is new else o for o in labels.articles if o is not old)
    return replace(labels, articles=kept)


def _without_end(labels: LabelSet, name: str) -> LabelSet:
    def without(ends: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(end for end in ends if end != name)

    relations = [
        replace(one, heads=without(one.heads), tails=without(one.tails)) for one in labels.relations
    ]
    return replace(labels, relations=tuple(relations))
