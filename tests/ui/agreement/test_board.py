"""The board: what matters first; further measures wait behind a button."""

import pytest
from PySide6.QtCore import Qt

from annotator.agreement.charts import Bar, bars
from annotator.look import LIGHT
from annotator.ui.agreement.board import Board, Charts


def drawing(title):
    return bars(title, [Bar(title, 0.5, door=f"label:{title}")] * 12, 416)


@pytest.fixture
def board(qtbot):
    made = Board(LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.show_charts(Charts([drawing("one")], [drawing("two")], [drawing("three")]))
    return made


def test_further_measures_unfold_by_key(board, qtbot):
    further = board.parts[1]
    assert not further.isVisible()
    qtbot.keyClick(board.fold, Qt.Key.Key_Space)
    assert further.isVisible()
    qtbot.keyClick(board.fold, Qt.Key.Key_Space)
    assert not further.isVisible()


def test_there_is_nothing_to_unfold_where_there_is_no_more(board):
    board.show_charts(Charts([drawing("one")]))
    assert not board.fold.isVisible()


def test_the_first_chart_gets_the_keys_and_the_rest_come_into_sight_by_tab(board, qtbot):
    board.focus_first()
    assert board.parts[0].cards[0].chart.hasFocus()
    assert board.verticalScrollBar().value() == 0
    qtbot.keyClick(board.parts[0].cards[0].chart, Qt.Key.Key_Tab)
    assert board.fold.hasFocus()
    qtbot.keyClick(board.fold, Qt.Key.Key_Tab)
    assert board.parts[2].cards[0].chart.hasFocus()
    assert board.verticalScrollBar().value() > 0
    board.show_charts(Charts([drawing("other")]))
    assert board.verticalScrollBar().value() == 0


def test_doors_of_all_parts_are_told(board, qtbot):
    for part, name in ((0, "one"), (2, "three")):
        with qtbot.waitSignal(board.opened) as told:
            qtbot.keyClick(board.parts[part].cards[0].chart, Qt.Key.Key_Return)
        assert told.args[0] == f"label:{name}"
