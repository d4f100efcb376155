"""Relations of two annotations, compared through their aligned ends."""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.model.marks import Relation

RelationPair = tuple[Relation, Relation]


class RelationKind(StrEnum):
    """How two relations, or a relation and its absence, differ."""

    EXACT = "EXACT"
    """Not at all: label, direction and both ends agree."""
    RELAXED = "RELAXED"
    """Only in an end that is aligned and not the same."""
    TYPE = "TYPE"
    DIRECTION = "DIRECTION"
    DIRECTION_TYPE = "DIRECTION+TYPE"
    ENDPOINT = "ENDPOINT"
    """The same label and one end, another other end."""
    BLOCKED = "BLOCKED"
    """An end of it is missing over there."""
    ONLY = "ONLY"


@dataclass(frozen=True, slots=True)
class Seen:
    """A relation and what its ends are called by the one who compares; None: not aligned."""

    relation: Relation
    head: str | None
    tail: str | None
    directed: bool

    @property
    def label(self) -> str:
        """Its label."""
        return self.relation.label

    @property
    def ends(self) -> tuple[str, str] | None:
        """Both ends in canonical order where it has no direction; None if one is missing."""
        if self.head is None or self.tail is None:
            return None
        if self.directed or self.head <= self.tail:
            return self.head, self.tail
        return self.tail, self.head


@dataclass(frozen=True, slots=True)
class Found:
    """One difference between relations; a side without a relation is None."""

    kind: RelationKind
    a: Relation | None
    b: Relation | None
    detail: str = ""
    """For ENDPOINT and BLOCKED: which end, ``head``, ``tail`` or ``both``."""


def seen_from(
    relations: Iterable[Relation], names: Mapping[str, str], undirected: frozenset[str]
) -> list[Seen]:
    """Relations with their ends renamed; ``names`` says what each end's uid is called."""
    return [
        Seen(r, names.get(r.head), names.get(r.tail), r.label not in undirected)
        for r in sorted(relations, key=lambda r: r.uid)
    ]


def paired(a: Sequence[Seen], b: Sequence[Seen]) -> list[RelationPair]:
    """Those with the same label, direction and ends, one to one."""
    return [(one.relation, other.relation) for one, other in _Pairing(a, b).by(_same)]


def differences(
    a: Sequence[Seen],
    b: Sequence[Seen],
    same_ends: Callable[[RelationPair], bool],
    present_a: Container[str],
    present_b: Container[str],
) -> list[Found]:
    """Every relation that is not exactly there on the other side, each once.

    ``same_ends`` tells whether the ends of two that are paired are the very same entities;
    ``present_a`` and ``present_b`` hold the uids of each side's entities that the other has too.
    """
    pairing = _Pairing(a, b)
    found = [
        Found(RelationKind.RELAXED, one.relation, other.relation)
        for one, other in pairing.by(_same)
        if not same_ends((one.relation, other.relation))
    ]
    for kind, key, other_key in _STEPS:
        found += [
            Found(kind, one.relation, other.relation) for one, other in pairing.by(key, other_key)
        ]
    blocked = [
        Found(RelationKind.BLOCKED, one, None, which)
        for one, which in _blocked(pairing.a, present_a)
    ]
    blocked += [
        Found(RelationKind.BLOCKED, None, one, which)
        for one, which in _blocked(pairing.b, present_b)
    ]
    pairing.drop(blocked)
    found += blocked
    for detail, key, other_key in _ENDPOINTS:
        found += [
            Found(RelationKind.ENDPOINT, one.relation, other.relation, detail)
            for one, other in pairing.by(key, other_key)
        ]
    found += [Found(RelationKind.ONLY, one.relation, None) for one in pairing.a]
    return found + [Found(RelationKind.ONLY, None, other.relation) for other in pairing.b]


_Key = Callable[[Seen], Hashable | None]


class _Pairing:
    """What of both sides is not paired yet, in order."""

    def __init__(self, a: Sequence[Seen], b: Sequence[Seen]) -> None:
        self.a, self.b = list(a), list(b)

    def by(self, key: _Key, other_key: _Key | None = None) -> list[tuple[Seen, Seen]]:
        """Pair in order what has the same key, and take it out; a key of None fits nothing."""
        waiting: dict[Hashable, list[Seen]] = defaultdict(list)
        for other in reversed(self.b):
            waiting[(other_key or key)(other)].append(other)
        pairs: list[tuple[Seen, Seen]] = []
        for one in self.a:
            wanted = key(one)
            if wanted is not None and waiting.get(wanted):
                pairs.append((one, waiting[wanted].pop()))
        taken = {id(seen) for pair in pairs for seen in pair}
        self.a = [one for one in self.a if id(one) not in taken]
        self.b = [other for other in self.b if id(other) not in taken]
        return pairs

    def drop(self, found: Sequence[Found]) -> None:
        """Take out the relations of these differences."""
        first = {id(one.a) for one in found}
        second = {id(one.b) for one in found}
        self.a = [one for one in self.a if id(one.relation) not in first]
        self.b = [other for other in self.b if id(other.relation) not in second]


def _same(seen: Seen) -> Hashable | None:
    return seen.ends and (seen.ends, seen.label)


def _in_order(seen: Seen) -> Hashable | None:
    return seen.ends and (seen.head, seen.tail)


def _turned(seen: Seen) -> Hashable | None:
    return seen.ends and (seen.tail, seen.head)


def _between(seen: Seen) -> Hashable | None:
    return seen.ends and frozenset(seen.ends)


def _undirected(seen: Seen) -> Hashable | None:
    return None if seen.directed else _between(seen)


def _labelled(seen: Seen) -> Hashable | None:
    return seen.ends and (seen.head, seen.tail, seen.label)


def _labelled_turned(seen: Seen) -> Hashable | None:
    return seen.ends and (seen.tail, seen.head, seen.label)


def _head(seen: Seen) -> Hashable | None:
    return seen.head and (seen.head, seen.label)


def _tail(seen: Seen) -> Hashable | None:
    return seen.tail and (seen.tail, seen.label)


def _either_head(seen: Seen) -> Hashable | None:
    return None if seen.directed else _head(seen)


def _either_tail(seen: Seen) -> Hashable | None:
    return None if seen.directed else _tail(seen)


# Where one of two has no direction, the other cannot be turned against it.
_STEPS: tuple[tuple[RelationKind, _Key, _Key | None], ...] = (
    (RelationKind.TYPE, _in_order, None),
    (RelationKind.TYPE, _undirected, _between),
    (RelationKind.TYPE, _between, _undirected),
    (RelationKind.DIRECTION, _labelled, _labelled_turned),
    (RelationKind.DIRECTION_TYPE, _in_order, _turned),
)
_ENDPOINTS: tuple[tuple[str, _Key, _Key], ...] = (
    ("tail", _head, _head),
    ("head", _tail, _tail),
    ("tail", _either_head, _either_tail),
    ("head", _either_tail, _either_head),
)


def _blocked(seen: Iterable[Seen], present: Container[str]) -> list[tuple[Relation, str]]:
    """The relations that cannot be over there, and which of their ends is missing."""
    found: list[tuple[Relation, str]] = []
    for one in seen:
        relation = one.relation
        has_head, has_tail = relation.head in present, relation.tail in present
        if not has_head and not has_tail:
            found.append((relation, "both"))
        elif not has_head or not has_tail:
            found.append((relation, "tail" if has_head else "head"))
    return found
