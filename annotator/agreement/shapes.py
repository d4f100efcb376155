"""Drawings as plain shapes: the window paints them, a report writes them as SVG.

Units are those of a page at its usual size (CSS and Qt pixels); y grows downwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Anchor(StrEnum):
    """Which end of a text stands at its x: what the eye sees, in any script."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle. ``paint`` is a name that ``Look.paint`` knows."""

    x: float
    y: float
    width: float
    height: float
    paint: str
    strength: float = 1.0
    """Its opacity, 0 to 1."""
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    paint: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """Words on one line; ``y`` is their baseline."""

    x: float
    y: float
    words: str
    anchor: Anchor = Anchor.LEFT
    paint: str = "ink"
    size: float = 13.0
    bold: bool = False


Shape = Box | Line | Text


@dataclass(frozen=True, slots=True)
class Door:
    """A place of a drawing that leads to the cases behind its number."""

    key: str
    x: float
    y: float
    width: float
    height: float
    says: str
    """The number in words, for a pointer that rests there and for screen readers."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, painted in their order, and the doors in reading order."""

    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    doors: tuple[Door, ...] = ()

    @property
    def words(self) -> str:
        """Everything that it shows, as text."""
        return "\n".join((self.title, *(door.says for door in self.doors)))


_OTHER_END = {
    Anchor.LEFT: Anchor.RIGHT,
    Anchor.RIGHT: Anchor.LEFT,
    Anchor.MIDDLE: Anchor.MIDDLE,
}


def mirrored(drawing: Drawing) -> Drawing:
    """The same as it looks to who reads from right to left. Twice gives the drawing itself."""
    width = drawing.width
    return replace(
        drawing,
        shapes=tuple(_turned(drawing.shapes, width)),
        doors=tuple(replace(one, x=width - one.x - one.width) for one in drawing.doors),
    )


def _turned(shapes: Iterable[Shape], width: float) -> Iterable[Shape]:
    for shape in shapes:
        match shape:
            case Box():
                yield replace(shape, x=width - shape.x - shape.width)
            case Line():
                yield replace(shape, x1=width - shape.x1, x2=width - shape.x2)
            case Text():
                yield replace(shape, x=width - shape.x, anchor=_OTHER_END[shape.anchor])


def breadth(words: str, size: float = 13.0) -> float:
    """About how wide words are, a little more than most fonts make them."""
    return len(words) * size * 0.58


def shortened(words: str, width: float, size: float = 13.0) -> str:
    """The words, cut with an ellipsis where they would be wider than ``width``."""
    if breadth(words, size) <= width:
        return words
    return words[: max(1, int(width / (size * 0.58)) - 1)].rstrip() + "…"
