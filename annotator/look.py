"""The colours of the program, by name.

Plain ``#rrggbb`` strings: whoever paints makes brushes of them, whoever writes a page makes rules.

The hues were searched for by computer: as far apart as could be found in OKLab for common sight
and for simulated protanopia, deuteranopia and tritanopia, among tones that still look like their
name and that stand out from the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

COLOURS = (
    "blue", "orange", "green", "red", "purple", "brown",
    "pink", "grey", "olive", "cyan", "gold", "teal",
)  # fmt: skip
"""The hues that a label may have."""


@dataclass(frozen=True, slots=True)
class Hue:
    """What one colour of a label looks like."""

    line: str
    """Underlines, outlines, dots; its wash is this, thinned to ``Look.wash``."""
    text: str
    """Small letters in this colour; at least 4.5:1 on the page."""


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that a theme decides."""

    name: str
    dark: bool
    page: str
    """Behind the article."""
    panel: str
    """Behind lists and bars."""
    raised: str
    """Fields and buttons."""
    border: str
    ink: str
    muted: str
    """Text of the second rank; still at least 4.5:1 on page and panel."""
    pale: str
    """Excluded text and hints of no weight."""
    accent: str
    on_accent: str
    danger: str
    warning: str
    success: str
    selection: str
    hit: str
    current_hit: str
    wash: float
    """How strong a wash is, 0 to 1."""
    hues: Mapping[str, Hue]

    def hue(self, colour: str) -> Hue:
        """The look of a label's colour; an unknown one is grey."""
        return self.hues.get(colour) or self.hues["grey"]

    def paint(self, name: str) -> str:
        """The colour of a name: the line of a hue, or one of the fields above."""
        if name in self.hues:
            return self.hues[name].line
        return str(getattr(self, name))


def _hues(*pairs: tuple[str, str]) -> dict[str, Hue]:
    return {name: Hue(*pair) for name, pair in zip(COLOURS, pairs, strict=True)}


LIGHT = Look(
    name="light",
    dark=False,
    page="#fdfbf7",
    panel="#f4f1ea",
    raised="#ffffff",
    border="#ddd7cb",
    ink="#1f1d1a",
    muted="#6b655b",
    pale="#a8a196",
    accent="#2f5bd0",
    on_accent="#ffffff",
    danger="#b3261e",
    warning="#8a5a00",
    success="#1d7040",
    selection="#b9cdf5",
    hit="#ffe79a",
    current_hit="#ffc400",
    wash=0.16,
    hues=_hues(
        ("#345fe6", "#305ae1"),
        ("#d95f02", "#b24400"),
        ("#0a8f45", "#007534"),
        ("#ac0133", "#ac0133"),
        ("#6f20bc", "#6f20bc"),
        ("#6f3b08", "#6f3b08"),
        ("#ef51b6", "#bf1a8b"),
        ("#848688", "#666769"),
        ("#6f6a00", "#6b6600"),
        ("#07a5d9", "#016c8f"),
        ("#bf930c", "#826202"),
        ("#006e5c", "#006e5c"),
    ),
)

DARK = Look(
    name="dark",
    dark=True,
    page="#1e2024",
    panel="#26292e",
    raised="#2f333a",
    border="#3c4149",
    ink="#e6e3dc",
    muted="#a5a8ae",
    pale="#6c7078",
    accent="#8aaaff",
    on_accent="#10131a",
    danger="#ff8a80",
    warning="#f0b95a",
    success="#6fd195",
    selection="#37507f",
    hit="#5c4e16",
    current_hit="#8f7200",
    wash=0.18,
    hues=_hues(
        ("#486ef8", "#85a5fd"),
        ("#ff9c49", "#ff9c49"),
        ("#22d478", "#22d478"),
        ("#f33859", "#fe9da2"),
        ("#aa81ff", "#b28ffe"),
        ("#a56a40", "#d19368"),
        ("#ff64c8", "#ff69c9"),
        ("#bababb", "#bababb"),
        ("#a89d14", "#afa321"),
        ("#0addff", "#0addff"),
        ("#ffe06f", "#ffe06f"),
        ("#0ea396", "#2eb2a5"),
    ),
)

CONTRAST = Look(
    name="contrast",
    dark=True,
    page="#000000",
    panel="#000000",
    raised="#0d0d0d",
    border="#9c9c9c",
    ink="#ffffff",
    muted="#e4e4e4",
    pale="#b4b4b4",
    accent="#7fd4ff",
    on_accent="#000000",
    danger="#ff9d94",
    warning="#ffc861",
    success="#7ee6a6",
    selection="#003c8f",
    hit="#554700",
    current_hit="#6a5000",
    wash=0.2,
    hues=DARK.hues,
)
"""For those who need it: text 7:1, lines 3:1 or more."""

LOOKS: Mapping[str, Look] = {look.name: look for look in (LIGHT, DARK, CONTRAST)}


_LINEAR = 0.04045
"""Below it sRGB is a straight line."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """``colour`` laid over ``ground`` with a strength of ``share``, 0 to 1."""
    parts = (
        round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
