"""The colours of a look as the painters need them, each made once."""

from PySide6.QtGui import QColor

from annotator.look import Hue, Look, mixed
from annotator.model.labels import LabelSet


class Inks:
    """The colours of a look and of the labels in it."""

    def __init__(self, look: Look, labels: LabelSet) -> None:
        self.look = look
        self._entities = {label.name: look.hue(label.colour) for label in labels.entities}
        self._relations = {label.name: look.hue(label.colour) for label in labels.relations}
        self._known: dict[tuple[str, float], QColor] = {}
        self._paled: dict[tuple[str, float], QColor] = {}

    def colour(self, value: str, alpha: float = 1.0) -> QColor:
        """A colour of that strength, 0 to 1."""
        known = self._known.get((value, alpha))
        if known is None:
            known = QColor(value)
            known.setAlphaF(alpha)
            self._known[value, alpha] = known
        return known

    def paled(self, value: str, share: float) -> QColor:
        """A colour as it looks on the page with a strength of ``share``: opaque, so sooner painted.

        ``share`` goes from 0 to 1.
        """
        known = self._paled.get((value, share))
        if known is None:
            pale = value if share == 1 else mixed(value, self.look.page, share)
            known = self._paled[value, share] = self.colour(pale)
        return known

    def entity(self, label: str) -> Hue:
        """The hue of a label of entities; grey if the set lacks it."""
        return self._entities.get(label) or self.look.hue("grey")

    def relation(self, label: str) -> Hue:
        """The hue of a label of relations; grey if the set lacks it."""
        return self._relations.get(label) or self.look.hue("grey")
