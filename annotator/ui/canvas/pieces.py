"""The parts of entities that lie on one row, and the shapes that they are drawn with."""

from typing import NamedTuple

from PySide6.QtCore import QRectF

from annotator.model.marks import Entity
from annotator.ui.canvas.names import NamePlace


class Piece(NamedTuple):
    """The part of an entity's fragment that lies on a row; places in the paragraph's layout."""

    entity: Entity
    start: int
    end: int
    opens: bool
    """Whether the entity begins here."""
    closes: bool


class Patch(NamedTuple):
    """One visual stretch of a piece."""

    uid: str
    label: str
    wash: QRectF
    line: QRectF
    opens: bool
    closes: bool


class Join(NamedTuple):
    """The dotted way between two fragments of an entity."""

    uid: str
    label: str
    left: float
    right: float
    y: float


class Strokes(NamedTuple):
    """All that is painted for the entities of a row; y from below the room above it."""

    patches: tuple[Patch, ...]
    """The outermost first."""
    joins: tuple[Join, ...]
    names: tuple[NamePlace, ...]


def levels(by_entity: dict[str, list[Piece]]) -> dict[str, int]:
    """How many underlines lie above each entity's: innermost 0, outermost highest."""
    hulls = {uid: (pieces[0].start, pieces[-1].end) for uid, pieces in by_entity.items()}

    def inner_first(uid: str) -> tuple[int, int, int, str]:
        whole = by_entity[uid][0].entity
        return hulls[uid][1] - hulls[uid][0], whole.end - whole.start, hulls[uid][0], uid

    levels: dict[str, int] = {}
    for uid in sorted(hulls, key=inner_first):
        start, end = hulls[uid]
        under = [
            level
            for other, level in levels.items()
            if hulls[other][0] < end and start < hulls[other][1]
        ]
        levels[uid] = max(under, default=-1) + 1
    return levels
