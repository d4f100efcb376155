"""One annotator's entities in many articles as columns, and how two such layers are aligned.

The result is that of ``matching.pair_entities`` article by article, a hundred times sooner: what
is the same is found by sorting, what overlaps by one join, and only what is tangled is looked at
entity by entity.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from annotator.agreement.matching import FINE, assigned, reading_order_of
from annotator.agreement.overlaps import Fragments, common
from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Span

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Component = tuple[list[int], list[int]]
"""Rows of two layers that hang together by overlapping."""
NOBODY = -1
_ROOM = 1 << 62


@dataclass(frozen=True, slots=True)
class Layer:
    """A row for each entity, by article, and within an article by uid."""

    article: Ints
    """The article's place in the list that all layers were made from."""
    start: Ints
    end: Ints
    label: Ints
    """The place of its label in ``names``."""
    names: Sequence[str]
    fragments: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    """The spans of the rows that have several."""
    uids: Sequence[str] = ()

    def __len__(self) -> int:
        return len(self.article)

    def spans(self, row: int) -> tuple[Span, ...]:
        """The spans of an entity."""
        found = self.fragments.get(row)
        return found or (Span(int(self.start[row]), int(self.end[row])),)

    def entity(self, row: int) -> Entity:
        """The entity of a row, without its note and attributes."""
        uid = self.uids[row] if self.uids else f"{row:012}"
        return Entity(uid, self.spans(row), self.names[self.label[row]])


@dataclass(frozen=True, slots=True)
class Matched:
    """Two layers, aligned row by row."""

    b_of: Ints
    """For each row of the first its row in the second, or NOBODY."""
    a_of: Ints
    same_spans: Flags
    """For each row of the first: whether its partner has the same spans."""
    tangled: Sequence[Component]
    """Where more than two overlap that are not the same; their pairs are in ``b_of``."""


def layer_of(annotations: Sequence[Annotation], names: Sequence[str]) -> Layer:
    """The entities of one annotator, given an annotation for each article.

    ``names`` holds every label that occurs.
    """
    at = {name: index for index, name in enumerate(names)}
    rows: list[tuple[int, int, int, int]] = []
    fragments: dict[int, tuple[Span, ...]] = {}
    uids: list[str] = []
    for article, annotation in enumerate(annotations):
        for uid in sorted(annotation.entities):
            entity = annotation.entities[uid]
            if len(entity.spans) > 1:
                fragments[len(rows)] = entity.spans
            rows.append((article, entity.start, entity.end, at[entity.label]))
            uids.append(uid)
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Layer(columns[0], columns[1], columns[2], columns[3], names, fragments, uids)


def match(a: Layer, b: Layer) -> Matched:
    """Align two layers over the same articles."""
    b_of, a_of = np.full(len(a), NOBODY), np.full(len(b), NOBODY)
    spans = _span_keys(a, b)
    labelled = _and(spans, np.concatenate([a.label, b.label]))
    _join(labelled[: len(a)], labelled[len(a) :], b_of, a_of)
    _join(spans[: len(a)], spans[len(a) :], b_of, a_of)
    same_spans = b_of != NOBODY
    left_a, left_b = np.flatnonzero(b_of == NOBODY), np.flatnonzero(a_of == NOBODY)
    ones, others = overlapping(a, b, left_a, left_b)
    alone = (np.bincount(ones, minlength=len(a)) == 1)[ones]
    alone &= (np.bincount(others, minlength=len(b)) == 1)[others]
    b_of[ones[alone]], a_of[others[alone]] = others[alone], ones[alone]
    ones, others = ones[~alone], others[~alone]
    single = _best_of_stars(a, b, ones, others)
    b_of[ones[single]], a_of[others[single]] = others[single], ones[single]
    tangled = _components(ones.tolist(), others.tolist())
    for rows_a, rows_b in tangled:
        if (b_of[rows_a] == NOBODY).all():
            for one, other in _assigned(a, b, rows_a, rows_b):
                b_of[one], a_of[other] = other, one
    return Matched(b_of, a_of, same_spans, tangled)


def overlapping(a: Layer, b: Layer, rows_a: Ints, rows_b: Ints) -> tuple[Ints, Ints]:
    """Every two of these rows that share a letter of an article."""
    stride = max(int(a.end.max(initial=0)), int(b.end.max(initial=0))) + 1
    start_a, end_a = (a.article[rows_a] * stride + c[rows_a] for c in (a.start, a.end))
    start_b, end_b = (b.article[rows_b] * stride + c[rows_b] for c in (b.start, b.end))
    order = np.argsort(start_b, kind="stable")
    start_b, end_b, rows_b = start_b[order], end_b[order], rows_b[order]
    first = np.searchsorted(np.maximum.accumulate(end_b), start_a, side="right")
    many = np.maximum(np.searchsorted(start_b, end_a, side="left") - first, 0)
    ones = np.repeat(np.arange(len(rows_a)), many)
    places = np.arange(len(ones)) - np.repeat(np.cumsum(many) - many, many)
    others = np.repeat(first, many) + places
    kept = end_b[others] > start_a[ones]
    found_a, found_b = rows_a[ones[kept]], rows_b[others[kept]]
    return _truly(a, b, found_a, found_b)


def _truly(a: Layer, b: Layer, ones: Ints, others: Ints) -> tuple[Ints, Ints]:
    """Without those of several fragments that only seem to overlap."""
    if not a.fragments and not b.fragments:
        return ones, others
    doubtful = np.isin(ones, list(a.fragments)) | np.isin(others, list(b.fragments))
    kept = ~doubtful
    for at in np.flatnonzero(doubtful):
        kept[at] = bool(common(a.spans(int(ones[at])), b.spans(int(others[at]))))
    return ones[kept], others[kept]


def _span_keys(a: Layer, b: Layer) -> Ints:
    """A number for each row of both, the same where article and spans are the same."""
    shapes: dict[Fragments, int] = {}
    columns: list[Ints] = []
    for one in (a, b):
        shape = np.zeros(len(one), dtype=np.int64)
        for row, spans in one.fragments.items():
            shape[row] = shapes.setdefault(spans, len(shapes) + 1)
        columns.append(shape)
    keys = np.concatenate([a.article, b.article])
    for first, second in ((a.start, b.start), (a.end - a.start, b.end - b.start), columns):
        keys = _and(keys, np.concatenate([first, second]))
    return keys


def _and(keys: Ints, column: Ints) -> Ints:
    """Keys that part also what differs in one more column."""
    width = int(column.max(initial=0)) + 1
    if int(keys.max(initial=0)) >= _ROOM // width:
        keys = np.unique(keys, return_inverse=True)[1]
    return keys * width + column


def _join(keys_a: Ints, keys_b: Ints, b_of: Ints, a_of: Ints) -> None:
    """Pair rows with the same key that have nobody yet, the first with the first."""
    rows_a, rows_b = np.flatnonzero(b_of == NOBODY), np.flatnonzero(a_of == NOBODY)
    if not len(rows_a) or not len(rows_b):
        return
    rows_a = rows_a[np.argsort(keys_a[rows_a], kind="stable")]
    rows_b = rows_b[np.argsort(keys_b[rows_b], kind="stable")]
    mine, theirs = keys_a[rows_a], keys_b[rows_b]
    place = np.searchsorted(theirs, mine)
    if (mine[1:] == mine[:-1]).any():
        place += _times_before(mine)
    there = np.flatnonzero(place < len(theirs))
    hit = there[theirs[place[there]] == mine[there]]
    b_of[rows_a[hit]], a_of[rows_b[place[hit]]] = rows_b[place[hit]], rows_a[hit]


def _times_before(ordered: Ints) -> Ints:
    """How often each key came before, where they are in order."""
    places = np.arange(len(ordered))
    starts = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    return places - np.maximum.accumulate(np.where(starts, places, 0))


def _best_of_stars(a: Layer, b: Layer, ones: Ints, others: Ints) -> Ints:
    """Where one overlaps several that overlap nobody else: the places of the heaviest pairs."""
    torn = np.isin(ones, list(a.fragments)) | np.isin(others, list(b.fragments))
    lengths = a.end[ones] - a.start[ones] + b.end[others] - b.start[others]
    ends = np.minimum(a.end[ones], b.end[others])
    both = ends - np.maximum(a.start[ones], b.start[others])
    parts = np.rint(np.divide(both, lengths - both, where=~torn, out=both * 0.0) * FINE)
    weights = parts.astype(np.int64) + FINE * (a.label[ones] == b.label[others])
    found: list[Ints] = []
    for centre, leaves, layer in ((ones, others, b), (others, ones, a)):
        shared = np.bincount(leaves, minlength=len(layer))[leaves] > 1
        no_star = np.bincount(centre, weights=shared | torn) > 0
        places = np.flatnonzero(~no_star[centre])
        rows, hub = leaves[places], centre[places]
        # The heaviest, then the first in reading order.
        order = np.lexsort((rows, -layer.end[rows], layer.start[rows], -weights[places], hub))
        first = np.concatenate([[True], hub[order][1:] != hub[order][:-1]])[: len(order)]
        found.append(places[order][first])
    return np.concatenate(found)


def _components(ones: Sequence[int], others: Sequence[int]) -> list[Component]:
    leader: dict[int, int] = {}

    def find(node: int) -> int:
        while (up := leader.setdefault(node, node)) != node:
            node = up
        return node

    for one, other in zip(ones, others, strict=True):
        leader[find(~other)] = find(one)  # rows of the second are negative
    groups: dict[int, Component] = {}
    for node in leader:
        group = groups.setdefault(find(node), ([], []))
        group[node < 0].append(node if node >= 0 else ~node)
    return list(groups.values())


def _assigned(
    a: Layer, b: Layer, rows_a: Iterable[int], rows_b: Iterable[int]
) -> list[tuple[int, int]]:
    first = {(e := a.entity(row)).uid: (e, row) for row in rows_a}
    second = {(e := b.entity(row)).uid: (e, row) for row in rows_b}
    some_a = sorted((e for e, _ in first.values()), key=reading_order_of)
    some_b = sorted((e for e, _ in second.values()), key=reading_order_of)
    return [(first[x.uid][1], second[y.uid][1]) for x, y in assigned(some_a, some_b)]
