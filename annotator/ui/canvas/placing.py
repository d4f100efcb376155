"""Turns the strands of a row into brackets: lanes, stems, words, shapes."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from annotator.i18n import number
from annotator.ui.canvas.lanes import Interval, packed
from annotator.ui.canvas.names import Names
from annotator.ui.canvas.pieces import Strokes
from annotator.ui.canvas.stems import beyond, ends_of, spread
from annotator.ui.canvas.strands import Arc, RowArcs, Stem, Strand, Zone

MOST_LANES = 8
"""How many lanes a row has before the rest hide behind a chip."""
_AROUND = 5.0
"""Room beside the words of a bracket, in pixels."""
_ROUND = 6.0
_LEAD = 12.0
"""From a stub's stem to its words."""
_POINT = 7.0
"""Room for the angle at the end of a stub."""
_BESIDE = 5.0
"""The least room between a stem and a name that it passes."""
_PLENTY = 14.0
"""So much of an entity beside its name is enough for its relations."""
_MORE = 7.0
_ENOUGH = 1e9


class Ground(NamedTuple):
    """What of a row decides how the brackets over it stand."""

    width: float
    rtl: bool
    lane: float
    """The height of a lane, in pixels."""
    names_top: float
    top: float
    """Where washes begin."""
    zones: Mapping[str, Zone]
    names: tuple[Zone, ...]
    """Where names of entities are."""


class _Draft(NamedTuple):
    """A bracket that has no lane yet."""

    strand: Strand
    left: float
    right: float
    stems: tuple[Stem, ...]
    words: float
    """The width of its words."""
    points: int

    def interval(self, width: float) -> Interval:
        """What it takes of its lane: words that do not fit on it stand beside it."""
        wide = self.words + 2 * _AROUND
        if self.points or self.has_room:
            return Interval(self.left, self.right)
        if self.left - wide >= 0 and (self.right >= width or self.left > 0):
            return Interval(self.left - wide, self.right)
        return Interval(self.left, self.right + wide)

    @property
    def has_room(self) -> bool:
        """Whether its words fit between its ends."""
        return self.right - self.left >= self.words + 2 * _AROUND + _ROUND


def zones_of(strokes: Strokes, ends: Mapping[str, int] | None = None) -> dict[str, Zone]:
    """Where the relations of each entity that begins on a row may stand.

    ``ends`` says of which entities, and how many each has; else it is one for each entity.
    Where other names stand over an entity, what is beside its own: so one sees which is meant.
    """
    found: dict[str, Zone] = {}
    for patch in strokes.patches:
        if patch.opens and (ends is None or patch.uid in ends):
            before = found.get(patch.uid, Zone(_ENOUGH, -_ENOUGH))
            wash = patch.wash
            found[patch.uid] = Zone(min(before.left, wash.left()), max(before.right, wash.right()))
    rights = sorted(name.outer_right for name in strokes.names)
    lefts = sorted(name.outer_left for name in strokes.names)
    for name in strokes.names:
        zone = found.get(name.uid)
        if zone is None:
            continue
        before, after = bisect_right(rights, name.outer_left), bisect_left(lefts, name.outer_right)
        low = rights[before - 1] if before else zone.left - 2
        high = lefts[after] if after < len(lefts) else zone.right + 2
        left, right = max(zone.left, low + 2), min(zone.right, high - 2)
        plenty = _PLENTY + _MORE * ((ends[name.uid] if ends else 1) - 1)
        if name.outer_left - _BESIDE - left >= plenty:  # beside its own name the way down is free
            right = min(right, name.outer_left - _BESIDE)
        elif right - name.outer_right - _BESIDE >= plenty:
            left = max(left, name.outer_right + _BESIDE)
        elif right - left < 2 * _ROUND:  # hardly any of it is free: its name is what is seen of it
            left, right = name.outer_left, name.outer_right
        found[name.uid] = Zone(left, right)
    return found


def placed(strands: Sequence[Strand], ground: Ground, names: Names, *, is_open: bool) -> RowArcs:
    """The brackets of a row; ``is_open`` gives each of them a lane, however many there are."""
    stubs = {n: _reach(names.width(one.words)) for n, one in enumerate(strands) if one.is_stub}
    ends = ends_of(strands, ground.zones, ground.width, stubs, rtl=ground.rtl)
    xs = spread(ends, ground.zones)
    drafts = [
        draft
        for index, strand in enumerate(strands)
        if (draft := _draft(strand, xs.get((index, True)), xs.get((index, False)), ground, names))
    ]
    intervals = [draft.interval(ground.width) for draft in drafts]
    lanes = packed(intervals, len(drafts) if is_open else MOST_LANES)
    uprights = [
        (stem.x, lane)
        for draft, lane in zip(drafts, lanes, strict=True)
        for stem in draft.stems
        if lane is not None
    ]
    shown, hidden = [], []
    for draft, interval, lane in zip(drafts, intervals, lanes, strict=True):
        if lane is None:
            hidden.append(_arc(draft, interval, MOST_LANES, [], ground))
        else:
            blocked = [x for x, other in uprights if other > lane]
            shown.append(_arc(draft, interval, lane, blocked, ground))
    used = max((lane + 1 for lane in lanes if lane is not None), default=0)
    if not hidden and used <= MOST_LANES:
        return RowArcs(tuple(shown), (), used)
    words = f"+{number(len(hidden))}" if hidden else "−"
    wide = names.width(words) + 2 * _AROUND
    left = ground.width - wide if ground.rtl else 0.0
    chip = _box(left, wide, _height(used, ground), ground)
    return RowArcs(tuple(shown), tuple(hidden), used + 1, chip, words)


def _draft(
    strand: Strand, head: float | None, tail: float | None, ground: Ground, names: Names
) -> _Draft | None:
    words = names.width(strand.words)
    stems = []
    if head is not None:
        stems.append(Stem(head, _foot(head, ground), False))
    if tail is not None:
        stems.append(Stem(tail, _foot(tail, ground), strand.has_arrow))
    if (strand.head or strand.tail) and not stems:
        return None
    xs = [stem.x for stem in stems]
    if strand.is_stub:
        return _stub(strand, stems, words, ground)
    if strand.onward:
        xs.append(0.0 if ground.rtl else ground.width)
    if strand.back:
        xs.append(ground.width if ground.rtl else 0.0)
    return _Draft(strand, min(xs), max(xs), tuple(stems), words, 0)


def _stub(strand: Strand, stems: list[Stem], words: float, ground: Ground) -> _Draft:
    """A short way from the entity to the words that name the other end."""
    x = stems[0].x
    length = _reach(words)
    side = -1 if beyond(strand, ground.width, rtl=ground.rtl) <= 0 else 1
    if side < 0:
        left = max(0.0, x - length)
        right = max(x, left + length - _LEAD)
    else:
        right = min(ground.width, x + length)
        left = min(x, right - length + _LEAD)
    return _Draft(strand, left, right, tuple(stems), words, side)


def _reach(words: float) -> float:
    """How far a stub goes from its stem."""
    return _LEAD + words + 2 * _AROUND + _POINT


def _foot(x: float, ground: Ground) -> float:
    """How far down a stem goes: to the letters' wash, or to the name that is in its way."""
    if any(name.left - _BESIDE < x < name.right + _BESIDE for name in ground.names):
        return ground.names_top
    return ground.top


def _height(lane: int, ground: Ground) -> float:
    return -(lane + 0.5) * ground.lane


def _box(left: float, width: float, y: float, ground: Ground) -> QRectF:
    high = ground.lane * 0.86
    return QRectF(left, y - high / 2, width, high)


def _arc(draft: _Draft, interval: Interval, lane: int, blocked: list[float], ground: Ground) -> Arc:
    y = _height(lane, ground)
    wide = draft.words + 2 * _AROUND
    if draft.points < 0:
        start = draft.left + _POINT
    elif draft.points > 0:
        start = draft.right - _POINT - wide
    else:
        start = _clear(interval, draft, wide, blocked) - wide / 2
    box = _box(start, wide, y, ground)
    strand = draft.strand
    return Arc(
        strand.uid, strand.label, strand.words, lane, draft.left, draft.right, y,
        draft.stems, box, _path(draft, y), draft.points,
    )  # fmt: skip


def _clear(interval: Interval, draft: _Draft, wide: float, blocked: list[float]) -> float:
    """The middle of the words: that of the bracket, or near it where no stem goes through them."""
    if not draft.has_room:
        is_left = interval.left < draft.left
        return interval.left + wide / 2 if is_left else interval.right - wide / 2
    middle = (interval.left + interval.right) / 2
    low = max(interval.left, draft.left) + wide / 2
    high = min(interval.right, draft.right) - wide / 2
    if low >= high:
        return middle
    half = wide / 2 + 1
    tries = [middle, *(x + side * half for x in blocked for side in (-1, 1))]
    free = [
        x
        for x in tries
        if low <= x <= high and all(abs(x - other) >= half - 0.01 for other in blocked)
    ]
    return min(free, key=lambda x: abs(x - middle), default=middle)


def _path(draft: _Draft, y: float) -> QPainterPath:
    path = QPainterPath()
    left = next((stem for stem in draft.stems if stem.x == draft.left), None)
    right = next((stem for stem in draft.stems if stem.x == draft.right and stem is not left), None)
    inner = [stem for stem in draft.stems if stem not in (left, right)]
    bend = min(_ROUND, (draft.right - draft.left) / 2, abs(y) * 0.9)
    if left:
        path.moveTo(left.x, left.foot)
        path.lineTo(left.x, y + bend)
        path.quadTo(QPointF(left.x, y), QPointF(left.x + bend, y))
    else:
        path.moveTo(draft.left, y)
    if right:
        path.lineTo(draft.right - bend, y)
        path.quadTo(QPointF(draft.right, y), QPointF(draft.right, y + bend))
        path.lineTo(draft.right, right.foot)
    else:
        path.lineTo(draft.right, y)
    for stem in inner:
        path.moveTo(stem.x, stem.foot)
        path.lineTo(stem.x, y)
    return path
