"""Lanes: which bracket lies above which."""

from collections.abc import Sequence
from typing import NamedTuple

APART = 3.0
"""The least room between two brackets of one lane, in pixels."""


class Interval(NamedTuple):
    """What a bracket takes of a lane, its words included; in pixels."""

    left: float
    right: float


def packed(intervals: Sequence[Interval], most: int) -> list[int | None]:
    """The lane of each interval, from 0 for the lowest; None where ``most`` were not enough.

    The shortest come first; each lies one above the highest lane in which it would touch another.
    """
    lanes: list[list[Interval]] = []
    found: list[int | None] = [None] * len(intervals)

    def shortest_first(index: int) -> tuple[float, float, int]:
        one = intervals[index]
        return one.right - one.left, one.left, index

    for index in sorted(range(len(intervals)), key=shortest_first):
        lane = _highest_touched(lanes, intervals[index]) + 1
        if lane >= most:
            continue
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(intervals[index])
        found[index] = lane
    return found


def _highest_touched(lanes: list[list[Interval]], one: Interval) -> int:
    left, right = one.left - APART, one.right + APART
    for lane in range(len(lanes) - 1, -1, -1):
        if any(other.left < right and left < other.right for other in lanes[lane]):
            return lane
    return -1
