"""Between which entities relations may be made, and with which labels."""

from collections.abc import Sequence

from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet, RelationLabel
from annotator.model.marks import Entity
from annotator.store.project import Project
from annotator.usecases.chains import is_chain_label


def offered(labels: LabelSet, head: Entity, tail: Entity) -> list[RelationLabel]:
    """The relation labels whose ends fit, in the order of the set.

    Those that make chains come last, and only between entities of one label: a chain may hold
    anything, and would else be offered everywhere.
    """
    fitting = labels.fitting(head.label, tail.label) if head.uid != tail.uid else []
    chaining = [label for label in fitting if is_chain_label(label)]
    others = [label for label in fitting if not is_chain_label(label)]
    return [*others, *chaining] if head.label == tail.label else others


def usual(
    project: Project, annotator: str, head: Entity, tail: Entity, fitting: Sequence[RelationLabel]
) -> RelationLabel | None:
    """The label that the annotator's last relation between such labels has, if it fits here.

    With one that fits it is that one; where none was made yet there is none.
    """
    if len(fitting) == 1:
        return fitting[0]
    names = [label.name for label in fitting]
    last = project.past.last_relation(annotator, head.label, tail.label, names)
    return next((label for label in fitting if label.name == last), None)


def targets(annotation: Annotation, labels: LabelSet, head: str) -> list[str]:
    """The entities (uids) to which some label leads from ``head``, in reading order from it on.

    After the last of the article come those before the head.
    """
    order = annotation.in_reading_order()
    start = annotation.entities[head]
    at = order.index(start)
    around = (*order[at + 1 :], *order[:at])
    return [one.uid for one in around if offered(labels, start, one)]


def why_none(labels: LabelSet, head: Entity, tail: Entity) -> str:
    """Why no relation is offered between two entities, in one line."""
    if head.uid == tail.uid:
        return tr("A relation joins two different entities.")
    if not labels.relations:
        return tr("The label set has no relations.")
    names = {"head": _title(labels, head), "tail": _title(labels, tail)}
    if offered(labels, tail, head):
        return tr(
            "No relation leads from {head} to {tail}, only the other way: Shift+R turns it.",
            **names,
        )
    return tr("No relation of the label set leads from {head} to {tail}.", **names)


def _title(labels: LabelSet, entity: Entity) -> str:
    label = labels.entity(entity.label)
    return label.title if label else entity.label
