"""Which mark of one annotation answers which mark of another, one to one."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annotator.agreement.assignment import best_pairs
from annotator.agreement.overlaps import common, shared_part
from annotator.agreement.relations import RelationPair, Seen, paired, seen_from
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Relation

EntityPair = tuple[Entity, Entity]
_Mark = TypeVar("_Mark", Entity, Relation)
FINE = 1 << 40
"""Shared parts are compared to one part in so many; below that, two are equal."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two annotations of one article, mark against mark; each mark is there once.

    Relations are paired where label, direction and both (aligned) ends are the same.
    """

    pairs: tuple[EntityPair, ...]
    only_a: tuple[Entity, ...]
    only_b: tuple[Entity, ...]
    relation_pairs: tuple[RelationPair, ...]
    only_relations_a: tuple[Relation, ...]
    only_relations_b: tuple[Relation, ...]


def align(a: Annotation, b: Annotation, labels: LabelSet) -> Alignment:
    """The alignment of two annotations of the same article.

    Entities: first the same spans with the same label, then the same spans, then, within each
    component of what still overlaps, the assignment that is heaviest by shared part (intersection
    over union) plus one for the same label. The label set says which relations have no direction.
    """
    pairs = pair_entities(list(a.entities.values()), list(b.entities.values()))
    views = relation_views(a, b, pairs, labels)
    same = paired(*views)
    return Alignment(
        tuple(pairs),
        _rest(a.entities.values(), {one.uid for one, _ in pairs}),
        _rest(b.entities.values(), {other.uid for _, other in pairs}),
        tuple(same),
        _rest(a.relations.values(), {one.uid for one, _ in same}),
        _rest(b.relations.values(), {other.uid for _, other in same}),
    )


def is_same(one: Entity, other: Entity) -> bool:
    """Whether two entities agree: the same spans and the same label."""
    return one.spans == other.spans and one.label == other.label


def relation_views(
    a: Annotation, b: Annotation, pairs: Iterable[EntityPair], labels: LabelSet
) -> tuple[list[Seen], list[Seen]]:
    """The relations of both, seen from the first: ends named by its entities where aligned."""
    undirected = frozenset(label.name for label in labels.relations if label.symmetric)
    names = {other.uid: one.uid for one, other in pairs}
    return (
        seen_from(a.relations.values(), {uid: uid for uid in a.entities}, undirected),
        seen_from(b.relations.values(), names, undirected),
    )


def pair_entities(a: Sequence[Entity], b: Sequence[Entity]) -> list[EntityPair]:
    """The entities that answer each other, by where the first starts."""
    a, b = sorted(a, key=reading_order_of), sorted(b, key=reading_order_of)
    pairs: list[EntityPair] = []
    a, b = _pair_alike(a, b, pairs, with_label=True)
    a, b = _pair_alike(a, b, pairs, with_label=False)
    for some_a, some_b in components(a, b):
        pairs += assigned(some_a, some_b)
    return sorted(pairs, key=lambda pair: reading_order_of(pair[0]))


def components(a: Sequence[Entity], b: Sequence[Entity]) -> list[tuple[list[Entity], list[Entity]]]:
    """What hangs together by overlapping, of both sides; who overlaps nobody is in none."""
    leader: dict[tuple[int, int], tuple[int, int]] = {}

    def find(node: tuple[int, int]) -> tuple[int, int]:
        while (up := leader.setdefault(node, node)) != node:
            node = up
        return node

    for i, one in enumerate(a):
        for j, other in enumerate(b):
            if one.start < other.end and other.start < one.end and common(one.spans, other.spans):
                leader[find((1, j))] = find((0, i))
    groups: dict[tuple[int, int], tuple[list[Entity], list[Entity]]] = {}
    for side, index in sorted(leader):
        group = groups.setdefault(find((side, index)), ([], []))
        group[side].append((a, b)[side][index])
    return list(groups.values())


def assigned(a: Sequence[Entity], b: Sequence[Entity]) -> list[EntityPair]:
    """The heaviest assignment within a component; what is equal goes by reading order."""
    if len(a) == 1 == len(b):
        return [(a[0], b[0])]
    scale = (len(a) + 1) * (len(b) + 1) * (min(len(a), len(b)) + 1)
    weights = [
        [_weight(one, other) * scale + _early(len(a) - i, len(b) - j, one, other)
         for j, other in enumerate(b)]
        for i, one in enumerate(a)
    ]  # fmt: skip
    return [(a[i], b[j]) for i, j in best_pairs(weights)]


def _weight(one: Entity, other: Entity) -> int:
    part = shared_part(one.spans, other.spans)
    return round(part * FINE) + FINE * (one.label == other.label) if part else 0


def _early(i: int, j: int, one: Entity, other: Entity) -> int:
    """What settles between equal weights: the greatest sum pairs first with first."""
    return i * j if common(one.spans, other.spans) else 0


def reading_order_of(entity: Entity) -> tuple[object, ...]:
    """Reading order, whatever the labels are called."""
    return entity.start, -entity.end, entity.spans, entity.uid


def _pair_alike(
    a: Sequence[Entity], b: Sequence[Entity], pairs: list[EntityPair], *, with_label: bool
) -> tuple[list[Entity], list[Entity]]:
    """Pair those with the same spans (and label) in order; what is left of both."""

    def key(entity: Entity) -> Hashable:
        return (entity.spans, entity.label) if with_label else entity.spans

    waiting: dict[Hashable, list[Entity]] = defaultdict(list)
    for other in reversed(b):
        waiting[key(other)].append(other)
    rest: list[Entity] = []
    for one in a:
        if others := waiting.get(key(one)):
            pairs.append((one, others.pop()))
        else:
            rest.append(one)
    taken = {other.uid for _, other in pairs}
    return rest, [other for other in b if other.uid not in taken]


def _rest(marks: Iterable[_Mark], taken: set[str]) -> tuple[_Mark, ...]:
    return tuple(mark for mark in marks if mark.uid not in taken)
