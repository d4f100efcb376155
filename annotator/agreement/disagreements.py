"""Where two annotations of one article differ, and why: each differing mark in one class."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.agreement.edges import Difference, difference, trimmed
from annotator.agreement.matching import EntityPair, is_same, pair_entities, relation_views
from annotator.agreement.overlaps import common, contains, covered, size
from annotator.agreement.relations import RelationPair, differences
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Mark, Span


class Kind(StrEnum):
    """The classes of disagreement; those of relations as in ``RelationKind``."""

    LABEL = "LABEL"
    EDGE = "EDGE"
    CLITIC = "CLITIC"
    WORD = "WORD"
    INSIDE = "INSIDE"
    LABEL_BOUNDARY = "LABEL+BOUNDARY"
    SPLIT = "SPLIT"
    """One of the first annotation is several in the second."""
    MERGE = "MERGE"
    """Several of the first annotation are one in the second."""
    ONLY = "ONLY"
    """Of any mark: nothing over there answers it."""
    EXACT = "EXACT"
    RELAXED = "RELAXED"
    TYPE = "TYPE"
    DIRECTION = "DIRECTION"
    DIRECTION_TYPE = "DIRECTION+TYPE"
    ENDPOINT = "ENDPOINT"
    BLOCKED = "BLOCKED"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Marks of two annotations that belong together and differ; one side may have none.

    ``detail`` says more: for an entity that is ONLY here ``alone``, ``inner``, ``outer`` or
    ``crossing`` (how it lies to the entities of the other side); for a CLITIC ``proclitic`` or
    ``enclitic``; for a relation's ENDPOINT or BLOCKED which end it is about: ``head``, ``tail``,
    ``both``.
    """

    kind: Kind
    a: tuple[Mark, ...]
    b: tuple[Mark, ...]
    detail: str = ""


def disagreements(
    text: str, a: Annotation, b: Annotation, labels: LabelSet
) -> tuple[Disagreement, ...]:
    """Every difference: of entities in reading order, then of relations, of article labels.

    ``text`` is that of the article; the label set says which relations have no direction.
    """
    pairs = pair_entities(list(a.entities.values()), list(b.entities.values()))
    found = entity_disagreements(text, (a, b), pairs)
    return (
        *sorted(found, key=_where),
        *relation_disagreements((a, b), pairs, parted(found), labels),
        *_of_article_labels(a.labels.values(), b.labels.values()),
    )


def entity_disagreements(
    text: str, both: tuple[Annotation, Annotation], pairs: Sequence[EntityPair]
) -> list[Disagreement]:
    """The differences of entities that are aligned already, in no order."""
    a, b = both
    only_a, only_b = _unpaired(a, b, pairs)
    found = classify(text, [p for p in pairs if not is_same(*p)], only_a, only_b)
    everyone = [(e, "a") for e in a.entities.values()] + [(e, "b") for e in b.entities.values()]
    return [_with_lie(one, everyone) if one.kind is Kind.ONLY else one for one in found]


def parted(found: Iterable[Disagreement]) -> set[str]:
    """The uids of the first annotation's entities that are split or merged over there."""
    return {mark.uid for one in found if one.kind in (Kind.SPLIT, Kind.MERGE) for mark in one.a}


def classify(
    text: str, pairs: Sequence[EntityPair], only_a: Sequence[Entity], only_b: Sequence[Entity]
) -> list[Disagreement]:
    """The classes of entities that are not the same: aligned pairs, and those left alone.

    What is alone has no detail yet.
    """
    splits = _splits(text, pairs, only_a, only_b)
    taken = {("a", m.uid) for one in splits for m in one.a}
    taken |= {("b", m.uid) for one in splits for m in one.b}
    found = [*splits]
    found += [of_pair(text, *pair) for pair in pairs if ("a", pair[0].uid) not in taken]
    found += [Disagreement(Kind.ONLY, (e,), ()) for e in only_a if ("a", e.uid) not in taken]
    found += [Disagreement(Kind.ONLY, (), (e,)) for e in only_b if ("b", e.uid) not in taken]
    return found


def relation_disagreements(
    both: tuple[Annotation, Annotation],
    pairs: Sequence[EntityPair],
    apart: Container[str],
    labels: LabelSet,
) -> list[Disagreement]:
    """The differences of relations, given the alignment of entities and ``parted`` of them.

    Of what is split or merged neither the whole nor a part is there on the other side.
    """
    same = {(one.uid, other.uid) for one, other in pairs if is_same(one, other)}
    undirected = {label.name for label in labels.relations if label.symmetric}
    kept = [pair for pair in pairs if pair[0].uid not in apart]

    def same_ends(pair: RelationPair) -> bool:
        one, other = pair
        ways = {(one.head, other.head), (one.tail, other.tail)}
        turned = {(one.head, other.tail), (one.tail, other.head)}
        return ways <= same or (one.label in undirected and turned <= same)

    views = relation_views(*both, pairs, labels)
    present = {one.uid for one, _ in kept}, {other.uid for _, other in kept}
    return [
        Disagreement(
            Kind(one.kind), (one.a,) if one.a else (), (one.b,) if one.b else (), one.detail
        )
        for one in differences(*views, same_ends, *present)
    ]


def of_pair(text: str, one: Entity, other: Entity) -> Disagreement:
    """The class of two aligned entities that are not the same."""
    if one.spans == other.spans:
        return Disagreement(Kind.LABEL, (one,), (other,))
    if one.label != other.label:
        return Disagreement(Kind.LABEL_BOUNDARY, (one,), (other,))
    kind, detail = difference(text, one.spans, other.spans)
    return Disagreement(BOUNDARY_KINDS[kind], (one,), (other,), detail)


def lie(spans: Sequence[Span], others: Iterable[Sequence[Span]]) -> str:
    """How a mark lies to the entities of the other side, the nearest question first."""
    near = [other for other in others if common(spans, other)]
    if any(contains(other, spans) for other in near):
        return "inner"
    if any(contains(spans, other) for other in near):
        return "outer"
    return "crossing" if near else "alone"


BOUNDARY_KINDS = {
    Difference.EDGE: Kind.EDGE,
    Difference.CLITIC: Kind.CLITIC,
    Difference.WORD: Kind.WORD,
    Difference.INSIDE: Kind.INSIDE,
}


def _unpaired(
    a: Annotation, b: Annotation, pairs: Iterable[EntityPair]
) -> tuple[list[Entity], list[Entity]]:
    taken_a, taken_b = {one.uid for one, _ in pairs}, {other.uid for _, other in pairs}
    return (
        [e for e in a.in_reading_order() if e.uid not in taken_a],
        [e for e in b.in_reading_order() if e.uid not in taken_b],
    )


def _splits(
    text: str, pairs: Sequence[EntityPair], only_a: Sequence[Entity], only_b: Sequence[Entity]
) -> list[Disagreement]:
    """One against two or more of its label inside it that cover half of it or more.

    The parts are the one that is aligned with it and those that are aligned with nobody.
    """
    wholes = [("a", one, other) for one, other in pairs] + [("a", one, None) for one in only_a]
    wholes += [("b", other, one) for one, other in pairs] + [("b", one, None) for one in only_b]
    wholes.sort(key=lambda whole: (-size(whole[1].spans), whole[1].spans, whole[1].uid))
    free = {"a": list(only_b), "b": list(only_a)}
    taken: set[tuple[str, str]] = set()
    found: list[Disagreement] = []
    for side, whole, partner in wholes:
        if (side, whole.uid) in taken:
            continue
        there = "b" if side == "a" else "a"
        candidates = [partner] if partner and (there, partner.uid) not in taken else []
        candidates += [e for e in free[side] if (there, e.uid) not in taken]
        parts = _parts(text, whole, candidates)
        if not parts or (partner and partner not in parts):
            continue
        taken |= {(side, whole.uid), *((there, e.uid) for e in parts)}
        found.append(
            Disagreement(Kind.SPLIT, (whole,), parts)
            if side == "a"
            else Disagreement(Kind.MERGE, parts, (whole,))
        )
    return found


def _parts(text: str, whole: Entity, candidates: Sequence[Entity]) -> tuple[Entity, ...]:
    """The candidates that make a split of ``whole``, in reading order; none if they make none."""
    near = [
        one for one in candidates if one.label == whole.label and common(one.spans, whole.spans)
    ]
    if len(near) <= 1:
        return ()
    core = trimmed(text, whole.spans)
    cores = [trimmed(text, one.spans) for one in near]
    if core in cores:
        return ()
    inside = [one for one, part in zip(near, cores, strict=True) if contains(core, part)]
    least = covered(core, [one.spans for one in inside]) * 2 >= size(core)
    if len(inside) <= 1 or not least:
        return ()
    return tuple(sorted(inside, key=lambda one: (one.spans, one.uid)))


def _with_lie(one: Disagreement, everyone: Sequence[tuple[Entity, str]]) -> Disagreement:
    there = "b" if one.a else "a"
    others = [e.spans for e, side in everyone if side == there]
    spans = [span for mark in (*one.a, *one.b) if isinstance(mark, Entity) for span in mark.spans]
    return Disagreement(one.kind, one.a, one.b, lie(spans, others))


def _where(one: Disagreement) -> tuple[object, ...]:
    marks = [m for m in (*one.a, *one.b) if isinstance(m, Entity)]
    first = min((m.start, -m.end) for m in marks)
    return (*first, bool(one.b), marks[0].uid)


def _of_article_labels(a: Iterable[ArticleLabel], b: Iterable[ArticleLabel]) -> list[Disagreement]:
    """For each question the values that only one has: LABEL while both have one, then ONLY."""
    first, second = {(m.name, m.value): m for m in a}, {(m.name, m.value): m for m in b}
    found: list[Disagreement] = []
    for name in sorted({name for name, _ in first.keys() ^ second.keys()}):
        ours = [first[k] for k in sorted(first.keys() - second.keys()) if k[0] == name]
        theirs = [second[k] for k in sorted(second.keys() - first.keys()) if k[0] == name]
        both = min(len(ours), len(theirs))
        found += [
            Disagreement(Kind.LABEL, (one,), (other,))
            for one, other in zip(ours, theirs, strict=False)
        ]
        found += [Disagreement(Kind.ONLY, (one,), ()) for one in ours[both:]]
        found += [Disagreement(Kind.ONLY, (), (other,)) for other in theirs[both:]]
    return found
