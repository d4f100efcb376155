"""The colours of the window around the text, light and dark, each drawn on purpose."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from annotator.look import Look, mixed

SPACE = 4
"""All distances are steps of this many pixels."""
RADIUS = 6
"""The one corner radius, in pixels."""


@dataclass(frozen=True, slots=True)
class Shades:
    """The tones of one theme; ``faint`` keeps 4.5:1 on ``ground`` and on ``panel``."""

    name: str
    ground: str
    """Behind the text."""
    panel: str
    """Behind everything beside the text."""
    raised: str
    """Fields, menus and what lies on top."""
    line: str
    hover: str
    ink: str
    faint: str
    accent: str
    accent_ink: str
    """On the accent."""
    accent_wash: str
    """Behind what is chosen."""
    warning: str
    warning_wash: str


def shades_of(look: Look) -> Shades:
    """The tones of the window that go with the look of the article."""
    return Shades(
        name=look.name,
        ground=look.page,
        panel=look.panel,
        raised=look.raised,
        line=look.border,
        hover=mixed(look.ink, look.panel, 0.07),
        ink=look.ink,
        faint=look.muted,
        accent=look.accent,
        accent_ink=look.on_accent,
        accent_wash=mixed(look.accent, look.panel, 0.16),
        warning=look.warning,
        warning_wash=mixed(look.warning, look.panel, 0.09),
    )


def wash(look: Look, colour: str) -> str:
    """The wash of a label's colour as it looks on a panel."""
    return mixed(look.hue(colour).line, look.panel, look.wash / 2)


def qt_palette(shades: Shades) -> QPalette:
    """The same tones for what Qt draws by itself."""
    roles = {
        QPalette.ColorRole.Window: shades.panel,
        QPalette.ColorRole.WindowText: shades.ink,
        QPalette.ColorRole.Base: shades.raised,
        QPalette.ColorRole.AlternateBase: shades.panel,
        QPalette.ColorRole.Text: shades.ink,
        QPalette.ColorRole.Button: shades.panel,
        QPalette.ColorRole.ButtonText: shades.ink,
        QPalette.ColorRole.BrightText: shades.warning,
        QPalette.ColorRole.ToolTipBase: shades.raised,
        QPalette.ColorRole.ToolTipText: shades.ink,
        QPalette.ColorRole.PlaceholderText: shades.faint,
        QPalette.ColorRole.Highlight: shades.accent,
        QPalette.ColorRole.HighlightedText: shades.accent_ink,
        QPalette.ColorRole.Accent: shades.accent,
        QPalette.ColorRole.Link: shades.accent,
        QPalette.ColorRole.Mid: shades.line,
    }
    palette = QPalette()
    for role, tone in roles.items():
        palette.setColor(role, QColor(tone))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(shades.faint))
    palette.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor(shades.faint)
    )
    return palette
