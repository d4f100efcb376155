import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from annotator.ui.canvas.names import Names
from annotator.ui.canvas.style import Style
from annotator.ui.canvas.svg import SvgBrush

XLINK = "{http://www.w3.org/1999/xlink}href"


@pytest.fixture
def brush(qapp):
    return SvgBrush(100, 50, "A & B", "words < more")


def shapes(brush):
    tree = ET.fromstring(brush.text())  # noqa: S314 - we wrote it
    return [
        element
        for element in tree
        if element.tag.rpartition("}")[2] not in {"title", "desc", "defs"}
    ]


def test_title_and_words_are_kept(brush):
    tree = ET.fromstring(brush.text())  # noqa: S314 - we wrote it
    assert [element.text for element in tree][:2] == ["A & B", "words < more"]
    assert tree.get("viewBox") == "0 0 100 50"


def test_each_outline_stands_once_however_often_it_is_used(brush):
    names = Names(Style().name_font)
    brush.setPen(QColor("#102030"))
    for y in (10, 20):
        brush.write(names.line("OOO O"), QPointF(5, y))
    tree = ET.fromstring(brush.text())  # noqa: S314 - we wrote it
    outlines = [e for e in tree.iter() if e.get("id")]
    uses = [e for e in tree.iter() if e.tag.endswith("use")]
    assert len(outlines) == 1
    assert [use.get(XLINK) for use in uses] == [f"#{outlines[0].get('id')}"] * 8
    assert len({use.get("x") for use in uses}) == 4


def test_shapes_are_moved_and_coloured_as_asked(brush):
    brush.translate(10, 5)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.setBrush(QColor(255, 0, 0, 51))
    brush.drawRoundedRect(QRectF(1, 2, 30, 20), 3, 3)
    brush.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor("#00ff00"), 2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    brush.setPen(pen)
    brush.drawLine(QPointF(0, 0), QPointF(5, 0))
    box, line = shapes(brush)
    assert (box.get("x"), box.get("y"), box.get("rx")) == ("11", "7", "3")
    assert (box.get("fill"), box.get("fill-opacity")) == ("#ff0000", "0.2")
    assert box.get("stroke") is None
    assert (line.get("fill"), line.get("stroke"), line.get("stroke-dasharray")) == (
        "none",
        "#00ff00",
        "6 4",
    )
    assert line.get("d") == "M10 5L15 5"


def test_curves_discs_and_plain_rectangles(brush):
    path = QPainterPath(QPointF(0, 0))
    path.cubicTo(QPointF(1, 0), QPointF(2, 1), QPointF(2, 2))
    brush.setPen(QColor("#000000"))
    brush.drawPath(path)
    brush.setBrush(QColor("#ffffff"))
    brush.drawEllipse(QPointF(9, 9), 2.5, 2.5)
    brush.drawRect(QRectF(0, 0, 4, 4))
    brush.fillRect(QRectF(0, 0, 1, 1), QColor("#0000ff"))
    curve, disc, box, filled = shapes(brush)
    assert curve.get("d") == "M0 0C1 0 2 1 2 2"
    assert disc.get("r") == "2.5"
    assert box.get("stroke") == "#000000"
    assert filled.get("stroke") is None


def test_without_a_pen_nothing_is_written(brush):
    brush.setPen(Qt.PenStyle.NoPen)
    brush.write(Names(Style().name_font).line("ORG"), QPointF(0, 9))
    assert shapes(brush) == []
