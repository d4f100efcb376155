"""What an edit did, in one sentence."""

from annotator.i18n import tr, trn
from annotator.model.annotation import Annotation
from annotator.model.edits import Change, Edit
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Mark, Relation
from annotator.model.suggestion import SUGGESTED
from annotator.ui.details_words import of_details
from annotator.ui.words import isolated, quoted
from annotator.usecases import chains
from annotator.usecases.alike import ALIKE

_CHAINED = chains.CHAIN, chains.UNCHAIN


def happened(edit: Edit, text: str, labels: LabelSet, after: Annotation) -> str:
    """What an edit did; ``after`` is the annotation since."""
    if edit.title in _CHAINED:
        return _chained(edit, text, labels, after)
    if details := of_details(edit, text, labels):
        return details
    if len(edit.changes) > 1 or edit.title == ALIKE:
        return _several(edit, text, labels)
    one = edit.changes[0]
    match one.after or one.before:
        case Entity() as entity:
            return _of_entity(one, entity, text, labels)
        case Relation() as relation:
            return _of_relation(one, relation, between(relation, after, text, labels))
    return _counted(edit)


def undone(edit: Edit, text: str, labels: LabelSet, after: Annotation) -> str:
    """What undoing did; ``edit`` is the change that it made."""
    relation = _came_or_went(edit)
    if relation:
        words = between(relation, after, text, labels)
        if edit.changes[0].after is None:
            return tr("Taken back: {words}.", words=words)
        return tr("Brought back: {words}.", words=words)
    return tr("Undone: {what}", what=happened(edit, text, labels, after))


def redone(edit: Edit, text: str, labels: LabelSet, after: Annotation) -> str:
    """What doing again did."""
    relation = _came_or_went(edit)
    if relation:
        words = between(relation, after, text, labels)
        if edit.changes[0].after is None:
            return tr("Taken away again: {words}.", words=words)
        return tr("Related again: {words}.", words=words)
    return tr("Done again: {what}", what=happened(edit, text, labels, after))


def label_title(mark: Entity | Relation, labels: LabelSet) -> str:
    """What the label of a mark is called."""
    find = labels.entity if isinstance(mark, Entity) else labels.relation
    label = find(mark.label)
    return isolated(label.title if label else mark.label)


def between(relation: Relation, annotation: Annotation, text: str, labels: LabelSet) -> str:
    """A relation in words: head, label, tail, as one reads it."""
    ends = (annotation.entities.get(uid) for uid in (relation.head, relation.tail))
    head, tail = (quoted(end.of(text)) if end else "…" for end in ends)
    return tr("{head} {label} {tail}", head=head, label=label_title(relation, labels), tail=tail)


def _came_or_went(edit: Edit) -> Relation | None:
    """The one relation that an edit adds or removes; none if the edit is anything else."""
    if len(edit.changes) != 1 or edit.title in _CHAINED:
        return None
    before, after = edit.changes[0].before, edit.changes[0].after
    one = after or before
    return one if isinstance(one, Relation) and not (before and after) else None


def _of_entity(one: Change, entity: Entity, text: str, labels: LabelSet) -> str:
    words, label = quoted(entity.of(text)), label_title(entity, labels)
    if one.before is None:
        return tr("{words} is marked as {label}.", words=words, label=label)
    if one.after is None:
        return tr("{words} is no longer marked as {label}.", words=words, label=label)
    return _changed(one.before, entity, words, label)


def _changed(before: Mark, after: Entity, words: str, label: str) -> str:
    if not isinstance(before, Entity) or before.spans != after.spans:
        return tr("{label} now covers {words}.", words=words, label=label)
    if before.label != after.label:
        return tr("{words} is {label} now.", words=words, label=label)
    if before.note != after.note:
        return _noted(words, after.note)
    return tr("{words} is changed.", words=words)


def _of_relation(one: Change, relation: Relation, words: str) -> str:
    before = one.before
    if not isinstance(before, Relation):
        return tr("Related: {words}.", words=words)
    if one.after is None:
        return tr("No longer related: {words}.", words=words)
    if before.head == relation.tail and before.head != relation.head:
        return tr("Turned round: {words}.", words=words)
    if before.label != relation.label:
        return tr("It is now: {words}.", words=words)
    if before.note != relation.note:
        return _noted(words, relation.note)
    return tr("{words} is changed.", words=words)


def _noted(words: str, note: str) -> str:
    if note:
        return tr("The note on {words} is saved.", words=words)
    return tr("The note on {words} is removed.", words=words)


def _several(edit: Edit, text: str, labels: LabelSet) -> str:
    """Of an entity that came or went with its relations; else how many marks are changed."""
    if edit.title == SUGGESTED:
        return _accepted(edit)
    entities = [one for one in edit.changes if isinstance(one.after or one.before, Entity)]
    if edit.title == ALIKE and entities:
        return _alike(entities, text, labels)
    if len(entities) != 1:
        return _counted(edit)
    if isinstance(entities[0].after, Entity) and entities[0].before:
        return _of_entity(entities[0], entities[0].after, text, labels)  # with its chain in order
    gone = entities[0].after is None
    mark = entities[0].before if gone else entities[0].after
    count = sum(_goes_too(one, labels, gone=gone) for one in edit.changes)
    if not isinstance(mark, Entity) or not count:
        return _of_entity(entities[0], mark, text, labels) if isinstance(mark, Entity) else ""
    return _with_relations(quoted(mark.of(text)), label_title(mark, labels), count, gone=gone)


def _with_relations(words: str, label: str, count: int, *, gone: bool) -> str:
    if gone:
        return trn(
            "{words} is no longer marked as {label}; {n} relation went with it.",
            "{words} is no longer marked as {label}; {n} relations went with it.",
            count,
            words=words,
            label=label,
        )
    return trn(
        "{words} is marked as {label}; {n} relation came with it.",
        "{words} is marked as {label}; {n} relations came with it.",
        count,
        words=words,
        label=label,
    )


def _alike(changes: list[Change], text: str, labels: LabelSet) -> str:
    mark = changes[0].after or changes[0].before
    if not isinstance(mark, Entity):
        return ""
    words, label = quoted(mark.of(text)), label_title(mark, labels)
    if changes[0].after is None:
        return trn(
            "{n} place alike {words} is no longer marked as {label}.",
            "{n} places alike {words} are no longer marked as {label}.",
            len(changes),
            words=words,
            label=label,
        )
    return trn(
        "{n} place alike {words} is marked as {label}.",
        "{n} places alike {words} are marked as {label}.",
        len(changes),
        words=words,
        label=label,
    )


def _accepted(edit: Edit) -> str:
    count = len(edit.changes)
    if edit.changes[0].after is None:
        return trn("{n} suggestion is a mark no more.", "{n} suggestions are marks no more.", count)
    return trn("{n} suggestion is accepted.", "{n} suggestions are accepted.", count)


def _goes_too(one: Change, labels: LabelSet, *, gone: bool) -> bool:
    relation = one.before if gone else one.after
    if not isinstance(relation, Relation) or (one.before and one.after):
        return False
    label = labels.relation(relation.label)
    return label is None or not chains.is_chain_label(label)


def _chained(edit: Edit, text: str, labels: LabelSet, after: Annotation) -> str:
    ends = [
        uid
        for one in edit.changes
        for relation in [one.after or one.before]
        if isinstance(relation, Relation)
        for uid in (relation.head, relation.tail)
    ]
    members = max((chains.chain_of(after, labels, uid) for uid in ends), key=len, default=())
    if members:
        words = quoted(after.entities[members[0]].of(text))
        return trn(
            "The chain of {words} has {n} entity now.",
            "The chain of {words} has {n} entities now.",
            len(members),
            words=words,
        )
    two = [quoted(after.entities[uid].of(text)) for uid in ends[:2] if uid in after.entities]
    return tr("{words} are in no chain any more.", words=isolated(" · ".join(two)))


def _counted(edit: Edit) -> str:
    return trn("Changed {n} mark.", "Changed {n} marks.", len(edit.changes))
