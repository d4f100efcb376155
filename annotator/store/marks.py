"""Marks as rows: one table for each kind of mark."""

import json
from dataclasses import dataclass

from annotator.model.annotation import Annotation
from annotator.model.marks import ArticleLabel, Attributes, Entity, Mark, Relation, Span
from annotator.model.plain import to_attributes, to_span
from annotator.store.connection import Connection, Row
from annotator.store.failures import understood

Annotated = tuple[int, int]
"""The ids of an article and of an annotator."""


@dataclass(frozen=True, slots=True)
class MarkTable:
    """The statements that put marks of one kind into the file, all for one annotation."""

    name: str
    columns: tuple[str, ...]

    def insert(self) -> str:
        """Values: the annotation, then the mark's."""
        listed = ", ".join(self.columns)
        places = ", ".join("?" * (len(self.columns) + 2))
        return f"INSERT INTO {self.name}(article, annotator, {listed}) VALUES ({places})"  # noqa: S608 - our own names

    def delete(self) -> str:
        """Values: the annotation, then the mark's; a mark that differs in one stays."""
        return f"DELETE FROM {self.name} WHERE article = ? AND annotator = ? AND {self._same()}"  # noqa: S608 - our own names

    def update(self) -> str:
        """Values: the new mark's, the annotation, then the old mark's."""
        new = ", ".join(f"{column} = ?" for column in self.columns)
        return (
            f"UPDATE {self.name} SET {new} WHERE article = ? AND annotator = ? AND {self._same()}"  # noqa: S608 - our own names
        )

    def select(self) -> str:
        """Values: the annotation; the rows in the order in which they were added."""
        listed = ", ".join(self.columns)
        return f"SELECT {listed} FROM {self.name} WHERE article = ? AND annotator = ? ORDER BY id"  # noqa: S608 - our own names

    def _same(self) -> str:
        first, *others = self.columns
        return " AND ".join([f"{first} = ?", *(f"{column} IS ?" for column in others)])


_EXTRAS = ("attributes", "note", "made_by")
ENTITIES = MarkTable("entities", ("uid", "start", '"end"', "fragments", "label", *_EXTRAS))
RELATIONS = MarkTable("relations", ("uid", "head", "tail", "label", *_EXTRAS))
ARTICLE_LABELS = MarkTable("article_labels", ("name", "value"))


def table_of(mark: Mark) -> MarkTable:
    """Where a mark is kept."""
    match mark:
        case Entity():
            return ENTITIES
        case Relation():
            return RELATIONS
        case ArticleLabel():
            return ARTICLE_LABELS


def values_of(mark: Mark) -> tuple[object, ...]:
    """What the columns of its table hold for a mark."""
    match mark:
        case Entity():
            spans = mark.spans
            pieces = compact([[s.start, s.end] for s in spans]) if len(spans) > 1 else None
            return (mark.uid, mark.start, mark.end, pieces, mark.label, *_extras(mark))
        case Relation():
            return (mark.uid, mark.head, mark.tail, mark.label, *_extras(mark))
        case ArticleLabel():
            return (mark.name, mark.value)


def annotation_of(connection: Connection, annotated: Annotated) -> Annotation:
    """The annotation that its rows hold, entities first.

    Raises DamagedFile where a mark is none, is outside the text, or lacks an end.
    """
    length = connection.row("SELECT n_chars FROM articles WHERE id = ?", annotated[:1])
    entities = connection.rows(_SELECT_ENTITIES, annotated)
    relations = connection.rows(_SELECT_RELATIONS, annotated)
    labels = connection.rows(_SELECT_ARTICLE_LABELS, annotated)
    with understood(connection.path):
        marks: list[Mark] = [*map(_entity, entities), *map(_relation, relations)]
        made = Annotation.of([*marks, *(ArticleLabel(*row) for row in labels)])
        _check(made, int(length[0]) if length else 0)
    return made


def compact(plain: object) -> str:
    """JSON without spaces, with letters as they are."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


_SELECT_ENTITIES = ENTITIES.select()
_SELECT_RELATIONS = RELATIONS.select()
_SELECT_ARTICLE_LABELS = ARTICLE_LABELS.select()


def _check(made: Annotation, length: int) -> None:
    if any(entity.end > length for entity in made.entities.values()):
        raise ValueError("an entity ends after the text")
    there = made.entities.keys()
    if any(r.head not in there or r.tail not in there for r in made.relations.values()):
        raise ValueError("a relation lacks an end")


def _extras(mark: Entity | Relation) -> tuple[str | None, str, str]:
    attributes = compact(dict(mark.attributes)) if mark.attributes else None
    return attributes, mark.note, mark.made_by


def _entity(row: Row) -> Entity:
    uid, start, end, fragments, label, attributes, note, made_by = row
    spans = tuple(map(to_span, json.loads(fragments))) if fragments else (Span(start, end),)
    return Entity(uid, spans, label, _attributes(attributes), note, made_by)


def _relation(row: Row) -> Relation:
    uid, head, tail, label, attributes, note, made_by = row
    return Relation(uid, head, tail, label, _attributes(attributes), note, made_by)


def _attributes(kept: str | None) -> Attributes:
    return to_attributes(json.loads(kept)) if kept else ()
