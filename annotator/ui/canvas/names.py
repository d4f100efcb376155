"""Label names over the entities: where each goes, and how much of it fits."""

from typing import NamedTuple

from PySide6.QtGui import QFont, QTextLayout, QTextLine

from annotator.ui.canvas.style import option

_GAP = 4.0
_SHORT = 2
_ASTRAY = 20.0


class Wanted(NamedTuple):
    """A name that is to stand over ``[left, right]``, at the side from which it is read."""

    uid: str
    label: str
    left: float
    right: float


class NamePlace(NamedTuple):
    """A name, perhaps shortened, and where it begins from the left, in pixels."""

    uid: str
    label: str
    shown: str
    left: float
    width: float


class Names:
    """Measures and draws label names in one font; each is laid out once."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._layouts: dict[str, tuple[QTextLayout, float]] = {}

    def placed(self, wanted: list[Wanted], width: float, *, rtl: bool) -> tuple[NamePlace, ...]:
        """Lays names side by side so that none covers another.

        A name that would leave its entity because of its neighbours makes all of them short.
        """
        order = sorted(wanted, key=lambda one: -one.right if rtl else one.left)
        full = self._row(order, [one.label for one in order], width, rtl=rtl)
        if all(_over(place, one) for place, one in zip(full, order, strict=True)):
            return tuple(full)
        return tuple(self._row(order, _shortened(order, full), width, rtl=rtl))

    def line(self, shown: str) -> QTextLine:
        """The laid-out line of a name; valid as long as this lives."""
        return self._laid_out(shown)[0].lineAt(0)

    def width(self, shown: str) -> float:
        """In pixels."""
        return self._laid_out(shown)[1]

    def _row(
        self, order: list[Wanted], texts: list[str], width: float, *, rtl: bool
    ) -> list[NamePlace]:
        places: list[NamePlace] = []
        free = width if rtl else 0.0
        for one, shown in zip(order, texts, strict=True):
            own = self.width(shown)
            if rtl:
                left = min(one.right, free) - own
                free = left - _GAP
            else:
                left = max(one.left, free)
                free = left + own + _GAP
            places.append(NamePlace(one.uid, one.label, shown, left, own))
        return places

    def _laid_out(self, shown: str) -> tuple[QTextLayout, float]:
        known = self._layouts.get(shown)
        if known is None:
            layout = QTextLayout(shown, self._font)
            layout.setTextOption(option(rtl=False))
            layout.setCacheEnabled(True)
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(10_000)
            layout.endLayout()
            known = self._layouts[shown] = (layout, line.naturalTextWidth())
        return known


def _over(place: NamePlace, one: Wanted) -> bool:
    """Whether a name still stands over its entity, or at least near to it."""
    return place.left + place.width > one.left - _ASTRAY and place.left < one.right + _ASTRAY


def _shortened(order: list[Wanted], full: list[NamePlace]) -> list[str]:
    crowded: set[int] = set()
    for i, (place, one) in enumerate(zip(full, order, strict=True)):
        if not _over(place, one):
            crowded.update(range(max(0, i - 3), i + 1))
    return [
        one.label[:_SHORT] + "…" if i in crowded and len(one.label) > _SHORT + 1 else one.label
        for i, one in enumerate(order)
    ]
