"""The label set of a project: taken from a file, renamed, merged; the marks follow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from annotator import resources
from annotator.errors import BadInput, NotFound
from annotator.formats import strict_json
from annotator.i18n import tr
from annotator.model import plain_labels
from annotator.model.annotation import Annotation
from annotator.model.edits import Change, Edit
from annotator.model.labels import Label, LabelSet
from annotator.model.marks import Entity, Relation
from annotator.store.journal import JournalEntry
from annotator.store.project import Project
from annotator.usecases.annotators import computer_user
from annotator.usecases.history import MERGE, RENAME
from annotator.usecases.ids import new_uid, now

_LARGEST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Relabelled:
    """How much a new name changed."""

    marks: int
    annotations: int


def shipped() -> list[str]:
    """The names of the label sets that come with the program."""
    return sorted(path.stem for path in resources.resource("labelsets").glob("*.json"))


def label_set(name: str) -> LabelSet:
    """A shipped label set by its name, or one from a file; raises NotFound, BadInput."""
    if name in shipped():
        return _read(resources.resource("labelsets", f"{name}.json"))
    if Path(name).is_file():
        return _read(Path(name))
    known = ", ".join(shipped())
    raise NotFound(
        tr(
            "There is no label set {name}: neither a file nor one of {known}.",
            name=name,
            known=known,
        )
    )


def use(project: Project, name: str) -> list[str]:
    """Takes another label set; returns the labels kept from before since marks have them."""
    labels, before = label_set(name), project.labels.current()
    counted = project.statistics()
    used = {label for labels in counted.labels.values() for label in labels}
    related = {label for labels in counted.relations.values() for label in labels}
    kept = replace(
        before,
        entities=tuple(label for label in before.entities if label.name in used),
        relations=tuple(label for label in before.relations if label.name in related),
        articles=(),
    )
    labels, added = joined(labels, kept)
    project.labels.save(labels, new_uid(), now())
    return added


def joined(labels: LabelSet, more: LabelSet) -> tuple[LabelSet, list[str]]:
    """``labels`` with what only ``more`` has, and the names of that; keys stay unique.

    Raises BadInput if a name would stand for entities and for relations.
    """
    added = []
    _require_one_kind(labels, more)
    for label in more.entities:
        if labels.entity(label.name) is None:
            labels = _with_label(labels, label)
            added.append(label.name)
    for relation in more.relations:
        if labels.relation(relation.name) is None:
            labels = replace(labels, relations=(*labels.relations, relation))
            added.append(relation.name)
    for article in more.articles:
        if article.name not in {one.name for one in labels.articles}:
            labels = replace(labels, articles=(*labels.articles, article))
            added.append(article.name)
    return labels, added


def rename(project: Project, old: str, new: str) -> Relabelled:
    """Gives a label another name, on every mark too, in one step; raises NotFound, BadInput."""
    new = " ".join(new.split())
    if not new:
        raise BadInput(tr("A label needs a name."))
    return _relabel(project, project.labels.current().renamed(old, new), old, new)


def merge(project: Project, old: str, new: str) -> Relabelled:
    """Makes every mark of one label a mark of another, in one step; raises NotFound, BadInput.

    Where a mark with the other label is there already, the two become one.
    """
    if old == new:
        raise BadInput(tr("{name} is one label; name two.", name=old))
    return _relabel(project, project.labels.current().merged(old, new), old, new)


def _relabel(project: Project, labels: LabelSet, old: str, new: str) -> Relabelled:
    author = computer_user()
    marks = annotations = 0
    with project.writing():
        for labelled in project.annotations.with_label(old):
            annotation = project.annotations.load(labelled.article, labelled.annotator)
            edit = relabelling(annotation, labelled.marks, new)
            project.journal.record(
                JournalEntry(new_uid(), labelled.article, labelled.annotator, author, edit, now())
            )
            marks += len(labelled.marks)
            annotations += 1
        project.labels.save(labels, new_uid(), now())
    return Relabelled(marks, annotations)


def relabelling(annotation: Annotation, marks: tuple[Entity | Relation, ...], new: str) -> Edit:
    """Gives the marks the label ``new``; those that then stand there twice become one."""
    entities = {(e.spans, e.label): e.uid for e in annotation.entities.values()}
    twins = {
        mark.uid: entities[mark.spans, new]
        for mark in marks
        if isinstance(mark, Entity) and (mark.spans, new) in entities
    }
    renamed = {mark.uid for mark in marks}
    changes = [*_relations(annotation, renamed, twins, new)]
    for mark in marks:
        if isinstance(mark, Entity):
            after = None if mark.uid in twins else replace(mark, label=new)
            changes.append(Change(mark, after))
    pure = all(change.after is not None for change in changes) and not twins
    return Edit(RENAME if pure else MERGE, tuple(changes))


def _relations(
    annotation: Annotation, renamed: set[str], twins: dict[str, str], new: str
) -> Iterator[Change]:
    """The relations that get another label or another end; a double one goes."""
    untouched = {
        (r.head, r.tail, r.label)
        for r in annotation.relations.values()
        if r.uid not in renamed and not {r.head, r.tail} & twins.keys()
    }
    for relation in annotation.relations.values():
        after = replace(
            relation,
            head=twins.get(relation.head, relation.head),
            tail=twins.get(relation.tail, relation.tail),
            label=new if relation.uid in renamed else relation.label,
        )
        if after == relation:
            continue
        what = (after.head, after.tail, after.label)
        gone = what in untouched or after.head == after.tail
        untouched.add(what)
        yield Change(relation, None if gone else after)


def _require_one_kind(labels: LabelSet, more: LabelSet) -> None:
    for label in more.entities:
        if labels.relation(label.name) is not None:
            raise BadInput(tr("{name} is a label of relations here.", name=label.name))
    for relation in more.relations:
        if labels.entity(relation.name) is not None:
            raise BadInput(tr("{name} is a label of entities here.", name=relation.name))


def _with_label(labels: LabelSet, label: Label) -> LabelSet:
    """One more entity label, under its own key if that is free."""
    widened = labels.with_entity(label.name)
    free = label.key and labels.by_key(label.key) is None
    key = label.key if free else widened.entities[-1].key
    return replace(labels, entities=(*labels.entities, replace(label, key=key)))


def _read(path: Path) -> LabelSet:
    try:
        raw = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise NotFound(tr("{path} cannot be read: {why}", path=str(path), why=why)) from error
    if len(raw) > _LARGEST_BYTES:
        raise BadInput(tr("{path} is too large for a label set.", path=str(path)))
    try:
        return plain_labels.to_label_set(strict_json.parse(raw, str(path)))
    except BadInput as error:
        why = str(error).removeprefix(f"{path}: ")
        raise BadInput(tr("{path}: {why}", path=str(path), why=why)) from error
