"""Which relation is under a point."""

from PySide6.QtCore import QPointF

from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.strands import Arc

_REACH = 4.0


def arc_in(row: Row, at: QPointF) -> str | None:
    """The relation whose words, or else whose line, are at a point of the row.

    The point's y is counted from below the room above the row: what lies there is negative.
    """
    if row.arcs is None or at.y() > row.shape.top:
        return None
    for arc in row.arcs.arcs:
        if arc.box.adjusted(-1, -1, 1, 1).contains(at):
            return arc.uid
    near = [(_distance(arc, at), arc.lane, arc.uid) for arc in row.arcs.arcs]
    best = min(near, default=None)
    return best[2] if best and best[0] <= _REACH else None


def is_on_chip(row: Row, at: QPointF) -> bool:
    """Whether a point of the row is on the chip that says how many relations are hidden."""
    return bool(row.arcs and row.arcs.chip and row.arcs.chip.contains(at))


def _distance(arc: Arc, at: QPointF) -> float:
    beside = max(arc.left - at.x(), at.x() - arc.right, 0.0)
    along = max(beside, abs(at.y() - arc.y))
    return min(
        [along, *(abs(at.x() - stem.x) for stem in arc.stems if arc.y <= at.y() <= stem.foot)]
    )
