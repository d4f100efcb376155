"""Turns the strands of a row into brackets: lanes, stems, words, shapes."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from annotator.i18n import number
from annotator.ui.canvas.lanes import Interval, packed
from annotator.ui.canvas.names import Names
from annotator.ui.canvas.outline import outline
from annotator.ui.canvas.stems import beyond, ends_of, spread
from annotator.ui.canvas.strands import Arc, RowArcs, Stem, Strand, Zone
from annotator.ui.canvas.zones import BESIDE

MOST_LANES = 8
"""How many lanes a row has before the rest hide behind a chip."""
_AROUND = 5.0
"""Room beside the words of a bracket, in pixels."""
_ROUND = 6.0
_LEAD = 12.0
"""From a stub's stem to its words."""
_POINT = 7.0
"""Room for the angle at the end of a stub."""


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
    names: Sequence[Zone]
    """Where names of entities are, from the left."""


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
    near = bisect_left(ground.names, (x, x))
    beside = ground.names[max(0, near - 1) : near + 1]  # names stand side by side
    if any(name.left - BESIDE < x < name.right + BESIDE for name in beside):
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
    strand, lines = draft.strand, outline(draft.left, draft.right, y, draft.stems, draft.points)
    return Arc(
        strand.uid, strand.label, strand.words, lane, draft.left, draft.right, y,
        draft.stems, box, lines, draft.points,
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
