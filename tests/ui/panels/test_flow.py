import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.ui.panels.flow import FlowLayout


@pytest.fixture
def flow(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    layout = FlowLayout(whole, 4)
    for _ in range(5):
        button = QPushButton()
        button.setFixedSize(50, 20)
        layout.addWidget(button)
    yield layout
    assert whole.layout() is layout  # and the widget lives as long as the test


def places(layout):
    return [layout.itemAt(i).geometry().topLeft().toTuple() for i in range(layout.count())]


def test_children_break_into_lines(flow):
    flow.setGeometry(QRect(0, 0, 160, 100))
    assert places(flow) == [(0, 0), (54, 0), (108, 0), (0, 24), (54, 24)]
    assert flow.heightForWidth(160) == 44
    assert flow.heightForWidth(400) == 20


def test_from_right_to_left_they_begin_at_the_right(flow):
    flow.parentWidget().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(QRect(0, 0, 160, 100))
    assert places(flow) == [(110, 0), (56, 0), (2, 0), (110, 24), (56, 24)]


def test_past_the_end_there_is_none(flow):
    assert flow.itemAt(5) is None
    assert flow.takeAt(9) is None
    assert flow.minimumSize().width() == 50
