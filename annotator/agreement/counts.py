"""What is counted once over one article and two annotators; everything else is sums of it."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any

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
from annotator.agreement.unitizing import GAP, Lengths, Unit, lengths, overlaps_itself
from annotator.errors import BadInput
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Relation, Span

NONE = ""
"""The label in a table where one side has nothing."""
Table = Mapping[tuple[str, ...], float]
"""Numbers by what they count; whole, but for what unitizing adds up."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything about a pair of annotators, for one article or, added up, for many."""

    totals: Table = field(default_factory=dict)
    """``articles``; ``unitized``: those where nobody's entities overlap; ``letters``."""
    entities: Table = field(default_factory=dict)
    """Aligned entities by both labels, with NONE where one is alone: the confusion table."""
    same_spans: Table = field(default_factory=dict)
    """Of them those with the same spans, by both labels."""
    classes: Table = field(default_factory=dict)
    """Disagreements about entities by kind and label (the first one's where both have one)."""
    lies: Table = field(default_factory=dict)
    """How the entities lie that are ONLY on one side: alone, inner, outer, crossing."""
    relations: Table = field(default_factory=dict)
    """By side (``a``, ``b``), by ``exact`` and ``relaxed``, by side where both ends are aligned
    (``given_a``, ``given_b``); and by label."""
    relation_classes: Table = field(default_factory=dict)
    """Disagreements about relations by kind and label."""
    tokens: Table = field(default_factory=dict)
    """Words by both labels; NONE is O."""
    answers: Table = field(default_factory=dict)
    """Articles by question and both answers; NONE where one gave none."""
    lengths: Table = field(default_factory=dict)
    """For unitizing: lengths by both labels."""
    squares: Table = field(default_factory=dict)
    """For unitizing: squared lengths of units by label."""
    shared_squares: Table = field(default_factory=dict)
    """For unitizing: squared lengths of what both marked, by label."""
    layers: Table = field(default_factory=dict)
    """For unitizing one label alone: by ``both``, ``either`` (lengths), ``squares``, ``left_out``
    (the length of texts in which its entities overlap); and by label."""

    def to_plain(self) -> dict[str, dict[str, object]]:
        """For JSON, short and soon read: numbers by the words of a key, joined; no empty table.

        A table by part and label has the numbers of all parts by label.
        """
        tables: dict[str, dict[str, object]] = {}
        for name in _TABLES:
            table: Table = getattr(self, name)
            if table and name in _PARTS:
                labels = sorted({label for _, label in table})
                tables[name] = {
                    label: [table.get((part, label), 0) for part in _PARTS[name]]
                    for label in labels
                }
            elif table:
                tables[name] = {_joined(key): number for key, number in sorted(table.items())}
        return tables

    @classmethod
    def from_plain(cls, plain: object) -> "Counts":
        """What ``to_plain`` gave; raises BadInput for anything else."""
        tables: Mapping[str, Any] = plain if isinstance(plain, dict) else {"": plain}
        try:
            return cls(**{str(name): _table(str(name), cells) for name, cells in tables.items()})
        except (AttributeError, TypeError, ValueError) as error:
            raise BadInput(tr("These are no counts of agreement.")) from error

    def unit_lengths(self) -> Lengths:
        """What the α of unitizing is computed from."""
        return Lengths(
            {(one, other): number for (one, other), number in self.lengths.items()},
            {label: number for (label,), number in self.squares.items()},
            {label: number for (label,), number in self.shared_squares.items()},
        )

    def layer_lengths(self, label: str) -> Lengths:
        """The same of the entities of one label, whatever lies between, in them or over them."""
        both, either, squares, left_out = (
            self.layers.get((part, label), 0) for part in _PARTS["layers"]
        )
        letters = self.totals.get(("letters",), 0) - left_out
        together = {
            (label, label): 2 * both,
            (label, GAP): either,
            (GAP, label): either,
            (GAP, GAP): 2 * (letters - both - either),
        }
        gaps = 2 * letters - 2 * both - either
        return Lengths(together, {label: squares, GAP: gaps})


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


def pooled(counts: Iterable[Counts]) -> Counts:
    """The sum of many."""
    sums: dict[str, dict[tuple[str, ...], float]] = {one.name: {} for one in fields(Counts)}
    for one in counts:
        for name, total in sums.items():
            table: Table = getattr(one, name)
            for key, number in table.items():
                if key in total:
                    total[key] += number
                else:
                    total[key] = number
    return Counts(**sums)


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


_TABLES = tuple(one.name for one in fields(Counts))
_PARTS = {
    "relations": ("a", "b", "given_a", "given_b", "exact", "relaxed"),
    "layers": ("both", "either", "squares", "left_out"),
}


def _table(name: str, cells: Mapping[str, Any]) -> Table:
    table: dict[tuple[str, ...], float]
    if name in _PARTS:
        table = {
            (part, label): number
            for label, numbers in cells.items()
            for part, number in zip(_PARTS[name], numbers, strict=True)
            if number
        }
    else:
        table = {_parted(words): number for words, number in cells.items()}
    if not {int, float}.issuperset(map(type, table.values())):
        raise TypeError(name)
    return table


def _joined(key: tuple[str, ...]) -> str:
    words = "\t".join(key)
    if words.count("\t") == len(key) - 1 and "\\" not in words:
        return words
    return "\t".join(word.replace("\\", r"\\").replace("\t", r"\t") for word in key)


@lru_cache(maxsize=1 << 16)
def _parted(words: str) -> tuple[str, ...]:
    key = words.split("\t")
    if "\\" not in words:
        return tuple(key)
    return tuple(_ESCAPED.sub(lambda m: "\t" if m[1] == "t" else m[1], word) for word in key)


_ESCAPED = re.compile(r"\\(.)")
