"""Dots in the margin beside the rows in which something is doubtful."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

RADIUS = 2.5
GAP = 15.0
"""From the column to the middle of a dot, in pixels."""
REACH = 8.0


class Doubtful(Protocol):
    """A stretch of the text, in code points, and what is doubtful about it."""

    @property
    def start(self) -> int:
        """Its first letter."""

    @property
    def end(self) -> int:
        """After its last letter."""

    @property
    def kind(self) -> str:
        """Which of the kinds of doubt it is."""


class Dot(NamedTuple):
    """A doubt as the margin knows it."""

    start: int
    end: int
    words: str
    """What is doubtful, for the tool tip."""


def dots(doubts: Sequence[Doubtful], words: Callable[[str], str] = str) -> tuple[Dot, ...]:
    """The dots of these doubts, in reading order; ``words`` says what a kind is called."""
    return tuple(sorted(Dot(doubt.start, doubt.end, words(doubt.kind)) for doubt in doubts))


def between(shown: tuple[Dot, ...], start: int, end: int) -> tuple[Dot, ...]:
    """The dots of doubts that begin in ``[start, end)``."""
    first = bisect_left(shown, start, key=lambda dot: dot.start)
    return shown[first : bisect_left(shown, end, lo=first, key=lambda dot: dot.start)]
