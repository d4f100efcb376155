"""The lines of which a bracket is drawn.

Straight ones and bends are apart: a path with both takes several times as long to paint.
"""

from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainterPath

from annotator.ui.canvas.strands import Outline, Stem

_ROUND = 6.0
_ANGLE = 3.5
"""Half the height of the angle at the end of a stub, in pixels."""


@lru_cache(maxsize=2048)  # of the brackets over a row, one more changes few
def outline(left: float, right: float, y: float, stems: tuple[Stem, ...], points: int) -> Outline:
    """The outline of a bracket at a height ``y``, with its stems; ``points`` as in ``Arc``."""
    at_left = next((stem for stem in stems if stem.x == left), None)
    at_right = next((stem for stem in stems if stem.x == right and stem is not at_left), None)
    round_ = min(_ROUND, (right - left) / 2, abs(y) * 0.9)
    start, end = left, right
    lines, bends = [], QPainterPath()
    if at_left:
        start = min(ceil(left + round_), right)  # a joint between two pixels would be seen
        lines.append(QLineF(left, at_left.foot, left, y + round_))
        bends.moveTo(left, y + round_)
        bends.quadTo(QPointF(left, y), QPointF(start, y))
    if at_right:
        end = max(floor(right - round_), start)
        lines.append(QLineF(right, y + round_, right, at_right.foot))
        bends.moveTo(end, y)
        bends.quadTo(QPointF(right, y), QPointF(right, y + round_))
    lines.append(QLineF(start, y, end, y))
    inner = [stem for stem in stems if stem not in (at_left, at_right)]
    lines += [QLineF(stem.x, stem.foot, stem.x, y) for stem in inner]
    return Outline((*lines, *_angle(left, right, y, points)), bends)


def _angle(left: float, right: float, y: float, points: int) -> list[QLineF]:
    """The end of a stub: it points to where the relation goes on."""
    if not points:
        return []
    x = (left if points < 0 else right) - points * 0.5
    back = x - points * _ANGLE
    return [QLineF(x, y, back, y + side * _ANGLE) for side in (-1, 1)]
