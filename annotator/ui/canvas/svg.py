"""An SVG that is written like a page is painted. Each letter's outline stands in it once."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QRawFont, QTextLine

_NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_DIGITS = 2


class SvgBrush:
    """Takes what the painters of a page ask of a QPainter, and writes it down."""

    def __init__(self, width: int, height: int, title: str, description: str) -> None:
        self._size = (width, height)
        self._told = (title, description)
        self._shapes: list[str] = []
        self._glyphs: dict[tuple[str, int, float, int], str] = {}
        self._outlines: list[str] = []
        self._x = self._y = 0.0
        self._pen: QPen | None = None
        self._fill: QColor | None = None

    def text(self) -> str:
        """The whole file."""
        width, height = self._size
        title, description = (escape(part) for part in self._told)
        return "\n".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>',
                f'<svg {_NAMES} width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
                f"<title>{title}</title>",
                f"<desc>{description}</desc>",
                "<defs>",
                *self._outlines,
                "</defs>",
                *self._shapes,
                "</svg>\n",
            ]
        )

    def setRenderHint(self, hint: QPainter.RenderHint) -> None:
        """Shapes have no pixels here."""

    def translate(self, x: float, y: float) -> None:
        """Moves what comes after."""
        self._x += x
        self._y += y

    def setPen(self, pen: QPen | QColor | Qt.PenStyle) -> None:
        """The line of what comes after."""
        made = QPen(pen)
        self._pen = None if made.style() == Qt.PenStyle.NoPen else made

    def setBrush(self, brush: QColor | Qt.BrushStyle) -> None:
        """The filling of what comes after."""
        made = QBrush(brush)
        self._fill = None if made.style() == Qt.BrushStyle.NoBrush else made.color()

    def fillRect(self, area: QRectF, colour: QColor) -> None:
        """A rectangle without a line."""
        self._shapes.append(f"<rect {self._box(area)}{_paint('fill', colour)}/>")

    def drawRect(self, area: QRectF) -> None:
        """A rectangle."""
        self._shapes.append(f"<rect {self._box(area)}{self._style()}/>")

    def drawRoundedRect(self, area: QRectF, radius: float, _other: float) -> None:
        """A rectangle with round corners."""
        self._shapes.append(f'<rect {self._box(area)} rx="{_short(radius)}"{self._style()}/>')

    def drawEllipse(self, middle: QPointF, radius: float, _other: float) -> None:
        """A disc."""
        x, y = self._at(middle)
        self._shapes.append(f'<circle cx="{x}" cy="{y}" r="{_short(radius)}"{self._style()}/>')

    def drawLine(self, start: QPointF, end: QPointF) -> None:
        """A straight line."""
        path = QPainterPath(start)
        path.lineTo(end)
        self.drawPath(path)

    def drawLines(self, lines: Sequence[QLineF]) -> None:
        """Straight lines."""
        path = QPainterPath()
        for line in lines:
            path.moveTo(line.p1())
            path.lineTo(line.p2())
        self.drawPath(path)

    def drawPath(self, path: QPainterPath) -> None:
        """Any shape."""
        way = _way(path, self._x, self._y)
        self._shapes.append(f'<path d="{way}"{self._style()}/>')

    def write(self, line: QTextLine, at: QPointF) -> None:
        """A line of text, in the colour of the pen."""
        if self._pen is None:
            return
        uses = []
        for run in line.glyphRuns():
            font = run.rawFont()
            for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                name = self._outline(font, glyph)
                if name:
                    x, y = self._at(place + at, 1)
                    uses.append(f'<use xlink:href="#{name}" x="{x}" y="{y}"/>')
        if uses:
            self._shapes.append(f"<g{_paint('fill', self._pen.color())}>{''.join(uses)}</g>")

    def _outline(self, font: QRawFont, glyph: int) -> str:
        """The name under which the outline of a letter is kept; empty if it has none."""
        key = (font.familyName(), font.weight(), font.pixelSize(), glyph)
        name = self._glyphs.get(key)
        if name is None:
            way = _way(font.pathForGlyph(glyph), 0.0, 0.0)
            name = self._glyphs[key] = f"g{len(self._outlines)}" if way else ""
            if way:
                self._outlines.append(f'<path id="{name}" d="{way}"/>')
        return name

    def _at(self, point: QPointF, digits: int = _DIGITS) -> tuple[str, str]:
        return _short(point.x() + self._x, digits), _short(point.y() + self._y, digits)

    def _box(self, area: QRectF) -> str:
        x, y = self._at(area.topLeft())
        return f'x="{x}" y="{y}" width="{_short(area.width())}" height="{_short(area.height())}"'

    def _style(self) -> str:
        fill = _paint("fill", self._fill) if self._fill else ' fill="none"'
        pen = self._pen
        if pen is None:
            return fill
        width = pen.widthF()
        out = f'{fill}{_paint("stroke", pen.color())} stroke-width="{_short(width)}"'
        if pen.capStyle() == Qt.PenCapStyle.RoundCap:
            out += ' stroke-linecap="round"'
        if pen.style() != Qt.PenStyle.SolidLine:
            dashes = " ".join(_short(part * width) for part in pen.dashPattern())
            out += f' stroke-dasharray="{dashes}"'
        return out


def _paint(what: str, colour: QColor) -> str:
    out = f' {what}="{colour.name()}"'
    return out if colour.alpha() == 255 else f'{out} {what}-opacity="{_short(colour.alphaF())}"'  # noqa: PLR2004 - opaque


def _way(path: QPainterPath, x: float, y: float) -> str:
    """A path as SVG writes it."""
    kinds = QPainterPath.ElementType
    out = []
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        kind = element.type
        letter = {kinds.MoveToElement: "M", kinds.LineToElement: "L", kinds.CurveToElement: "C"}
        out.append(f"{letter.get(kind, ' ')}{_short(element.x + x)} {_short(element.y + y)}")
    return "".join(out)


def _short(value: float, digits: int = _DIGITS) -> str:
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")
