"""The label set of a project: taken from a file, renamed, merged; the marks follow."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from annotator import resources
from annotator.errors import BadInput, NotFound
from annotator.formats import label_set_files
from annotator.i18n import tr
from annotator.model.labels import AttributeDefinition, Label, LabelSet, RelationLabel
from annotator.store.project import Project
from annotator.usecases import label_set_saving
from annotator.usecases.ids import new_uid, now
from annotator.usecases.label_set_saving import MarkCounts, Moves, Relabelled

_Label = TypeVar("_Label", Label, RelationLabel)


@dataclass(frozen=True, slots=True)
class Plan:
    """A label set as it is to be, and which marks follow it."""

    labels: LabelSet
    moves: Moves


def shipped() -> list[str]:
    """The names of the label sets that come with the program."""
    return sorted(path.stem for path in resources.resource("labelsets").glob("*.json"))


def label_set(name: str) -> LabelSet:
    """A shipped label set by its name, or one from a file; raises NotFound, BadInput.

    The file may be our JSON, or brat's ``annotation.conf`` or its folder.
    """
    if name in shipped():
        return label_set_files.read(resources.resource("labelsets", f"{name}.json"))
    if Path(name).exists():
        return label_set_files.read(Path(name))
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
    counts = label_set_saving.count_marks(project)
    labels, added = joined(label_set(name), marked_part(project.labels.current(), counts))
    project.labels.save(labels, new_uid(), now())
    return added


def marked_part(labels: LabelSet, counts: MarkCounts) -> LabelSet:
    """What of a label set has marks."""
    return replace(
        labels,
        entities=tuple(one for one in labels.entities if counts.labels.get(one.name)),
        relations=tuple(one for one in labels.relations if counts.labels.get(one.name)),
        articles=tuple(one for one in labels.articles if counts.questions.get(one.name)),
    )


def joined(labels: LabelSet, more: LabelSet) -> tuple[LabelSet, list[str]]:
    """``labels`` with what only ``more`` has, and the names of that; keys stay unique.

    A label that both have keeps what it is, and takes over attributes that it lacks.
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
    return _with_attributes(labels, more), added


def renaming(project: Project, old: str, new: str) -> Plan:
    """Gives a label another name, on every mark too, in one step; raises NotFound, BadInput."""
    new = " ".join(new.split())
    if not new:
        raise BadInput(tr("A label needs a name."))
    return Plan(project.labels.current().renamed(old, new), Moves({old: new}))


def merging(project: Project, old: str, new: str) -> Plan:
    """Makes every mark of one label a mark of another, in one step; raises NotFound, BadInput.

    Where a mark with the other label is there already, the two become one.
    """
    if old == new:
        raise BadInput(tr("{name} is one label; name two.", name=old))
    return Plan(project.labels.current().merged(old, new), Moves({old: new}))


def carry_out(project: Project, plan: Plan) -> Relabelled:
    """Puts a plan in force, or changes nothing; how much it changed."""
    return label_set_saving.save(project, plan.labels, plan.moves)


def _require_one_kind(labels: LabelSet, more: LabelSet) -> None:
    for label in more.entities:
        if labels.relation(label.name) is not None:
            raise BadInput(tr("{name} is a label of relations here.", name=label.name))
    for relation in more.relations:
        if labels.entity(relation.name) is not None:
            raise BadInput(tr("{name} is a label of entities here.", name=relation.name))


def _with_attributes(labels: LabelSet, more: LabelSet) -> LabelSet:
    return replace(
        labels,
        entities=tuple(_widened(one, more.entity(one.name)) for one in labels.entities),
        relations=tuple(_widened(one, more.relation(one.name)) for one in labels.relations),
    )


def _widened(label: _Label, other: _Label | None) -> _Label:
    names = {one.name for one in label.attributes}
    theirs: tuple[AttributeDefinition, ...] = other.attributes if other else ()
    more = tuple(one for one in theirs if one.name not in names)
    return replace(label, attributes=label.attributes + more) if more else label


def _with_label(labels: LabelSet, label: Label) -> LabelSet:
    """One more entity label, under its own key if that is free."""
    widened = labels.with_entity(label.name)
    free = label.key and labels.by_key(label.key) is None
    key = label.key if free else widened.entities[-1].key
    return replace(labels, entities=(*labels.entities, replace(label, key=key)))
