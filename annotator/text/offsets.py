"""Code points ↔ UTF-16 units: the model counts the former, Qt the latter."""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """The positions of one text in both countings; the same numbers where it is all BMP."""

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        self._points = [found.start() for found in _ASTRAL.finditer(text)]
        self._units = [point + before for before, point in enumerate(self._points)]

    @property
    def are_the_same(self) -> bool:
        """Whether both countings give every position the same number."""
        return not self._points

    def to_utf16(self, point: int) -> int:
        """The UTF-16 unit at which the code point ``point`` starts; the end maps to the end."""
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int, *, up: bool = False) -> int:
        """The code point that starts at a UTF-16 unit.

        A unit inside a surrogate pair stands for the start of its code point, with ``up`` for its
        end.
        """
        pairs = bisect_left(self._units, unit)
        inside = pairs > 0 and self._units[pairs - 1] + 1 == unit
        return unit - pairs + (1 if inside and up else 0)
