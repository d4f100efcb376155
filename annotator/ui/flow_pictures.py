"""The open article as a picture, and on paper."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.errors import NotSaved
from annotator.i18n import tr, trn
from annotator.look import Look
from annotator.ui.words import isolated
from annotator.ui.workbench import Workbench

if TYPE_CHECKING:
    # Drawing and printing are loaded when they are asked for: not before the first paint.
    from PySide6.QtPrintSupport import QPrinter

_ON_PAPER = 3.0
"""Dots for each pixel: some 300 for an inch on A4."""


class Pictures:
    """Draws the article with its marks, as it is on the screen but without what is chosen."""

    def __init__(self, bench: Workbench, look: Look, window: QWidget) -> None:
        self._bench = bench
        self._look = look
        self._window = window

    def save(self) -> None:
        """Asks where, and saves the article as PNG pages or one SVG."""
        if self._bench.annotating is None:
            return
        name = "".join(c for c in self._bench.annotating.article.title if c not in '/\\:*?"<>|')
        usual = self._bench.project.path.with_name(f"{name[:60].strip() or 'article'}.png")
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, tr("Save as a picture"), str(usual), "PNG (*.png);;SVG (*.svg)"
        )
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() not in {".png", ".svg"}:
                path = path.with_name(f"{path.name}.{'svg' if 'svg' in kind else 'png'}")
            self.save_now(path)

    def save_now(self, out: Path) -> None:
        """Saves without asking."""
        files = self._draw(out, dark=self._look.dark, scale=2.0)
        told = trn("{n} picture is saved", "{n} pictures are saved", len(files))
        self._bench.say(tr("{told}: {path}", told=told, path=isolated(str(out))))

    def print(self) -> None:
        """Asks for a printer and prints."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if self._bench.annotating is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._bench.annotating.article.title)
        if QPrintDialog(printer, self._window).exec():
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Prints page by page, dark on white whatever the theme."""
        with tempfile.TemporaryDirectory() as folder:
            files = self._draw(Path(folder) / "page.png", dark=False, scale=_ON_PAPER)
            pages = [QImage(str(path)) for path in files]
        painter = QPainter()
        if not painter.begin(printer):
            raise NotSaved(tr("The printer does not take it; choose another one."))
        with painter:
            for number, image in enumerate(pages):
                if number:
                    printer.newPage()
                paper = painter.viewport()
                share = min(paper.width() / image.width(), paper.height() / image.height())
                size = QRect(0, 0, round(image.width() * share), round(image.height() * share))
                size.moveLeft((paper.width() - size.width()) // 2)
                painter.drawImage(size, image)
        self._bench.say(trn("{n} page is printed.", "{n} pages are printed.", len(pages)))

    def _draw(self, out: Path, *, dark: bool, scale: float) -> list[Path]:
        from annotator.ui.canvas.picture import Drawing, draw_article

        opened = self._bench.annotating
        if opened is None:
            return []
        article = opened.article
        drawing = Drawing(
            title=article.title,
            source_line=self._bench.source_line(article),
            excluded=article.excluded,
            dark=dark,
            scale=scale,
        )
        return draw_article(article.text, opened.annotation, opened.labels, out, drawing)
