"""What marks from a file change in an annotation that may be there already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.decision import Decision, Provenance
from annotator.model.edits import Change, Edit
from annotator.model.marks import Mark
from annotator.store.journal import JournalEntry
from annotator.usecases.history import IMPORT
from annotator.usecases.ids import new_uid


@dataclass(frozen=True, slots=True)
class Incoming:
    """The edit that brings the marks, and how many it adds and finds there already."""

    edit: Edit
    entities: int
    relations: int
    there: int


def replacing(present: Annotation, marks: Annotation) -> Incoming:
    """The marks in place of all that are present."""
    gone = edits.remove(present, *present.marks()).changes
    came = tuple(Change(None, mark) for mark in marks.marks())
    return Incoming(Edit(IMPORT, gone + came), len(marks.entities), len(marks.relations), 0)


def joining(present: Annotation, marks: Annotation) -> Incoming:
    """The marks beside those present; what is there already (same spans, label) is not added."""
    if not len(present):
        return replacing(present, marks)
    names: dict[str, str] = {}
    came: list[Mark] = []
    entities = {(e.spans, e.label): e.uid for e in present.entities.values()}
    for entity in marks.entities.values():
        there = entities.get((entity.spans, entity.label))
        names[entity.uid] = there or _free(entity.uid, present)
        if there is None:
            came.append(replace(entity, uid=names[entity.uid]))
    added = len(came)
    relations = {(r.head, r.tail, r.label) for r in present.relations.values()}
    for relation in marks.relations.values():
        head, tail = names[relation.head], names[relation.tail]
        if (head, tail, relation.label) not in relations:
            uid = _free(relation.uid, present)
            came.append(replace(relation, uid=uid, head=head, tail=tail))
    related = len(came) - added
    came.extend(label for label in marks.labels.values() if label.uid not in present.labels)
    edit = Edit(IMPORT, tuple(Change(None, mark) for mark in came))
    return Incoming(edit, added, related, len(marks) - len(came))


def decisions_of(
    entry: JournalEntry, provenance: Iterable[tuple[str, Provenance]], annotators: Mapping[str, str]
) -> list[Decision]:
    """The decisions that brought the marks of an entry into the gold, as their file tells.

    ``annotators``: the uids of this project's annotators by name; a name that it lacks stays.
    """
    told = dict(provenance)
    marks: dict[Provenance, list[Mark]] = {}
    for change in entry.edit.changes:
        if change.after is not None and change.uid in told:
            marks.setdefault(told[change.uid], []).append(change.after)
    return [
        Decision(
            new_uid(),
            entry.article,
            entry.uid,
            tuple(answer),
            (),
            why.naming(lambda name: annotators.get(name, name)),
        )
        for why, answer in marks.items()
    ]


def _free(uid: str, present: Annotation) -> str:
    taken = uid in present.entities or uid in present.relations
    return new_uid() if taken else uid
