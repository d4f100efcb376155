"""Chains: entities that stand for the same thing.

A chain is what relations hold together whose label is symmetric and transitive. It is kept as one
relation between each member and the next in reading order. So every format that carries relations
carries chains, n members take n - 1 relations, and the same chain is the same relations in
whatever order it was made: two annotators who agree on it agree relation by relation. What came in
another shape from elsewhere (a star, every pair) is read as the same chain, and put into this shape
when somebody adds to it; relations with a note or attributes stay.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from annotator.errors import RuleBroken
from annotator.i18n import tr
from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.edits import Change, Edit
from annotator.model.labels import LabelSet, RelationLabel
from annotator.model.marks import Entity, Mark, Relation, Span, reading_order
from annotator.usecases.ids import new_uid

CHAIN, UNCHAIN = "chain", "unchain"
"""Titles of the edits that are made here."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Two or more entities (uids) in reading order, under the name of the label that joins them."""

    label: str
    members: tuple[str, ...]


def is_chain_label(label: RelationLabel) -> bool:
    """Whether relations with this label make chains."""
    return label.symmetric and label.transitive


def chains(annotation: Annotation, labels: LabelSet) -> list[Chain]:
    """All chains, by their first member in reading order."""
    found = [
        Chain(label.name, _sorted(annotation, members))
        for label in labels.relations
        if is_chain_label(label)
        for members in _groups(_with_label(annotation, label.name))
    ]
    return sorted(found, key=lambda one: reading_order(annotation.entities[one.members[0]]))


def chain_of(annotation: Annotation, labels: LabelSet, entity: str) -> tuple[str, ...]:
    """The members of the chain that an entity (its uid) is in, in reading order; empty: in none."""
    for label in labels.relations:
        if is_chain_label(label):
            members = _reached(_beside(_with_label(annotation, label.name)), entity)
            if len(members) > 1:
                return _sorted(annotation, members)
    return ()


def add_to_chain(annotation: Annotation, labels: LabelSet, entity: str, other: str) -> Edit:
    """Puts an entity into the chain of another; two chains become one.

    Raises RuleBroken if no label of the set can do that, or they are in one chain already.
    """
    label = _label_for(annotation.entities[entity], annotation.entities[other], labels)
    present = _with_label(annotation, label)
    beside = _beside(present)
    first, second = _reached(beside, entity), _reached(beside, other)
    if other in first:
        raise RuleBroken(tr("These two are in one chain already."))
    members = first | second
    inside = [relation for relation in present if relation.head in members]
    return Edit(CHAIN, tuple(_relinked(_sorted(annotation, members), inside, label)))


def take_out(annotation: Annotation, labels: LabelSet, entity: str) -> Edit:
    """Takes an entity out of its chain, and keeps the rest of it whole; raises RuleBroken."""
    if not chain_of(annotation, labels, entity):
        raise RuleBroken(tr("This entity is in no chain."))
    names = {label.name for label in labels.relations if is_chain_label(label)}
    gone = [one for one in annotation.relations_of(entity) if one.label in names]
    mends = _mends(annotation, labels, {entity}, {one.uid for one in gone})
    return Edit(UNCHAIN, (*(Change(one, None) for one in gone), *mends))


def removal(annotation: Annotation, labels: LabelSet, *marks: Mark) -> Edit:
    """Removes marks, an entity with its relations; the chains that it was in stay whole."""
    edit = edits.remove(annotation, *marks)
    entities = {mark.uid for mark in marks if isinstance(mark, Entity)}
    if not entities:
        return edit
    mends = _mends(annotation, labels, entities, {one.uid for one in edit.changes})
    return replace(edit, changes=(*edit.changes, *mends))


def respan(annotation: Annotation, labels: LabelSet, entity: Entity, *spans: Span) -> Edit:
    """Lays an entity over other letters; a chain whose order that changes is joined anew."""
    edit = edits.respan(entity, *spans)
    after = edits.apply(annotation, edit)
    changes = list(edit.changes)
    for chain in chains(annotation, labels):
        if entity.uid not in chain.members:
            continue
        present = [r for r in _with_label(annotation, chain.label) if r.head in chain.members]
        order = _sorted(after, chain.members)
        is_in_shape = not any(_relinked(chain.members, present, chain.label))
        if is_in_shape and order != chain.members:
            changes += _relinked(order, present, chain.label)
    return replace(edit, changes=tuple(changes))


def _label_for(one: Entity, other: Entity, labels: LabelSet) -> str:
    able = [label for label in labels.relations if is_chain_label(label)]
    if not able:
        raise RuleBroken(
            tr("The label set has no relation that makes chains: a symmetric, transitive one.")
        )
    for label in able:
        if label.fits(one.label, other.label) or label.fits(other.label, one.label):
            return label.name
    raise RuleBroken(
        tr(
            "“{label}” does not lead from {head} to {tail}.",
            label=able[0].title,
            head=labels.title_of(other.label),
            tail=labels.title_of(one.label),
        )
    )


def _relinked(
    members: tuple[str, ...], present: Iterable[Relation], label: str
) -> Iterator[Change]:
    """What makes a chain of ``members`` out of the relations that are there."""
    missing = {frozenset(pair): pair for pair in pairwise(members)}
    for relation in sorted(present, key=lambda one: one.uid):
        wanted = missing.pop(frozenset((relation.head, relation.tail)), None)
        if wanted is None and not relation.note and not relation.attributes:
            yield Change(relation, None)
    for head, tail in missing.values():
        yield Change(None, Relation(new_uid(), head, tail, label))


def _mends(
    annotation: Annotation, labels: LabelSet, entities: Collection[str], relations: Collection[str]
) -> Iterator[Change]:
    """What keeps chains whole that lose these entities and relations (uids)."""
    for chain in chains(annotation, labels):
        left = [uid for uid in chain.members if uid not in entities]
        if len(left) == len(chain.members):
            continue
        kept = [r for r in _with_label(annotation, chain.label) if r.uid not in relations]
        for head, tail in pairwise(left):
            if tail not in _reached(_beside(kept), head):
                bridge = Relation(new_uid(), head, tail, chain.label)
                kept.append(bridge)
                yield Change(None, bridge)


def _with_label(annotation: Annotation, label: str) -> list[Relation]:
    return [one for one in annotation.relations.values() if one.label == label]


def _groups(relations: Iterable[Relation]) -> Iterator[set[str]]:
    beside = _beside(relations)
    seen: set[str] = set()
    for uid in beside:
        if uid not in seen:
            group = _reached(beside, uid)
            seen |= group
            yield group


def _beside(relations: Iterable[Relation]) -> dict[str, list[str]]:
    """Each entity with those at the other ends of its relations."""
    beside: dict[str, list[str]] = {}
    for relation in relations:
        beside.setdefault(relation.head, []).append(relation.tail)
        beside.setdefault(relation.tail, []).append(relation.head)
    return beside


def _reached(beside: Mapping[str, Sequence[str]], start: str) -> set[str]:
    """The entities to which one leads, over however many, and that one itself."""
    reached, ahead = {start}, [start]
    while ahead:
        new = {uid for uid in beside.get(ahead.pop(), ()) if uid not in reached}
        reached |= new
        ahead.extend(new)
    return reached


def _sorted(annotation: Annotation, members: Iterable[str]) -> tuple[str, ...]:
    entities = annotation.entities
    return tuple(sorted(members, key=lambda uid: reading_order(entities[uid])))
