"""Marks and edits as plain values: what JSON, the journal and the files can hold.

Empty fields are left out; reading puts them back. Readers raise BadInput that names the field.
"""

from collections.abc import Mapping

from annotator.errors import BadInput
from annotator.i18n import tr
from annotator.model.edits import Change, Edit
from annotator.model.marks import ArticleLabel, Attributes, Entity, Mark, Relation, Span, joined

Plain = dict[str, object]
_ENDS = 2


def of_mark(mark: Mark) -> Plain:
    """A mark; its kind can be told from its fields (``start``, ``head`` or ``value``)."""
    match mark:
        case Entity():
            return of_entity(mark)
        case Relation():
            ends: Plain = {"uid": mark.uid, "head": mark.head, "tail": mark.tail}
            return ends | {"label": mark.label} | _extras(mark)
        case ArticleLabel():
            return {"name": mark.name, "value": mark.value}


def of_entity(entity: Entity) -> Plain:
    """An entity; ``fragments`` only where it has more than one."""
    plain: Plain = {"uid": entity.uid}
    if len(entity.spans) > 1:
        plain["fragments"] = [[s.start, s.end] for s in entity.spans]
    plain |= {"start": entity.start, "end": entity.end, "label": entity.label}
    return plain | _extras(entity)


def to_mark(plain: object) -> Mark:
    """The mark that ``of_mark`` made plain."""
    fields = as_object(plain, "mark")
    if "head" in fields:
        return to_relation(fields)
    return to_article_label(fields) if "value" in fields else to_entity(fields)


def to_entity(fields: Mapping[str, object], uid: str = "") -> Entity:
    """An entity; ``uid`` serves where the fields have none."""
    fragments = fields.get("fragments")
    pieces = (
        [[fields.get("start"), fields.get("end")]]
        if fragments is None
        else as_list(fragments, "fragments")
    )
    if not pieces:
        raise BadInput(tr("fragments should not be empty."))
    return Entity(
        _uid(fields, uid),
        joined(to_span(piece) for piece in pieces),
        as_text(fields.get("label"), "label"),
        *_read_extras(fields),
    )


def to_relation(fields: Mapping[str, object], uid: str = "") -> Relation:
    """A relation; ``uid`` serves where the fields have none."""
    return Relation(
        _uid(fields, uid),
        as_text(fields.get("head"), "head"),
        as_text(fields.get("tail"), "tail"),
        as_text(fields.get("label"), "label"),
        *_read_extras(fields),
    )


def to_article_label(fields: Mapping[str, object]) -> ArticleLabel:
    """A label on the article."""
    name = as_text(fields.get("name"), "name")
    return ArticleLabel(name, as_text(fields.get("value"), "value"))


def to_span(plain: object) -> Span:
    """A span from a pair of numbers."""
    if isinstance(plain, list | tuple) and len(plain) == _ENDS:
        start, end = plain
        if type(start) is int and type(end) is int and 0 <= start < end:
            return Span(start, end)
    raise BadInput(tr("Not a span (start and end, start first): {value}", value=plain))


def to_attributes(plain: object) -> Attributes:
    """Attributes from an object of texts and truths."""
    read: list[tuple[str, str | bool]] = []
    for name, value in sorted(as_object(plain, "attributes").items()):
        if not isinstance(value, str | bool):
            raise BadInput(tr("{name} should be a text or true or false.", name=name))
        read.append((name, value))
    return tuple(read)


def of_edit(edit: Edit) -> list[Plain]:
    """The changes of an edit; its title is kept beside them."""
    return [
        {
            side: of_mark(mark)
            for side, mark in (("before", change.before), ("after", change.after))
            if mark is not None
        }
        for change in edit.changes
    ]


def to_edit(title: str, changes: object) -> Edit:
    """The edit that ``of_edit`` made plain."""
    return Edit(title, tuple(_to_change(c) for c in as_list(changes, "changes")))


def as_object(value: object, name: str) -> dict[str, object]:
    """``value`` if it is an object, else BadInput."""
    if isinstance(value, dict):
        return value
    raise BadInput(tr("{name} should be an object.", name=name))


def as_list(value: object, name: str) -> list[object]:
    """``value`` if it is a list, else BadInput."""
    if isinstance(value, list):
        return value
    raise BadInput(tr("{name} should be a list.", name=name))


def as_text(value: object, name: str) -> str:
    """``value`` if it is a text that is not empty, else BadInput."""
    if isinstance(value, str) and value:
        return value
    raise BadInput(tr("{name} should be a text that is not empty.", name=name))


def as_string(fields: Mapping[str, object], name: str) -> str:
    """The text of a field that may be missing: then it is empty."""
    value = fields.get(name, "")
    if isinstance(value, str):
        return value
    raise BadInput(tr("{name} should be a text.", name=name))


def without_empty(fields: Mapping[str, object]) -> Plain:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", [], {}, False)}


def _to_change(plain: object) -> Change:
    fields = as_object(plain, "change")
    before, after = (to_mark(fields[k]) if k in fields else None for k in ("before", "after"))
    if before is after is None:
        raise BadInput(tr("{name} should not be empty.", name="change"))
    return Change(before, after)


def _extras(mark: Entity | Relation) -> Plain:
    return without_empty(
        {"attributes": dict(mark.attributes), "note": mark.note, "made_by": mark.made_by}
    )


def _read_extras(fields: Mapping[str, object]) -> tuple[Attributes, str, str]:
    attributes = to_attributes(fields["attributes"]) if "attributes" in fields else ()
    return attributes, as_string(fields, "note"), as_string(fields, "made_by")


def _uid(fields: Mapping[str, object], otherwise: str) -> str:
    return as_text(fields.get("uid") or otherwise, "uid")
