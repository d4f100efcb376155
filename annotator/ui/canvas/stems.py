"""Where on their entities the ends of brackets stand."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annotator.ui.canvas.strands import Strand, Zone

_STEP = 12.0
_INSIDE = 2.0
_APART = 4.0


class End(NamedTuple):
    """One end of a strand at an entity."""

    strand: int
    """Its number on the row."""
    is_head: bool
    entity: str
    leftward: bool
    reach: float
    """How far its other end is, in pixels."""


def ends_of(
    strands: Sequence[Strand],
    zones: Mapping[str, Zone],
    width: float,
    stubs: Mapping[int, float],
    *,
    rtl: bool,
) -> list[End]:
    """All the ends that stand on entities of the row; ``stubs`` are the lengths of those.

    Lengths are in pixels, by the numbers of the strands.
    """
    found = []
    for number, strand in enumerate(strands):
        head, tail = strand.head, strand.tail
        edge = beyond(strand, width, rtl=rtl)
        if head and tail and head in zones and tail in zones:
            one, other = _middle(zones[head]), _middle(zones[tail])
            leftward = other < one or (other == one and rtl)
            reach = abs(other - one)
            found.append(End(number, True, head, leftward, reach))
            found.append(End(number, False, tail, not leftward, reach))
        elif head and head in zones:
            reach = stubs.get(number) or abs(_middle(zones[head]) - edge)
            found.append(End(number, True, head, edge <= 0, reach))
        elif tail and tail in zones:
            reach = stubs.get(number) or abs(_middle(zones[tail]) - edge)
            found.append(End(number, False, tail, edge <= 0, reach))
    return found


def beyond(strand: Strand, width: float, *, rtl: bool) -> float:
    """The edge of the row by which a strand goes on: later rows lie to the left in Arabic."""
    return 0.0 if strand.onward == rtl else width


def spread(ends: Sequence[End], zones: Mapping[str, Zone]) -> dict[tuple[int, bool], float]:
    """The x of each end, by strand and whether it is the head's.

    Over an entity the ends that lead left stand on the left, the nearest outermost: then no
    bracket of one entity crosses another of it.
    """
    by_entity: dict[str, list[End]] = {}
    for end in ends:
        by_entity.setdefault(end.entity, []).append(end)
    placed: list[tuple[float, Zone, End]] = []
    for entity, own in by_entity.items():
        zone = zones[entity]
        own.sort(key=_from_the_left)
        room = max(0.0, zone.right - zone.left - 2 * _INSIDE)
        step = min(_STEP, room / max(1, len(own) - 1))
        first = _middle(zone) - step * (len(own) - 1) / 2
        placed += [(first + step * turn, zone, end) for turn, end in enumerate(own)]
    return _apart(placed)


def _apart(placed: list[tuple[float, Zone, End]]) -> dict[tuple[int, bool], float]:
    """Moves ends of different entities that would stand on one another."""
    placed.sort(key=lambda one: (one[0], one[1], one[2].entity))
    out: dict[tuple[int, bool], float] = {}
    last, owner = -1e9, ""
    for x, zone, end in placed:
        if end.entity != owner and x < last + _APART:
            x = max(x, min(last + _APART, zone.right - _INSIDE))  # noqa: PLW2901 - moved on
        out[end.strand, end.is_head] = x
        last, owner = x, end.entity
    return out


def _from_the_left(end: End) -> tuple[bool, float, int, bool]:
    return not end.leftward, end.reach if end.leftward else -end.reach, end.strand, end.is_head


def _middle(zone: Zone) -> float:
    return (zone.left + zone.right) / 2
