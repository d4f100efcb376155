"""Pictures of an article with its marks: PNG pages, or one SVG. No window is needed.

In SVG the letters are outlines: as text, viewers lose spaces and mirror brackets wrongly. The words
themselves stand in the picture's description.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QTextLine

from annotator.errors import NotSaved
from annotator.i18n import tr
from annotator.look import DARK, LIGHT, Look
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import Span
from annotator.ui.canvas.dressing import dress
from annotator.ui.canvas.layout import Page, lay_all
from annotator.ui.canvas.painter import PagePainter
from annotator.ui.canvas.shown import Shown
from annotator.ui.canvas.style import Style
from annotator.ui.canvas.svg import SvgBrush
from annotator.ui.theme.fonts import load_fonts

_SIDE = 40
_RATIO = 2**0.5


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a picture is made: sizes in pixels, ``scale`` as on a screen of that ratio."""

    title: str = ""
    source_line: str = ""
    excluded: tuple[Span, ...] = ()
    dark: bool = False
    width: int = 900
    pixels: int = 20
    scale: float = 2.0


class _Ways(NamedTuple):
    """In which colours a page is drawn, and what is on it."""

    look: Look
    labels: LabelSet
    shown: Shown


def draw_article(
    text: str, annotation: Annotation, labels: LabelSet, out: Path, drawing: Drawing | None = None
) -> list[Path]:
    """Draws an article to ``out``, as its ending ``.svg`` or ``.png`` says; the files made.

    A long article becomes several PNG pages: ``name.png``, ``name-2.png``, ... Needs a
    ``QGuiApplication``. Raises NotSaved if the disk refuses.
    """
    load_fonts()
    drawing = drawing or Drawing()
    page = Page(text, Style(drawing.pixels), drawing.title, drawing.source_line)
    page.set_width(float(min(page.style.column(), drawing.width - 2 * _SIDE)))
    dress(page, annotation, labels)
    lay_all(page)
    look = DARK if drawing.dark else LIGHT
    shown = Shown(excluded=drawing.excluded)
    if out.suffix.lower() == ".svg":
        return [_draw_svg(page, _Ways(look, labels, shown), out, drawing)]
    painter = PagePainter(page, look, labels)
    return [
        _draw_page(painter, shown, _numbered(out, number), part, drawing)
        for number, part in enumerate(_parts(page, drawing.width * _RATIO), 1)
    ]


def _parts(page: Page, height: float) -> list[tuple[float, float]]:
    """The page cut between rows into stretches not higher than ``height``."""
    parts, top, last = [], 0.0, 0.0
    for row, y in list(page.rows_between(0, page.height)):
        bottom = y + row.height
        if bottom - top > height and last > top:
            parts.append((top, last))
            top = last
        last = bottom
    return [*parts, (top, last + _SIDE)]


def _draw_page(
    painter: PagePainter, shown: Shown, out: Path, part: tuple[float, float], drawing: Drawing
) -> Path:
    top, bottom = part
    lead = 0 if top == 0 else _SIDE // 2
    size = QSize(drawing.width, round(bottom - top) + lead + _SIDE // 2)
    image = QImage(size * drawing.scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(drawing.scale)
    image.fill(painter.colour(painter.look.page))
    with QPainter(image) as brush:
        brush.setClipRect(QRectF(0, lead if top else 0, drawing.width, bottom - top + 6))
        brush.translate((drawing.width - painter.page.width) / 2, lead - top)
        painter.paint(brush, top, bottom - 1, shown)
    unfinished = out.with_name(f"{out.stem}.part{out.suffix}")
    try:
        if not image.save(str(unfinished)):
            raise NotSaved(_refusal(out))
        unfinished.replace(out)
    except OSError as error:
        raise NotSaved(_refusal(out)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return out


def _draw_svg(page: Page, ways: _Ways, out: Path, drawing: Drawing) -> Path:
    _, bottom = _parts(page, float("inf"))[0]
    brush = SvgBrush(drawing.width, round(bottom), drawing.title, page.text)

    def write(_painter: QPainter, line: QTextLine, at: QPointF) -> None:
        brush.write(line, at)

    painter = PagePainter(page, ways.look, ways.labels, write)
    ground = QRectF(0, 0, drawing.width, round(bottom))
    brush.fillRect(ground, painter.colour(painter.look.page))
    brush.translate((drawing.width - page.width) / 2, 0)
    # It has those of a painter's methods that painting a page needs.
    painter.paint(cast("QPainter", brush), 0, bottom, ways.shown)
    try:
        out.write_text(brush.text(), encoding="utf-8")
    except OSError as failure:
        raise NotSaved(_refusal(out)) from failure
    return out


def _numbered(out: Path, number: int) -> Path:
    return out if number == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")


def _refusal(out: Path) -> str:
    return tr("The picture could not be written to {path}; choose another place.", path=out)
