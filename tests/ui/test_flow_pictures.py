import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from annotator.errors import NotSaved


def test_the_article_is_saved_as_png_or_svg(verbs, parts, tmp_path, monkeypatch):
    for name, kind, made in (
        ("a.png", "PNG (*.png)", "a.png"),
        ("b", "SVG (*.svg)", "b.svg"),
    ):
        answer = str(tmp_path / name), kind
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, answer=answer: answer)
        verbs.pictures.save()
        assert (tmp_path / made).stat().st_size > 1000
        assert "1 picture is saved" in parts.status.message.text()
    assert QImage(str(tmp_path / "a.png")).width() == 1800


def test_it_is_printed_on_pages(verbs, parts, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    verbs.pictures.print_on(printer)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert "1 page is printed" in parts.status.message.text()


def test_a_printer_that_refuses_is_told(verbs, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "none" / "out.pdf"))
    with pytest.raises(NotSaved):
        verbs.pictures.print_on(printer)
