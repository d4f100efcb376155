from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.look import DARK, LIGHT
from annotator.ui.canvas.message import paint_message


def painted(look, title, hint):
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(look.page))
    with QPainter(image) as painter:
        paint_message(painter, QRectF(0, 0, 400, 300), look, title, hint)
    return image


def test_both_lines_are_seen_in_both_looks(qapp):
    for look in (LIGHT, DARK):
        pictures = [painted(look, *words) for words in (("", ""), ("Title", ""), ("Title", "Hint"))]
        assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_quotation_marks_stand_on_their_own_sides(qapp):
    """Mirrored as a whole, «x» in Arabic must not look like »x«."""
    isolated = painted(LIGHT, "", "\u2067«ملف»\u2069")
    assert painted(LIGHT, "", "«ملف»") == isolated
