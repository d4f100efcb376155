"""Label names over the entities: where each goes, and how much of it fits."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextLine

from annotator.i18n import number
from annotator.ui.canvas.style import RTL_LETTER, option

_GAP = 4.0
_BESIDE = 3.0
"""Between a name and its badge."""
_SHORT = 2
_ASTRAY = 20.0


class Badge(NamedTuple):
    """Beside the name of an entity in a chain: which chain, and how many are in it."""

    number: int
    size: int
    colour: str

    @property
    def first(self) -> str:
        """What stands in its disc."""
        return number(self.number)

    @property
    def second(self) -> str:
        """What stands beside the disc."""
        return f"×{number(self.size)}"


class Wanted(NamedTuple):
    """A name that is to stand over ``[left, right]``, at the side from which it is read."""

    uid: str
    label: str
    left: float
    right: float
    badge: Badge | None = None


class NamePlace(NamedTuple):
    """A name, perhaps shortened, and where it begins from the left, in pixels."""

    uid: str
    label: str
    shown: str
    left: float
    width: float
    badge: Badge | None = None
    badge_left: float = 0.0
    badge_width: float = 0.0

    @property
    def outer_left(self) -> float:
        """Where it begins from the left, badge included."""
        return min(self.left, self.badge_left) if self.badge else self.left

    @property
    def outer_right(self) -> float:
        """Where it ends on the right, badge included."""
        return max(self.left + self.width, self.badge_left + self.badge_width)


class Names:
    """Measures and draws short words in one font; each is laid out once."""

    def __init__(self, font: QFont) -> None:
        self.pixels = font.pixelSize()
        self._font = font
        self._layouts: dict[str, tuple[QTextLayout, QTextLine, float]] = {}

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
        return self._laid_out(shown)[1]

    def width(self, shown: str) -> float:
        """In pixels."""
        return self._laid_out(shown)[2]

    def disc(self, badge: Badge) -> float:
        """How wide the disc of a badge is."""
        return max(self.pixels * 1.2, self.width(badge.first) + self.pixels * 0.5)

    def _row(
        self, order: list[Wanted], texts: list[str], width: float, *, rtl: bool
    ) -> list[NamePlace]:
        places: list[NamePlace] = []
        free = width if rtl else 0.0
        for one, shown in zip(order, texts, strict=True):
            own, more = self.width(shown), self._badge(one.badge)
            beside = _BESIDE if more else 0.0
            if rtl:
                left = min(one.right, free) - own
                badge_left = left - beside - more
                free = badge_left - _GAP
            else:
                left = max(one.left, free)
                badge_left = left + own + beside
                free = badge_left + more + _GAP
            places.append(
                NamePlace(one.uid, one.label, shown, left, own, one.badge, badge_left, more)
            )
        return places

    def _badge(self, badge: Badge | None) -> float:
        return self.disc(badge) + 1.5 + self.width(badge.second) if badge else 0.0

    def _laid_out(self, shown: str) -> tuple[QTextLayout, QTextLine, float]:
        known = self._layouts.get(shown)
        if known is None:
            layout = QTextLayout(shown, self._font)
            shape = option(rtl=False)  # at the left, whatever it is read from
            if RTL_LETTER.search(shown):
                shape.setTextDirection(Qt.LayoutDirection.RightToLeft)
            layout.setTextOption(shape)
            layout.setCacheEnabled(True)
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(10_000)
            layout.endLayout()
            # The line is kept with its layout: without it, it would be freed memory.
            known = self._layouts[shown] = (layout, line, line.naturalTextWidth())
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
