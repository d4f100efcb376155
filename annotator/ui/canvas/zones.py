"""Over which part of a row the relations of each entity may stand."""

from bisect import bisect_left, bisect_right

from annotator.ui.canvas.names import NamePlace
from annotator.ui.canvas.pieces import Strokes
from annotator.ui.canvas.strands import Zone

BESIDE = 5.0
"""The least room between a stem and a name that it passes, in pixels."""
_PLENTY = 14.0
"""So much of an entity beside its name is enough for its relations."""
_MORE = 7.0
_LEAST = 12.0
_FAR = 1e9


class Zones:
    """What the strokes of a row leave free for the relations of its entities."""

    def __init__(self, strokes: Strokes) -> None:
        self.strokes = strokes
        self.names = sorted(Zone(name.outer_left, name.outer_right) for name in strokes.names)
        """Where names stand, from the left."""
        self._lefts = [name.left for name in self.names]
        self._rights = sorted(name.right for name in self.names)
        self._named: dict[str, NamePlace] = {name.uid: name for name in strokes.names}
        self._letters: dict[str, Zone] = {}
        for patch in strokes.patches:
            if patch.opens:
                left, right = self._letters.get(patch.uid, (_FAR, -_FAR))
                wash = patch.wash
                self._letters[patch.uid] = Zone(min(left, wash.left()), max(right, wash.right()))

    def of(self, entity: str, relations: int = 1) -> Zone | None:
        """Where so many relations of an entity may stand; None if it does not begin here.

        Where other names stand over it, what is beside its own: so one sees which is meant.
        """
        zone, name = self._letters.get(entity), self._named.get(entity)
        if zone is None or name is None:
            return zone
        start, end = name.outer_left, name.outer_right
        before, after = bisect_right(self._rights, start), bisect_left(self._lefts, end)
        low = self._rights[before - 1] if before else zone.left - 2
        high = self._lefts[after] if after < len(self._lefts) else zone.right + 2
        left, right = max(zone.left, low + 2), min(zone.right, high - 2)
        plenty = _PLENTY + _MORE * (relations - 1)
        if start - BESIDE - left >= plenty:  # beside its own name the way down is free
            return Zone(left, min(right, start - BESIDE))
        if right - end - BESIDE >= plenty:
            return Zone(max(left, end + BESIDE), right)
        if right - left < _LEAST:  # hardly any of it is free: its name is what is seen of it
            return Zone(start, end)
        return Zone(left, right)
