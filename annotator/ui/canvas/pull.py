"""A relation in the making: from which entity, and to where so far."""

from typing import NamedTuple

from PySide6.QtCore import QPointF


class Pull(NamedTuple):
    """What is drawn while a person says which two entities a relation is to join."""

    head: str
    target: str | None = None
    """The entity that would be the tail, if there is one yet."""
    point: QPointF | None = None
    """Where the pointer is, as a point of the page, if a mouse draws it."""
