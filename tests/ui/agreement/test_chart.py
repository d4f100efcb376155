"""Charts on the screen: doors for the pointer and for keys, mirrored where the window is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from annotator.agreement.charts import Bar, bars, stack
from annotator.look import LIGHT
from annotator.ui.agreement.chart import Chart

ROWS = [Bar("ORG", 0.9, door="label:ORG"), Bar("GPE", 0.5, door="label:GPE"), Bar("LOC", None)]


@pytest.fixture
def chart(qtbot):
    def made(*, rtl=False):
        chart = Chart(LIGHT, "chart")
        qtbot.addWidget(chart)
        chart.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        chart.show_drawing(bars("F1 by label", ROWS))
        chart.resize(564, chart.heightForWidth(564))
        chart.show()
        chart.opens = []
        chart.opened.connect(chart.opens.append)
        return chart

    return made


def middle(door):
    return QPoint(round(door.x + door.width / 2) + 2, round(door.y + door.height / 2) + 2)


@pytest.mark.parametrize("rtl", [False, True])
def test_a_click_on_a_number_opens_its_door(chart, qtbot, rtl):
    shown = chart(rtl=rtl)
    for door in shown.drawing.doors:
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=middle(door))
    assert shown.opens == ["label:ORG", "label:GPE"]


@pytest.mark.parametrize(("rtl", "onward"), [(False, Qt.Key.Key_Right), (True, Qt.Key.Key_Left)])
def test_keys_walk_from_door_to_door(chart, qtbot, rtl, onward):
    shown = chart(rtl=rtl)
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, onward)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert shown.opens == ["label:ORG", "label:GPE", "label:ORG"]


def test_it_is_mirrored_where_the_window_is(chart):
    left = chart().grab().toImage()
    right = chart(rtl=True).grab().toImage()
    bar = chart().drawing.shapes
    assert left.size() == right.size()
    assert left != right
    assert chart(rtl=True).drawing.shapes[0].x1 == pytest.approx(564 - 4 - bar[0].x1)


def test_its_numbers_can_be_heard(chart):
    shown = chart()
    assert shown.accessibleName() == "F1 by label"
    assert "GPE: 0.50" in shown.accessibleDescription()


def test_another_drawing_takes_its_place(chart, qtbot):
    shown = chart()
    shown.setFocus()
    shown.show_drawing(stack("Classes", []))
    QApplication.processEvents()
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert shown.opens == []
