"""Which marks of several annotators of an article belong together, and how they differ."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from annotator.agreement.disagreements import Kind, disagreements
from annotator.agreement.matching import align
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation

Voters = Mapping[str, Annotation]
"""What each annotator (a uid) who has done the article made of it."""
_Node = tuple[str, str]
_Key = TypeVar("_Key", bound=Hashable)


class Joined(Generic[_Key]):
    """Sorts things into groups by telling which two belong together."""

    def __init__(self) -> None:
        self._up: dict[_Key, _Key] = {}

    def leader(self, one: _Key) -> _Key:
        """The thing that stands for the group of this one."""
        up = self._up.setdefault(one, one)
        while up != self._up[up]:
            self._up[one] = up = self._up[up]
        return up

    def join(self, first: _Key, *others: _Key) -> None:
        """All of these belong together."""
        for other in others:
            self._up[self.leader(other)] = self.leader(first)


@dataclass(frozen=True, slots=True)
class Group:
    """Marks of one sort that answer the same question, by annotator (uids)."""

    marks: Mapping[str, tuple[Mark, ...]]
    kind: str
    """The class of their disagreement; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Groups:
    """All marks of the annotators; each is in exactly one group."""

    entities: tuple[Group, ...]
    relations: tuple[Group, ...]
    answers: tuple[Group, ...]


def grouped(text: str, labels: LabelSet, voters: Voters) -> Groups:
    """Groups what is aligned between any two annotators, or one's parts with another's whole."""
    links = Joined[_Node]()
    kinds: list[tuple[_Node, Kind]] = []
    for (one, a), (other, b) in combinations(voters.items(), 2):
        alignment = align(a, b, labels)
        for mine, theirs in alignment.pairs:
            links.join((one, mine.uid), (other, theirs.uid))
        for my_relation, their_relation in alignment.relation_pairs:
            links.join((one, my_relation.uid), (other, their_relation.uid))
        for found in disagreements(text, a, b, labels):
            nodes = [(one, mark.uid) for mark in found.a] + [(other, mark.uid) for mark in found.b]
            if not isinstance((*found.a, *found.b)[0], ArticleLabel):
                links.join(*nodes)
                kinds.append((nodes[0], found.kind))
    _join_twins(links, voters)
    known = _worst(links, kinds)
    return Groups(
        _groups(links, known, ((who, e) for who, a in voters.items() for e in a.entities.values())),
        _groups(
            links, known, ((who, r) for who, a in voters.items() for r in a.relations.values())
        ),
        _answers(labels, voters),
    )


def telling(kinds: Iterable[str]) -> str:
    """The class that says most about a group of which several pairs differ."""
    return min(kinds, key=lambda kind: (_LITTLE.get(kind, 1), kind), default="")


_LITTLE = {Kind.SPLIT: 0, Kind.MERGE: 0, Kind.ONLY: 2, Kind.BLOCKED: 3, "": 4}


def _join_twins(links: Joined[_Node], voters: Voters) -> None:
    """What one annotator marked twice in the same way is one thing."""
    for who, annotation in voters.items():
        first: dict[Hashable, str] = {}
        for entity in annotation.entities.values():
            there = first.setdefault((entity.spans, entity.label), entity.uid)
            links.join((who, there), (who, entity.uid))


def _worst(links: Joined[_Node], kinds: Iterable[tuple[_Node, Kind]]) -> dict[_Node, str]:
    found: dict[_Node, list[str]] = {}
    for node, kind in kinds:
        found.setdefault(links.leader(node), []).append(kind.value)
    return {leader: telling(some) for leader, some in found.items()}


def _groups(
    links: Joined[_Node],
    kinds: Mapping[_Node, str],
    marks: Iterable[tuple[str, Entity | Relation]],
) -> tuple[Group, ...]:
    found: dict[_Node, dict[str, tuple[Mark, ...]]] = {}
    for who, mark in marks:
        group = found.setdefault(links.leader((who, mark.uid)), {})
        group[who] = (*group.get(who, ()), mark)
    return tuple(Group(marks, kinds.get(leader, "")) for leader, marks in found.items())


def _answers(labels: LabelSet, voters: Voters) -> tuple[Group, ...]:
    """One group for each question, or for each value where an article may have several."""
    found: dict[tuple[str, ...], dict[str, tuple[Mark, ...]]] = {}
    for who, annotation in voters.items():
        for label in annotation.labels.values():
            definition = labels.article(label.name)
            several = definition is not None and definition.several
            key = (label.name, label.value) if several else (label.name,)
            group = found.setdefault(key, {})
            group[who] = (*group.get(who, ()), label)
    return tuple(Group(marks, _kind_of(marks, len(voters))) for marks in found.values())


def _kind_of(answers: Mapping[str, tuple[Mark, ...]], voters: int) -> str:
    if len(answers) < voters:
        return Kind.ONLY.value
    said = {frozenset(mark.uid for mark in marks) for marks in answers.values()}
    return Kind.LABEL.value if len(said) > 1 else ""
