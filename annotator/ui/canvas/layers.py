"""Pictures of what is painted on rows, kept as long as it does not change.

Most of a page is painted again and again as it was: while one scrolls, while relations fade and
stand out, and beside each row that changes. The letters are not kept, so that they are smoothed as
the screen wants it.
"""

from collections.abc import Callable
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from annotator.ui.canvas.paragraph import Row

MOST_BYTES = 48_000_000
"""So much is kept; what was not used for longest goes first."""
_DEPTH = 4


class _Layer(NamedTuple):
    what: object
    """What was painted; held, so that no other can take its place in memory."""
    phase: tuple[float, float, float]
    """Where between two pixels of the device it begins, and how many of them a pixel has."""
    left: int
    top: int
    picture: QPixmap

    @property
    def size(self) -> int:
        return self.picture.width() * self.picture.height() * _DEPTH


class Layers:
    """Keeps pictures of parts of rows for one painter of a page."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._size = 0
        self._kept: dict[tuple[Row, type], _Layer] = {}

    def draw(
        self,
        painter: QPainter,
        row: Row,
        what: object,
        area: Callable[[], QRectF],
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draws ``what`` belongs to a row; ``paint`` paints it, within ``area()``, if it is new.

        One thing of each type is kept for a row, until another object of that type is drawn.
        """
        placed = painter.deviceTransform()
        ratio = placed.m11()
        x, y = floor(placed.dx()), floor(placed.dy())
        phase = (round(placed.dx() - x, 3), round(placed.dy() - y, 3), ratio)
        key = (row, type(what))
        layer = self._kept.pop(key, None)
        if layer is None or layer.what is not what or layer.phase != phase:
            self._size -= layer.size if layer else 0
            layer = _painted(what, area(), phase, paint)
            self._size += layer.size
        self._kept[key] = layer  # the last used is the last to go
        while self._size > self._most and len(self._kept) > 1:
            self._size -= self._kept.pop(next(iter(self._kept))).size
        at = QPointF(x + layer.left - placed.dx(), y + layer.top - placed.dy()) / ratio
        painter.drawPixmap(at, layer.picture)


def _painted(
    what: object,
    area: QRectF,
    phase: tuple[float, float, float],
    paint: Callable[[QPainter], None],
) -> _Layer:
    right, down, ratio = phase
    left, top = floor(area.left() * ratio + right), floor(area.top() * ratio + down)
    width = ceil(area.right() * ratio + right) - left
    height = ceil(area.bottom() * ratio + down) - top
    picture = QPixmap(QSize(width, height))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as brush:
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.translate(QPointF(right - left, down - top) / ratio)
        brush.setPen(Qt.PenStyle.NoPen)
        paint(brush)
    return _Layer(what, phase, left, top, picture)
