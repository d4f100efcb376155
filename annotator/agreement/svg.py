"""Drawings as SVG that needs no script and no font of its own.

Browsers shape and order Arabic; the words go in as they are, each isolated (U+2068 … U+2069) so
that a name of the other direction keeps its place, in a frame that runs from left to right, so that
an anchor means the end that the eye sees.
"""

from collections.abc import Mapping
from html import escape

from annotator.agreement.shapes import Anchor, Box, Door, Drawing, Line, Shape, Text
from annotator.look import COLOURS, Look

_ANCHORS = {Anchor.LEFT: "start", Anchor.MIDDLE: "middle", Anchor.RIGHT: "end"}
_ROLES = ("ink", "muted", "pale", "border", "accent", "danger", "warning", "success", "panel")


def svg(drawing: Drawing, links: Mapping[str, str] | None = None) -> str:
    """An ``<svg>`` element. ``links`` says where a door leads, by its key; others only speak."""
    links = links or {}
    width, height = _number(drawing.width), _number(drawing.height)
    head = (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' direction="ltr" aria-label="{escape(drawing.title, quote=True)}">'
    )
    shapes = "".join(_written(shape) for shape in drawing.shapes)
    doors = "".join(_door(door, links.get(door.key, "")) for door in drawing.doors)
    return f"{head}{shapes}{doors}</svg>"


def rules(look: Look) -> str:
    """The CSS that gives the names of paints their colours in a theme."""
    return "".join(
        f".f-{name}{{fill:{look.paint(name)}}}.s-{name}{{stroke:{look.paint(name)}}}"
        for name in (*_ROLES, *COLOURS)
    )


def _written(shape: Shape) -> str:
    match shape:
        case Box():
            return _box(shape)
        case Line():
            ends = (shape.x1, shape.y1, shape.x2, shape.y2)
            x1, y1, x2, y2 = map(_number, ends)
            return (
                f'<line class="s-{shape.paint}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
                f' stroke-width="{_number(shape.width)}"/>'
            )
        case Text():
            weight = ' font-weight="600"' if shape.bold else ""
            return (
                f'<text class="f-{shape.paint}" x="{_number(shape.x)}" y="{_number(shape.y)}"'
                f' font-size="{_number(shape.size)}" text-anchor="{_ANCHORS[shape.anchor]}"'
                f"{weight}>\u2068{escape(shape.words)}\u2069</text>"
            )


def _box(box: Box) -> str:
    faint = f' fill-opacity="{_number(box.strength)}"' if box.strength < 1 else ""
    radius = f' rx="{_number(box.radius)}"' if box.radius else ""
    return f'<rect class="f-{box.paint}" {_place(box)}{faint}{radius}/>'


def _door(door: Door, link: str) -> str:
    says = f"<title>{escape(door.says)}</title>"
    area = f'<rect class="door" {_place(door)} fill-opacity="0">{says}</rect>'
    if not link:
        return area
    return f'<a href="{escape(link, quote=True)}">{area}</a>'


def _place(one: Box | Door) -> str:
    x, y, width, height = map(_number, (one.x, one.y, one.width, one.height))
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


def _number(value: float) -> str:
    """A number with at most two decimals, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
