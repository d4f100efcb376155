"""Title and source above the text; they are no part of it, and cannot be marked."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout

from annotator.ui.canvas.style import Style, option


class Header:
    """Two quiet pieces of text in the column's width."""

    def __init__(self, title: str, source_line: str) -> None:
        self.height = 0.0
        self._texts = (title, source_line)
        self._title: QTextLayout | None = None
        self._source: QTextLayout | None = None
        self._gap = 0.0

    def lay_out(self, style: Style, width: float) -> None:
        """Makes the lines for a column of ``width`` pixels."""
        title, source = self._texts
        self._title = _laid_out(title, style.title_font, width) if title else None
        self._source = _laid_out(source, style.source_font, width) if source else None
        self._gap = style.pixels * 0.3 if title else 0.0
        present = [part for part in (self._title, self._source) if part]
        below = style.pixels * 0.7 if present else 0.0
        self.height = sum(part.boundingRect().height() for part in present) + self._gap + below

    def parts(self) -> list[tuple[QTextLayout, float, bool]]:
        """What is there: the lines, their y from the header's top, whether it is the title."""
        out: list[tuple[QTextLayout, float, bool]] = []
        y = 0.0
        if self._title:
            out.append((self._title, y, True))
            y += self._title.boundingRect().height() + self._gap
        if self._source:
            out.append((self._source, y, False))
        return out


def _laid_out(text: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", " "), font)
    layout.setTextOption(option(rtl=True))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout
