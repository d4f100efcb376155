"""What a mark says beside its label, and what an article is labelled with."""

from annotator.errors import BadInput, NotFound
from annotator.i18n import tr
from annotator.model import edits
from annotator.model.labels import AttributeDefinition, AttributeKind, LabelSet
from annotator.model.marks import Entity, Relation
from annotator.model.references import reference
from annotator.usecases.annotate import Annotating


def set_attribute(annotating: Annotating, uid: str, name: str, value: str | bool) -> None:  # noqa: FBT001 - a value
    """Gives an attribute of an entity or relation a value; nothing or False takes it away.

    Raises NotFound if the mark is gone, BadInput for a value that the label does not allow.
    """
    found = annotating.annotation.entities.get(uid) or annotating.annotation.relations.get(uid)
    if found is None:
        raise NotFound(tr("This mark is not there any more."))
    kept = _allowed(definition_of(annotating.labels, found, name), value)
    edit = edits.set_attribute(found, name, kept)
    if edit.changes[0].after != found:
        annotating.do(edit)


def answer(annotating: Annotating, name: str, values: tuple[str, ...]) -> None:
    """Labels the article with ``values`` in the place of all that it has under ``name``.

    Raises BadInput for a value that the label set does not name, or too many of them.
    """
    question = annotating.labels.article(name)
    there = {one.value for one in annotating.annotation.labels.values() if one.name == name}
    for value in values:
        if question and question.values and value not in {*question.values, *there}:
            raise BadInput(tr("{name} may not be {value}.", name=name, value=value))
    if question and not question.several and len(values) > 1:
        raise BadInput(tr("Only one value of {name} can be given.", name=question.title))
    edit = edits.answer(annotating.annotation, name, values)
    if edit.changes:
        annotating.do(edit)


def definition_of(
    labels: LabelSet, mark: Entity | Relation, name: str
) -> AttributeDefinition | None:
    """How the mark's label defines an attribute; None if it does not."""
    return next((one for one in definitions_of(labels, mark) if one.name == name), None)


def definitions_of(labels: LabelSet, mark: Entity | Relation) -> tuple[AttributeDefinition, ...]:
    """The attributes that the mark's label declares."""
    of = labels.entity if isinstance(mark, Entity) else labels.relation
    label = of(mark.label)
    return label.attributes if label else ()


def _allowed(definition: AttributeDefinition | None, value: str | bool) -> str | bool:  # noqa: FBT001 - a value
    if definition is None or not value:
        if value:
            raise BadInput(tr("The label has no such attribute any more."))
        return ""
    match definition.kind, value:
        case AttributeKind.BOOLEAN, True:
            return True
        case AttributeKind.TEXT, str():
            return value.strip()
        case AttributeKind.REFERENCE, str():
            return reference(value)
        case AttributeKind.CHOICE, str() if value in definition.values:
            return value
    raise BadInput(tr("{name} may not be {value}.", name=definition.title, value=str(value)))
