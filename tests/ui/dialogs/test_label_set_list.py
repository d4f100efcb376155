import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.look import DARK
from annotator.ui.dialogs.label_set_list import LabelRow, LabelRows
from annotator.ui.theme.palette import shades_of

ROWS = [LabelRow("A", "Aleph", "red", "1", 3), LabelRow("B", "Beth", "blue"), LabelRow("C", "C")]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def rows(qtbot):
    made = LabelRows(shades_of(DARK), DARK)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.orders, made.told = [], []
    made.arranged.connect(made.orders.append)
    made.picked.connect(made.told.append)
    made.show_rows(ROWS, "B")
    return made


def test_rows_are_shown_and_one_is_chosen_without_telling(rows):
    assert rows.names() == ["A", "B", "C"]
    assert rows.current() == "B"
    assert rows.told == []


def test_choosing_tells_the_name(rows):
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.told == ["C"]


def test_alt_with_the_arrows_moves_and_stops_at_the_ends(rows):
    QTest.keyClick(rows, Qt.Key.Key_Up, ALT)
    assert rows.orders == [["B", "A", "C"]]
    rows.show_rows(ROWS, "C")
    QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    assert len(rows.orders) == 1


def test_a_drag_leaves_the_new_order(rows):
    assert rows.dragDropMode() == LabelRows.DragDropMode.InternalMove
    rows.model().moveRow(rows.rootIndex(), 0, rows.rootIndex(), 3)
    assert rows.names() == ["B", "C", "A"]


def test_rows_are_drawn_with_colour_and_count(rows):
    before = rows.grab().toImage()
    rows.show_rows([LabelRow("A", "Aleph", "gold", "1", 3), *ROWS[1:]], "B")
    assert rows.grab().toImage() != before
