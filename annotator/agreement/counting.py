"""Counts one article that two annotators have done, mark by mark."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.agreement.counts import NONE, Counts, Table
from annotator.agreement.disagreements import (
    Disagreement,
    Kind,
    entity_disagreements,
    parted,
    relation_disagreements,
)
from annotator.agreement.matching import EntityPair, pair_entities, relation_views
from annotator.agreement.overlaps import common, size
from annotator.agreement.relations import paired
from annotator.agreement.token_labels import counted_words, labels_of
from annotator.agreement.unitizing import Lengths, Unit, lengths, overlaps_itself
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Relation, Span


@dataclass(frozen=True, slots=True)
class Paired:
    """Two annotations' entities, aligned; and the first one's that are split or merged."""

    pairs: Sequence[EntityPair]
    apart: Container[str]


def count(
    text: str,
    both: tuple[Annotation, Annotation],
    labels: LabelSet,
    excluded: Sequence[Span] = (),
) -> Counts:
    """The counts of one article that both have done; ``excluded`` parts have no words."""
    first, second = (list(one.entities.values()) for one in both)
    pairs = pair_entities(first, second)
    found = entity_disagreements(text, both, pairs)
    return replace(
        count_rest(text, both, labels, Paired(pairs, parted(found)), excluded),
        entities=_entities(both, pairs),
        same_spans=_numbers((a.label, b.label) for a, b in pairs if a.spans == b.spans),
        classes=_classes(found),
        lies=_numbers((one.detail,) for one in found if one.kind is Kind.ONLY),
    )


def count_rest(
    text: str,
    both: tuple[Annotation, Annotation],
    labels: LabelSet,
    aligned: Paired,
    excluded: Sequence[Span] = (),
) -> Counts:
    """The counts but for the tables of entities, which ``bulk`` makes for many articles at once."""
    units = [_units(one) for one in both]
    apart = not any(map(overlaps_itself, units))
    unitized = lengths(units, 0, len(text)) if apart and text else Lengths()
    relations = relation_disagreements(both, aligned.pairs, aligned.apart, labels)
    return Counts(
        totals={("articles",): 1, ("letters",): len(text), ("unitized",): int(apart)},
        relations=_relations(both, aligned.pairs, relations, labels),
        relation_classes=_classes(relations),
        tokens=tokens_of(text, both, excluded),
        answers=answers_of(both),
        lengths={(one, other): n for (one, other), n in unitized.together.items()},
        squares={(label,): number for label, number in unitized.squares.items()},
        shared_squares={(label,): number for label, number in unitized.shared_squares.items()},
        layers=_layers(units, len(text)),
    )


def tokens_of(
    text: str, both: tuple[Annotation, Annotation], excluded: Sequence[Span] = ()
) -> Table:
    """Words by what both call them."""
    places = counted_words(text, excluded)
    first, second = (labels_of(places, one.entities.values()) for one in both)
    return _numbers(zip(first, second, strict=True))


def answers_of(both: tuple[Annotation, Annotation]) -> Table:
    """The article's labels by question: several answers to one are joined by ``+``."""
    first, second = (_answers(one.labels.values()) for one in both)
    names = first.keys() | second.keys()
    return {(name, first.get(name, NONE), second.get(name, NONE)): 1 for name in names}


def _answers(labels: Iterable[ArticleLabel]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for label in labels:
        found.setdefault(label.name, []).append(label.value)
    return {name: "+".join(sorted(values)) for name, values in found.items()}


def _units(annotation: Annotation) -> list[Unit]:
    return sorted((s.start, s.end, e.label) for e in annotation.entities.values() for s in e.spans)


def _entities(both: tuple[Annotation, Annotation], pairs: Sequence[EntityPair]) -> Table:
    taken_a, taken_b = {one.uid for one, _ in pairs}, {other.uid for _, other in pairs}
    first, second = (one.entities.values() for one in both)
    found = [(one.label, other.label) for one, other in pairs]
    found += [(one.label, NONE) for one in first if one.uid not in taken_a]
    return _numbers(found + [(NONE, other.label) for other in second if other.uid not in taken_b])


def _layers(units: Sequence[Sequence[Unit]], letters: int) -> Table:
    found: dict[tuple[str, ...], float] = {}
    for label in {unit[2] for some in units for unit in some}:
        layers = [[unit for unit in some if unit[2] == label] for some in units]
        if any(map(overlaps_itself, layers)):
            found["left_out", label] = letters
            continue
        spans = [[Span(start, end) for start, end, _ in layer] for layer in layers]
        both = common(*spans)
        found["both", label] = both
        found["either", label] = sum(map(size, spans)) - 2 * both
        found["squares", label] = sum((end - start) ** 2 for x in layers for start, end, _ in x)
    return {key: number for key, number in found.items() if number}


def _numbers(keys: Iterable[tuple[str, ...]]) -> Table:
    return Counter(keys)


def _classes(found: Iterable[Disagreement]) -> Table:
    classes: Counter[tuple[str, ...]] = Counter()
    for one in found:
        mark = (one.a + one.b)[0]
        if not isinstance(mark, ArticleLabel):
            classes[one.kind.value, mark.label] += 1
    return classes


def _relations(
    both: tuple[Annotation, Annotation],
    pairs: Sequence[EntityPair],
    found: Iterable[Disagreement],
    labels: LabelSet,
) -> Table:
    table: Counter[tuple[str, ...]] = Counter()
    ends = {one.uid for one, _ in pairs}, {other.uid for _, other in pairs}
    for side, annotation, known in zip("ab", both, ends, strict=True):
        for relation in annotation.relations.values():
            table[side, relation.label] += 1
            if {relation.head, relation.tail} <= known:
                table[f"given_{side}", relation.label] += 1
    for one, _ in paired(*relation_views(*both, pairs, labels)):
        table["relaxed", one.label] += 1
        table["exact", one.label] += 1
    for difference in found:
        mark = (difference.a + difference.b)[0]
        if difference.kind is Kind.RELAXED and isinstance(mark, Relation):
            table["exact", mark.label] -= 1
    return +table
