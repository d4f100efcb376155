"""One annotator's marks on one article."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from annotator.model.marks import ArticleLabel, Entity, Mark, Relation, reading_order


class Status(StrEnum):
    """How far an annotator is with an article."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    SKIPPED = "skipped"


class AnnotatorKind(StrEnum):
    """What stands behind an annotation."""

    PERSON = "person"
    GOLD = "gold"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Annotator:
    """The person, the gold or the machine that an annotation belongs to."""

    uid: str
    name: str
    kind: AnnotatorKind = AnnotatorKind.PERSON


@dataclass(frozen=True, slots=True)
class Annotation:
    """All marks of one annotator on one article, each under its uid."""

    entities: Mapping[str, Entity] = field(default_factory=lambda: MappingProxyType({}))
    relations: Mapping[str, Relation] = field(default_factory=lambda: MappingProxyType({}))
    labels: Mapping[str, ArticleLabel] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Annotation":
        """The annotation that holds just these marks."""
        entities: dict[str, Entity] = {}
        relations: dict[str, Relation] = {}
        labels: dict[str, ArticleLabel] = {}
        for mark in marks:
            match mark:
                case Entity():
                    entities[mark.uid] = mark
                case Relation():
                    relations[mark.uid] = mark
                case ArticleLabel():
                    labels[mark.uid] = mark
        return cls(
            MappingProxyType(entities), MappingProxyType(relations), MappingProxyType(labels)
        )

    def marks(self) -> Iterator[Mark]:
        """Every mark: entities, then relations, then article labels."""
        yield from self.entities.values()
        yield from self.relations.values()
        yield from self.labels.values()

    def in_reading_order(self) -> list[Entity]:
        """The entities by start, the longest first where several start together."""
        return sorted(self.entities.values(), key=reading_order)

    def relations_of(self, entity: str) -> list[Relation]:
        """The relations that have this entity (its uid) as head or tail."""
        return [r for r in self.relations.values() if entity in (r.head, r.tail)]

    def __len__(self) -> int:
        return len(self.entities) + len(self.relations) + len(self.labels)
