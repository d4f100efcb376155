import pytest
from PySide6.QtCore import Qt

from annotator.ui.dialogs.foresight import Foresight
from annotator.usecases.foresee import LostIn, LostKind, SampleFile

LOST = (
    LostKind(
        "relation",
        51,
        12,
        (LostIn("a1", "خبر عن\nميتا", "m1", "why", 50), LostIn("a2", "B", "", "why", 1)),
    ),
)


@pytest.fixture
def foresight(qtbot):
    made = Foresight()
    qtbot.addWidget(made)
    made.show()
    return made


def rows(item):
    return [item.child(n).text(0) for n in range(item.childCount())]


def test_losses_are_named_and_counted_and_their_articles_can_be_clicked(foresight, qtbot):
    foresight.show_lost(LOST)
    item = foresight.tree.topLevelItem(0)
    assert item.text(0) == "relations: 51 in 12 articles"
    assert rows(item) == ["\u2068خبر عن ميتا\u2069 · 50", "\u2068B\u2069", "… and 10 more"]
    assert foresight.tabText(0) == "What is lost (51)"
    foresight.count_anew()
    assert foresight.tabText(0) == "What is lost"
    foresight.show_lost(LOST)
    item = foresight.tree.topLevelItem(0)
    with qtbot.waitSignal(foresight.article_wanted) as wanted:
        foresight.tree.itemClicked.emit(item.child(0), 0)
    assert wanted.args == ["a1", "m1"]
    with qtbot.assertNotEmitted(foresight.article_wanted):
        foresight.tree.itemClicked.emit(item, 0)
        foresight.tree.itemClicked.emit(item.child(2), 0)


def test_return_opens_the_article_too(foresight, qtbot):
    foresight.show_lost(LOST)
    foresight.tree.setCurrentItem(foresight.tree.topLevelItem(0).child(1))
    foresight.tree.setFocus()
    with qtbot.waitSignal(foresight.article_wanted):
        qtbot.keyClick(foresight.tree, Qt.Key.Key_Return)


def test_counting_can_be_stopped_and_says_so(foresight, qtbot):
    foresight.count_anew()
    foresight.show_progress(3, 10)
    assert (foresight.bar.value(), foresight.bar.maximum()) == (3, 10)
    assert not foresight.stop.isHidden()
    with qtbot.waitSignal(foresight.stop_pressed):
        foresight.stop.click()
    foresight.show_stopped()
    assert foresight.stop.isHidden()
    assert "Stopped" in foresight.told.text()


def test_nothing_lost_and_a_refusal(foresight):
    foresight.show_lost(())
    assert foresight.told.text() == "Nothing is lost."
    assert foresight.tabText(0) == "What is lost"
    foresight.show_refused("There is no gold.")
    assert foresight.told.text() == "There is no gold."
    assert foresight.bar.isHidden()


def test_a_sample_runs_as_its_kind_wants(foresight):
    prose, columns = SampleFile("a.txt", "نص", True), SampleFile("a.conll", "نص\tO", False)
    foresight.show_sample((columns, prose))
    assert foresight.text.toPlainText() == "نص\tO"
    option = foresight.text.document().defaultTextOption
    assert option().textDirection() is Qt.LayoutDirection.LeftToRight
    foresight.files.setCurrentIndex(1)
    assert foresight.text.toPlainText() == "نص"
    assert option().textDirection() is Qt.LayoutDirection.LayoutDirectionAuto
    foresight.show_sample((columns, prose))
    assert foresight.files.currentIndex() == 1
    foresight.show_sample(())
    assert not foresight.nothing.isHidden()
