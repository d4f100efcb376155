"""What the marks on one row look like, without colours: rectangles and names.

It is worked out once per row and kept until a mark on the row changes.
"""

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from PySide6.QtCore import QRectF

from annotator.ui.canvas.names import Badge, Names, Wanted
from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.pieces import Join, Patch, Piece, Strokes, levels

_LINE = 2.0
_STEP = 3.5
_ROOM = 7.5
_CLOSE = 0.75
_NONE: Mapping[str, Badge] = MappingProxyType({})


def strokes_of(row: Row, names: Names, badges: Mapping[str, Badge] = _NONE) -> Strokes:
    """Works out the strokes of a row; ``badges`` are those of entities in chains."""
    by_entity: dict[str, list[Piece]] = {}
    for piece in sorted(row.pieces, key=lambda one: one.start):
        by_entity.setdefault(piece.entity.uid, []).append(piece)
    heights = levels(by_entity)
    step = min(_STEP, (_ROOM - _LINE) / max(1, max(heights.values(), default=0)))
    patches: list[Patch] = []
    joins: list[Join] = []
    wanted: list[Wanted] = []
    for uid in sorted(by_entity, key=lambda one: -heights[one]):
        pieces = by_entity[uid]
        own = [p for piece in pieces for p in _patches(row, piece, heights[uid], step)]
        patches.extend(own)
        joins.extend(_joins(row, pieces, own))
        if own and pieces[0].opens:
            first = row.geometry.stretches(pieces[0].start, pieces[0].end)
            label, badge = pieces[0].entity.label, badges.get(uid)
            wanted.append(Wanted(uid, label, first[0][0], first[-1][1], badge))
    rtl = row.paragraph.reads_rtl
    return Strokes(
        tuple(patches), tuple(joins), names.placed(wanted, row.paragraph.setting.width, rtl=rtl)
    )


def _patches(row: Row, piece: Piece, level: int, step: float) -> list[Patch]:
    shape = row.shape
    top = shape.top - min(level, 2) * 1.0
    under = shape.bottom + level * step
    entity = piece.entity
    return [
        Patch(
            entity.uid,
            entity.label,
            QRectF(left, top, right - left, under - top),
            QRectF(left + _CLOSE / 2, under, max(1.5, right - left - _CLOSE), _LINE),
            piece.opens,
            piece.closes,
        )
        for left, right in row.geometry.stretches(piece.start, piece.end)
    ]


def _joins(row: Row, pieces: list[Piece], patches: list[Patch]) -> list[Join]:
    """Between fragments on this row, and towards those on rows before and after."""
    if len(pieces[0].entity.spans) == 1 or not patches:
        return []
    entity, y = pieces[0].entity, patches[0].line.center().y()
    joins = []
    for one, other in pairwise(pieces):
        for left, right in row.geometry.stretches(one.end, other.start):
            joins.append(Join(entity.uid, entity.label, left, right, y))
    first, last = row.paragraph.points(pieces[0].start), row.paragraph.points(pieces[-1].end)
    between = {span.start for span in entity.spans}
    ends = {span.end for span in entity.spans}
    before = pieces[0].start > row.start and first in between and first != entity.start
    after = pieces[-1].end < row.end and last in ends and last != entity.end
    stretches = row.geometry.stretches
    if before:
        joins += [
            Join(entity.uid, entity.label, *s, y) for s in stretches(row.start, pieces[0].start)
        ]
    if after:
        joins += [Join(entity.uid, entity.label, *s, y) for s in stretches(pieces[-1].end, row.end)]
    return joins
