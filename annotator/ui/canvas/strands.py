"""The parts of relations that lie on one row, and the brackets that they are drawn as."""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainterPath


class Strand(NamedTuple):
    """The part of a relation that lies on a row."""

    uid: str
    label: str
    words: str
    """What is read on it."""
    head: str | None
    """The entity on this row at which it begins."""
    tail: str | None
    back: bool
    """Whether its way leads to earlier rows."""
    onward: bool
    """Whether its way leads to later rows."""
    is_stub: bool = False
    """Whether the way to its other end is too long to be drawn."""
    has_arrow: bool = True


class Zone(NamedTuple):
    """Over which part of a row an entity's relations may stand, in pixels."""

    left: float
    right: float


class Stem(NamedTuple):
    """An upright part of a bracket: where it stands, down to where, and whether it is an arrow."""

    x: float
    foot: float
    is_tip: bool


class Outline(NamedTuple):
    """The lines of a bracket."""

    lines: tuple[QLineF, ...]
    bends: QPainterPath


class Arc(NamedTuple):
    """A strand as it is drawn; y from the top of the row's own room, upwards negative."""

    uid: str
    label: str
    words: str
    lane: int
    left: float
    right: float
    y: float
    stems: tuple[Stem, ...]
    box: QRectF
    """Where its words are."""
    outline: Outline
    points: int = 0
    """A stub's side to which its other end lies: -1 left, 1 right; 0 for all others."""


class RowArcs(NamedTuple):
    """All that is drawn above a row."""

    arcs: tuple[Arc, ...]
    hidden: tuple[Arc, ...] = ()
    """What found no lane; drawn, in the topmost one, only when it is asked for."""
    lanes: int = 0
    chip: QRectF | None = None
    """Where it says how many are hidden, or that they can be hidden again."""
    chip_words: str = ""
