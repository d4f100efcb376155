import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.look import LIGHT
from annotator.ui.panels.top_bar import TopBar
from annotator.ui.theme.palette import shades_of


@pytest.fixture
def bar(qtbot):
    made = TopBar(shades_of(LIGHT))
    qtbot.addWidget(made)
    made.resize(1000, 40)
    made.show()
    return made


def test_annotators_are_offered_and_the_open_one_is_checked(bar, qtbot):
    bar.show_annotators(["layla", "a&b"], "layla")
    first, second, *_, add = bar.annotators.menu().actions()
    assert first.isChecked()
    assert second.text() == "a&&b"
    assert bar.annotators.accessibleName() == "Annotator"
    assert bar.annotators.accessibleDescription() == "layla"
    with qtbot.waitSignal(bar.annotator_chosen) as chosen:
        second.trigger()
    assert chosen.args == ["a&b"]
    with qtbot.assertNotEmitted(bar.annotator_chosen):
        first.trigger()
    with qtbot.waitSignal(bar.annotator_wanted):
        add.trigger()


def test_progress_is_shown_and_told(bar):
    bar.show_progress(12, 40)
    assert (bar.bar.value(), bar.bar.maximum()) == (12, 40)
    assert bar.bar.accessibleDescription() == "12 of 40 articles are finished"
    bar.show_progress(0, 0)
    assert bar.bar.maximum() == 1


def test_the_search_field_says_what_its_keys_mean(bar, qtbot):
    field = bar.search
    told = []
    field.entered.connect(lambda back: told.append(("enter", back)))
    field.stepped.connect(lambda by: told.append(("step", by)))
    field.left.connect(lambda: told.append(("left",)))
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == [("enter", False), ("enter", True), ("step", 1), ("step", -1), ("left",)]


def test_a_long_name_is_shortened_and_told_whole(bar):
    bar.show_project("مشروع " * 30)
    assert bar.project.width() < 260
    assert bar.project.accessibleDescription() == "مشروع " * 30


def test_a_press_opens_the_menu_when_it_is_over(bar, qtbot):
    bar.show_annotators(["layla"], "layla")
    bar.annotators.click()
    assert not bar.annotators.menu().isVisible()
    qtbot.waitUntil(bar.annotators.menu().isVisible)
    bar.annotators.menu().close()


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_arrow_stands_after_the_name_as_one_reads(qtbot, qapp, way):
    qapp.setLayoutDirection(way)
    made = TopBar(shades_of(LIGHT))
    qtbot.addWidget(made)
    made.show_annotators(["layla"], "layla")
    # Qt draws the icon where a line of the button's own direction begins.
    assert made.annotators.layoutDirection() != way
    assert made.annotators.menu().layoutDirection() == way
