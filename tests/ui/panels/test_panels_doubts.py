import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.look import LIGHT
from annotator.ui.panels.doubts import DoubtList, DoubtRow
from annotator.ui.theme.palette import shades_of

ROWS = [
    DoubtRow(0, 3, "Glued", "abc", "first"),
    DoubtRow(5, 6, "Odd", "def", "second"),
    DoubtRow(7, 8, "Ignored: Odd", "ghi", "third", is_settled=True),
]


@pytest.fixture
def panel(qtbot):
    made = DoubtList(shades_of(LIGHT))
    qtbot.addWidget(made)
    made.show_doubts(ROWS)
    made.show()
    return made


def test_the_heading_counts_the_open_ones_and_unfolds_the_list(panel):
    assert "2" in panel.title.text()
    assert not panel.list.isVisible()
    panel.title.click()
    assert panel.list.isVisible()
    assert panel.grab().width() > 0
    panel.show_doubts(())
    assert panel.title.text() == "Doubts ▾"
    assert panel.empty.isVisible()


def test_keys_and_buttons_say_what_becomes_of_the_current_one(panel, qtbot):
    panel.title.click()
    panel.choose(5, 6)
    told = []
    for signal in (panel.ignored, panel.excluded, panel.taken_back, panel.chosen):
        signal.connect(told.append)
    QTest.keyClick(panel.list, Qt.Key.Key_I)
    QTest.keyClick(panel.list, Qt.Key.Key_X)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.back.isVisible()
    assert not panel.ignore.isVisible()
    QTest.keyClick(panel.list, Qt.Key.Key_X)
    QTest.keyClick(panel.list, Qt.Key.Key_I)
    panel.list.setCurrentRow(0)
    panel.ignore.click()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert told == ["second", "second", "third", "first", "first"]
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.list, Qt.Key.Key_Escape)


def test_the_line_stays_current_or_the_next_one_is(panel):
    panel.choose(5, 6)
    panel.show_doubts([ROWS[0], ROWS[2]])
    assert panel.current() == ROWS[2]
