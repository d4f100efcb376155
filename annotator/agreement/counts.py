"""What is counted once over one article and two annotators; everything else is sums of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from annotator.agreement.unitizing import GAP, Lengths
from annotator.errors import BadInput
from annotator.i18n import tr

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
