"""The one way in which an annotation changes: by an edit, which knows the way back.

Law: ``apply(apply(a, e), e.inverse()) == a``.
"""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from annotator.errors import RuleBroken
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.marks import ArticleLabel, AttributeValue, Entity, Mark, Relation, Span, joined


@dataclass(frozen=True, slots=True)
class Change:
    """One mark before and after. No mark before: it was added; none after: it was removed."""

    before: Mark | None
    after: Mark | None

    def inverse(self) -> "Change":
        """The way back."""
        return Change(self.after, self.before)

    @property
    def uid(self) -> str:
        """The mark that is changed."""
        mark = self.before or self.after
        if mark is None:
            raise ValueError("a change needs a mark before or after")
        return mark.uid


@dataclass(frozen=True, slots=True)
class Edit:
    """What one gesture of the user changed.

    ``title`` is one of the verbs below, in English; a screen shows it translated.
    """

    title: str
    changes: tuple[Change, ...]

    def inverse(self) -> "Edit":
        """Takes the changes back, the last one first."""
        return replace(self, changes=tuple(c.inverse() for c in reversed(self.changes)))


def add(*marks: Mark) -> Edit:
    """Puts new marks in, ends before the relations that need them."""
    return Edit("add", tuple(Change(None, mark) for mark in marks))


def change(before: Mark, after: Mark) -> Edit:
    """Puts ``after`` in the place of ``before``; the uid stays."""
    return Edit("change", (Change(before, after),))


def relabel(mark: Entity | Relation, label: str) -> Edit:
    """Gives a mark another label."""
    return Edit("relabel", (Change(mark, replace(mark, label=label)),))


def respan(entity: Entity, *spans: Span) -> Edit:
    """Lays an entity over other letters."""
    return Edit("respan", (Change(entity, replace(entity, spans=joined(spans))),))


def annotate_note(mark: Entity | Relation, note: str) -> Edit:
    """Writes a note on a mark; an empty one takes it away."""
    return Edit("note", (Change(mark, replace(mark, note=note)),))


def set_attribute(mark: Entity | Relation, name: str, value: AttributeValue) -> Edit:
    """Gives an attribute a value; an empty text or False takes it away."""
    others = [(one, its) for one, its in mark.attributes if one != name]
    kept = tuple(sorted([*others, (name, value)] if value else others))
    return Edit("attributes", (Change(mark, replace(mark, attributes=kept)),))


def answer(annotation: Annotation, name: str, values: tuple[str, ...]) -> Edit:
    """Labels the article: ``values`` in the place of all that it has under ``name``."""
    wanted = {label.uid: label for label in (ArticleLabel(name, value) for value in values)}
    there = {label.uid: label for label in annotation.labels.values() if label.name == name}
    gone = [Change(label, None) for uid, label in there.items() if uid not in wanted]
    new = [Change(None, label) for uid, label in wanted.items() if uid not in there]
    return Edit("article_label", (*gone, *new))


def turn(relation: Relation) -> Edit:
    """Makes the head the tail and the tail the head."""
    turned = replace(relation, head=relation.tail, tail=relation.head)
    return Edit("turn", (Change(relation, turned),))


def remove(annotation: Annotation, *marks: Mark) -> Edit:
    """Takes marks out, and with an entity the relations that would dangle."""
    entities = {mark.uid: mark for mark in marks if isinstance(mark, Entity)}
    dangling = (relation for uid in entities for relation in annotation.relations_of(uid))
    named = (mark for mark in marks if not isinstance(mark, Entity))
    gone: dict[Mark, None] = dict.fromkeys((*dangling, *named, *entities.values()))
    return Edit("remove", tuple(Change(mark, None) for mark in gone))


def apply(annotation: Annotation, edit: Edit) -> Annotation:
    """The annotation after the edit; the one given stays as it is.

    Raises RuleBroken if a mark is no longer what the edit says it was, or a relation would lack
    an end.
    """
    entities = dict(annotation.entities)
    relations = dict(annotation.relations)
    labels = dict(annotation.labels)
    for one in edit.changes:
        match one.before or one.after:
            case Entity():
                _replace(entities, one)
            case Relation():
                _replace(relations, one)
            case ArticleLabel():
                _replace(labels, one)
    _check_ends(edit, entities, relations)
    return Annotation(
        MappingProxyType(entities), MappingProxyType(relations), MappingProxyType(labels)
    )


def _replace(marks: dict[str, Any], one: Change) -> None:
    uid = one.uid
    if marks.get(uid) != one.before:
        raise RuleBroken(tr("This mark was changed meanwhile; look at it again."))
    if one.after is None:
        del marks[uid]
        return
    if type(one.after) is not type(one.before or one.after) or one.after.uid != uid:
        raise ValueError(f"a change keeps the mark's kind and uid: {one}")
    marks[uid] = one.after


def _check_ends(edit: Edit, entities: dict[str, Entity], relations: dict[str, Relation]) -> None:
    removed = any(isinstance(c.before, Entity) and c.after is None for c in edit.changes)
    touched = [c.after for c in edit.changes if isinstance(c.after, Relation)]
    for relation in relations.values() if removed else touched:
        if relation.head not in entities or relation.tail not in entities:
            raise RuleBroken(tr("A relation needs both of its entities."))
