"""The counts of thousands of articles at once: those of ``counts.count``, from columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from annotator.agreement.chance import Floats
from annotator.agreement.counting import Paired, count_rest
from annotator.agreement.counts import NONE, Counts, Table
from annotator.agreement.disagreements import BOUNDARY_KINDS, Kind, classify, lie
from annotator.agreement.edges import Difference, difference, may_be_edge
from annotator.agreement.layers import (
    NOBODY,
    Flags,
    Ints,
    Layer,
    Matched,
    layer_of,
    match,
    overlapping,
)
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Span

KINDS = tuple(Kind)
LIES = ("alone", "inner", "outer", "crossing")
_AT = {kind: at for at, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Article:
    """What counting needs of an article."""

    text: str
    excluded: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class Classed:
    """A row for each disagreement about entities."""

    article: Ints
    kind: Ints
    """The place in KINDS."""
    label: Ints
    lies: Ints
    """For ONLY the place in LIES, else NOBODY."""
    apart: frozenset[int]
    """The rows of the first layer that are split or merged."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Whole numbers by article and label; one F1 is twice the matches over ``a`` plus ``b``."""

    a: Ints
    b: Ints
    strict: Ints
    edge: Ints
    overlap: Ints

    def parts(self, measure: str = "strict") -> tuple[Floats, Floats]:
        """Numerators and denominators by article: of each label, then of all together."""
        matches: Ints = getattr(self, measure)
        over, under = 2.0 * matches, (self.a + self.b).astype(float)
        return (
            np.hstack([over, over.sum(1, keepdims=True)]),
            np.hstack([under, under.sum(1, keepdims=True)]),
        )


def count_many(
    articles: Sequence[Article],
    both: tuple[Sequence[Annotation], Sequence[Annotation]],
    labels: LabelSet,
) -> list[Counts]:
    """The counts of each article; both annotators have done all of them."""
    names = sorted({e.label for some in both for one in some for e in one.entities.values()})
    a, b = (layer_of(some, names) for some in both)
    matched = match(a, b)
    classed = classes(articles, a, b, matched)
    size = len(articles)
    shown = [*names, NONE]
    entities = _by_article(size, _confusion(a, b, matched), (shown, shown))
    same = matched.same_spans
    pairs = a.article[same], a.label[same], b.label[matched.b_of[same]]
    same_spans = _by_article(size, pairs, (shown, shown))
    kinds = _by_article(size, (classed.article, classed.kind, classed.label), (KINDS, names))
    only = classed.lies != NOBODY
    lies = _by_article(size, (classed.article[only], classed.lies[only]), (LIES,))
    partners = _partners(a, b, matched, size)
    apart: list[set[str]] = [set() for _ in articles]
    for row in classed.apart:
        apart[a.article[row]].add(a.uids[row])
    return [
        replace(
            count_rest(
                one.text,
                (first, second),
                labels,
                Paired(_entities_of(partners[at], first, second), apart[at]),
                one.excluded,
            ),
            entities=entities[at],
            same_spans=same_spans[at],
            classes=kinds[at],
            lies=lies[at],
        )
        for at, (one, first, second) in enumerate(zip(articles, *both, strict=True))
    ]


def tables(articles: int, a: Layer, b: Layer, matched: Matched, edges: Flags) -> Tables:
    """What all F1 of entities are made of; ``edges`` as from ``only_edges``."""
    width = len(a.names)

    def by(article: Ints, label: Ints) -> Ints:
        cells = np.bincount(article * width + label, minlength=articles * width)
        return cells.reshape(articles, width)

    paired = np.flatnonzero(matched.b_of != NOBODY)
    alike = paired[a.label[paired] == b.label[matched.b_of[paired]]]
    strict = alike[matched.same_spans[alike]]
    edge = alike[matched.same_spans[alike] | edges[alike]]
    return Tables(
        by(a.article, a.label),
        by(b.article, b.label),
        *(by(a.article[rows], a.label[rows]) for rows in (strict, edge, alike)),
    )


def only_edges(articles: Sequence[Article], a: Layer, b: Layer, matched: Matched) -> Flags:
    """For each row of the first: whether it differs from its partner by an EDGE alone."""
    found = np.zeros(len(a), dtype=bool)
    rows = np.flatnonzero((matched.b_of != NOBODY) & ~matched.same_spans)
    rows = rows[a.label[rows] == b.label[matched.b_of[rows]]]
    partners = matched.b_of[rows]
    columns = (rows, partners, a.article[rows], a.start[rows], a.end[rows], b.start[partners])
    for row, other, article, start, end, first, last in zip(
        *(column.tolist() for column in (*columns, b.end[partners])), strict=True
    ):
        if row in a.fragments or other in b.fragments:
            may_be = True
        else:
            may_be = may_be_edge(articles[article].text, (start, end), (first, last))
        if may_be:
            kind, _ = difference(articles[article].text, a.spans(row), b.spans(other))
            found[row] = kind is Difference.EDGE
    return found


def classes(articles: Sequence[Article], a: Layer, b: Layer, matched: Matched) -> Classed:
    """The class of every disagreement about entities."""
    tangled_a = {row for rows, _ in matched.tangled for row in rows}
    tangled_b = {row for _, rows in matched.tangled for row in rows}
    free_a, free_b = _except(len(a), tangled_a), _except(len(b), tangled_b)
    paired = np.flatnonzero((matched.b_of != NOBODY) & free_a)
    partners = matched.b_of[paired]
    same, alike = matched.same_spans[paired], a.label[paired] == b.label[partners]
    rows = [_rows(a, paired[same & ~alike], Kind.LABEL)]
    rows.append(_rows(a, paired[~same & ~alike], Kind.LABEL_BOUNDARY))
    rows.append(_of_pairs(articles, a, b, paired[~same & alike], matched))
    tangled, apart = _of_tangled(articles, a, b, matched)
    rows.append(tangled)
    rows.append(_rows(a, np.flatnonzero((matched.b_of == NOBODY) & free_a), Kind.ONLY))
    rows.append(_rows(b, np.flatnonzero((matched.a_of == NOBODY) & free_b), Kind.ONLY, 1))
    found = np.concatenate(rows)
    return Classed(found[:, 0], found[:, 1], found[:, 2], _lies(a, b, found), frozenset(apart))


def _rows(layer: Layer, rows: Ints, kind: Kind, side: int = 0) -> Ints:
    """Article, kind, label, side and row of entities that are all of one class."""
    constant = np.full(len(rows), _AT[kind]), np.full(len(rows), side)
    return np.stack(
        [layer.article[rows], constant[0], layer.label[rows], constant[1], rows], axis=1
    )


def _of_pairs(
    articles: Sequence[Article], a: Layer, b: Layer, rows: Ints, matched: Matched
) -> Ints:
    kinds = np.zeros(len(rows), dtype=np.int64)
    for at, row in enumerate(rows.tolist()):
        text = articles[a.article[row]].text
        found, _ = difference(text, a.spans(row), b.spans(int(matched.b_of[row])))
        kinds[at] = _AT[BOUNDARY_KINDS[found]]
    return np.stack([a.article[rows], kinds, a.label[rows], rows * 0, rows], axis=1)


def _of_tangled(
    articles: Sequence[Article], a: Layer, b: Layer, matched: Matched
) -> tuple[Ints, list[int]]:
    """The rows of what is tangled; and the first layer's that are split or merged."""
    found: list[tuple[int, int, int, int, int]] = []
    apart: list[int] = []
    for rows_a, rows_b in matched.tangled:
        article = int(a.article[rows_a[0]])
        first = {row: a.entity(row) for row in rows_a}
        second = {row: b.entity(row) for row in rows_b}
        row_of = {(0, e.uid): row for row, e in first.items()}
        row_of |= {(1, e.uid): row for row, e in second.items()}
        pairs = [
            (e, second[int(matched.b_of[row])])
            for row, e in first.items()
            if matched.b_of[row] != NOBODY
        ]
        only_a = [e for row, e in first.items() if matched.b_of[row] == NOBODY]
        only_b = [e for row, e in second.items() if matched.a_of[row] == NOBODY]
        for one in classify(articles[article].text, pairs, only_a, only_b):
            side, mark = (0, one.a[0]) if one.a else (1, one.b[0])
            row = row_of[side, mark.uid]
            label = int((b if side else a).label[row])
            found.append((article, _AT[one.kind], label, side, row))
            if one.kind in (Kind.SPLIT, Kind.MERGE):
                apart += [row_of[0, mark.uid] for mark in one.a]
    return np.array(found, dtype=np.int64).reshape(-1, 5), apart


def _lies(a: Layer, b: Layer, found: Ints) -> Ints:
    """How each entity that is ONLY there lies to those of the other side."""
    lies = np.where(found[:, 1] == _AT[Kind.ONLY], 0, NOBODY)
    for side, (mine, theirs) in enumerate(((a, b), (b, a))):
        places = np.flatnonzero((lies == 0) & (found[:, 3] == side))
        rows = found[places, 4]
        ones, others = overlapping(mine, theirs, rows, np.arange(len(theirs)))
        near: dict[int, list[tuple[Span, ...]]] = {}
        for one, other in zip(ones.tolist(), others.tolist(), strict=True):
            near.setdefault(one, []).append(theirs.spans(other))
        for place, row in zip(places.tolist(), rows.tolist(), strict=True):
            if row in near:
                lies[place] = LIES.index(lie(mine.spans(row), near[row]))
    return lies


def _except(size: int, rows: set[int]) -> Flags:
    found = np.ones(size, dtype=bool)
    found[list(rows)] = False
    return found


def _confusion(a: Layer, b: Layer, matched: Matched) -> tuple[Ints, Ints, Ints]:
    """Article and both labels of every pair and of everyone who is alone."""
    none = len(a.names)
    labels_b = np.append(b.label, none)[matched.b_of]  # NOBODY is the last
    alone = np.flatnonzero(matched.a_of == NOBODY)
    return (
        np.concatenate([a.article, b.article[alone]]),
        np.concatenate([a.label, np.full(len(alone), none)]),
        np.concatenate([labels_b, b.label[alone]]),
    )


def _by_article(size: int, columns: Sequence[Ints], names: Sequence[Sequence[str]]) -> list[Table]:
    """The table of each article, counted over rows of article and places in names."""
    tables: list[dict[tuple[str, ...], float]] = [{} for _ in range(size)]
    if len(columns[0]):
        rows, numbers = np.unique(np.stack(columns, axis=1), axis=0, return_counts=True)
        for (article, *places), number in zip(rows.tolist(), numbers.tolist(), strict=True):
            key = tuple(str(some[at]) for some, at in zip(names, places, strict=True))
            tables[article][key] = number
    return list(tables)


def _partners(a: Layer, b: Layer, matched: Matched, size: int) -> list[list[tuple[str, str]]]:
    """The uids of aligned entities by article."""
    found: list[list[tuple[str, str]]] = [[] for _ in range(size)]
    for row in np.flatnonzero(matched.b_of != NOBODY).tolist():
        found[a.article[row]].append((a.uids[row], b.uids[matched.b_of[row]]))
    return found


def _entities_of(
    pairs: Sequence[tuple[str, str]], first: Annotation, second: Annotation
) -> list[tuple[Entity, Entity]]:
    return [(first.entities[one], second.entities[other]) for one, other in pairs]
