"""The review screen by keys and by mouse: what is pressed is what the gold gets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from annotator.look import LIGHT
from annotator.store.project import Project
from annotator.ui.review.batch import BatchDialog
from annotator.ui.review.desk import ReviewDesk
from annotator.ui.review.keys_page import ReviewKeys
from annotator.ui.review.screen import ReviewScreen
from annotator.ui.review.variant import VariantButton
from annotator.ui.theme.palette import shades_of
from annotator.usecases import gold
from annotator.usecases.review import Reviewing
from tests.ui.review.conftest import AGAIN, AGAIN_WIDE, CAIRO, META, NOUR, WIDE, marked

ENTER, ZERO = Qt.Key.Key_Return, Qt.Key.Key_0
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def shows(review):
    return review.screen.card.words.text()


def test_enter_takes_what_is_proposed_and_goes_on(review):
    desk = review()
    assert review_kind(desk) == "WORD"
    desk.press(ENTER)
    assert META in desk.gold()
    assert desk.reviewing.current.kind == "ONLY"
    desk.press(ENTER)
    assert NOUR not in desk.gold()


def review_kind(desk):
    return desk.reviewing.current.kind


def test_a_number_takes_what_that_annotator_says(review):
    desk = review()
    desk.press(Qt.Key.Key_2)
    assert WIDE in desk.gold()


def test_nought_means_that_nothing_belongs_here(review):
    desk = review()
    desk.press(ZERO)
    assert desk.gold() == [CAIRO]


def test_a_press_on_a_version_takes_it(review, qtbot):
    desk = review()
    other = desk.screen.card.variants()[1]
    assert isinstance(other, VariantButton)
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert WIDE in desk.gold()


def test_what_is_not_possible_is_refused_in_one_line(review):
    desk = review(marked(META), marked(WIDE))
    desk.press(ENTER)
    assert len(desk.refused) == 1
    assert "majority" in desk.refused[0]
    assert desk.gold() == []


@pytest.mark.parametrize(("key", "wanted"), [(Qt.Key.Key_U, WIDE), (Qt.Key.Key_I, META)])
def test_union_and_intersection(review, key, wanted):
    desk = review(marked(META), marked(WIDE))
    desk.press(key)
    assert desk.gold() == [wanted]


def relations(desk):
    found = gold.of_article(desk.project, "a1").annotation.relations.values()
    return [(one.label, one.head, one.tail) for one in found]


def test_a_relation_can_be_turned_round(review):
    desk = review()
    desk.press(ENTER, ENTER)
    assert desk.reviewing.current.is_of_relations
    desk.press((Qt.Key.Key_R, SHIFT), ENTER)
    ((label, head, tail),) = relations(desk)
    there = desk.project.annotations.load("a1", gold.annotator(desk.project).uid).entities
    ends = [there[uid].label for uid in (head, tail)]
    assert (label, ends) in [("in", ["GPE", "ORG"]), ("by", ["ORG", "GPE"])]


def test_undo_takes_back_and_shows_the_question_again(review):
    desk = review()
    before = shows(desk)
    desk.press(ENTER, (Qt.Key.Key_Z, CONTROL))
    assert desk.gold() == [CAIRO]
    assert shows(desk) == before
    desk.press((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, CONTROL))
    assert "nothing to undo" in desk.screen.status.message.text()


def test_next_and_previous_leave_the_question_open(review):
    desk = review()
    first = shows(desk)
    desk.press(Qt.Key.Key_J)
    assert shows(desk) != first
    desk.press(Qt.Key.Key_K)
    assert shows(desk) == first
    assert desk.gold() == [CAIRO]


def test_a_question_of_the_list_comes_to_the_front(review):
    desk = review()
    desk.screen.questions.chosen.emit("1")
    assert desk.reviewing.current.kind == "ONLY"


def test_all_that_is_alike_is_settled_in_one_go(review):
    desk = review(marked(META, AGAIN), marked(WIDE, AGAIN_WIDE))
    desk.press((Qt.Key.Key_1, SHIFT))
    dialog = desk.screen.findChild(BatchDialog)
    assert len(dialog.chosen()) == 2
    assert "ميتا" in dialog.findChild(QLabel).text()
    dialog.accept()
    assert desk.gold() == [META, AGAIN]
    desk.press((Qt.Key.Key_Z, CONTROL))
    assert desk.gold() == []
    desk.press((Qt.Key.Key_Z, CONTROL | SHIFT))
    assert desk.gold() == [META, AGAIN]


def test_the_last_decision_can_be_taken_wherever_all_is_alike(review):
    desk = review(marked(META, AGAIN), marked(WIDE, AGAIN_WIDE))
    desk.press(Qt.Key.Key_2, (Qt.Key.Key_A, SHIFT))
    dialog = desk.screen.findChild(BatchDialog)
    assert len(dialog.chosen()) == 1
    dialog.accept()
    assert desk.gold() == [WIDE, AGAIN_WIDE]


def test_where_nothing_else_is_alike_the_one_in_front_is_settled_at_once(review):
    desk = review()
    desk.press(Qt.Key.Key_A)
    assert META in desk.gold()
    assert desk.screen.findChild(BatchDialog) is None
    told = desk.screen.status.message.text()
    assert "In gold" in told
    assert "Nothing else is like this" in told
    desk.press((Qt.Key.Key_A, SHIFT))
    assert "Nothing else" in desk.screen.status.message.text()


def test_without_a_majority_there_is_nothing_to_take_for_all_alike(review):
    desk = review(marked(META), marked(WIDE))
    desk.press(Qt.Key.Key_A)
    assert "Shift" in desk.refused[0]
    desk.press((Qt.Key.Key_0, SHIFT))
    assert desk.gold() == []
    assert desk.reviewing.queue.totals.left == 0


def test_what_was_undone_can_be_done_again(review):
    desk = review()
    desk.press(ENTER, ENTER)
    after = desk.gold()
    desk.press((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, CONTROL))
    assert desk.gold() == [CAIRO]
    desk.press((Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT))
    assert desk.gold() == after
    assert "again" in desk.screen.status.message.text()
    desk.press((Qt.Key.Key_Y, CONTROL))
    assert "nothing to redo" in desk.screen.status.message.text()


def test_what_was_settled_is_said_and_can_be_taken_back_there(review, qtbot):
    desk = review()
    desk.press(ENTER)
    assert "In gold: Organisation" in desk.screen.status.message.text()
    qtbot.mouseClick(desk.screen.status.undo, Qt.MouseButton.LeftButton)
    assert desk.gold() == [CAIRO]


def test_enter_on_what_is_settled_leaves_it_and_goes_on(review):
    desk = review()
    desk.press(Qt.Key.Key_2)
    desk.screen.questions.chosen.emit("0")
    assert desk.reviewing.current.state.value == "settled"
    desk.press(ENTER)
    assert WIDE in desk.gold()
    assert desk.reviewing.current.state.value == "open"


def test_what_is_settled_can_be_settled_anew(review):
    desk = review()
    desk.press(Qt.Key.Key_2)
    desk.screen.questions.chosen.emit("0")
    desk.press(Qt.Key.Key_1)
    assert META in desk.gold()
    assert WIDE not in desk.gold()


def test_the_arrows_reach_what_is_settled_and_lead_on_from_there(review):
    desk = review()
    desk.press(Qt.Key.Key_2)
    second = shows(desk)
    desk.press(Qt.Key.Key_Up)
    assert desk.reviewing.current.state.value == "settled"
    assert "settles it anew" in desk.screen.status.message.text()
    assert desk.screen.questions.list.currentIndex().row() == 0
    desk.press(Qt.Key.Key_Up)
    assert desk.screen.status.message.text() == "This is the first one here."
    desk.press(Qt.Key.Key_1)
    assert META in desk.gold()
    assert WIDE not in desk.gold()
    assert shows(desk) == second
    for _ in desk.screen.questions.model.items:
        desk.press(Qt.Key.Key_Down)
    assert desk.screen.status.message.text() == "This is the last question here."


def test_keys_reach_the_review_from_a_list_too(review, qtbot):
    desk = review()
    desk.screen.questions.list.setFocus()
    qtbot.keyClick(desk.screen.questions.list, Qt.Key.Key_2)
    assert WIDE in desk.gold()
    qtbot.keyClick(desk.screen.questions.list, Qt.Key.Key_Down)
    assert desk.screen.questions.list.currentIndex().row() == 2
    qtbot.keyClick(desk.screen.questions.list, Qt.Key.Key_Return)
    assert desk.screen.focusWidget() is desk.screen.view


def test_what_can_only_be_read_is_refused_in_one_line(review, tmp_path):
    begun = review()
    begun.project.close()
    with Project.open(begun.project.path, read_only=True) as project:
        screen = ReviewScreen(shades_of(LIGHT), LIGHT)
        ReviewDesk(project, Reviewing(project), screen)
        assert "only be read" in screen.status.message.text()
        screen.status.say("")
        screen.pressed.emit("1")
        assert screen.status.message.text()
        screen.deleteLater()


def test_names_can_be_hidden(review):
    desk = review()
    shown = desk.screen.card.variants()[0].accessibleDescription()
    assert "layla" in shown
    desk.screen.hide_names.setChecked(True)
    shown = desk.screen.card.variants()[0].accessibleDescription()
    assert "layla" not in shown
    assert "Annotator" in shown


def test_the_end_says_so(review):
    desk = review()
    desk.press(ENTER, ENTER, ZERO, ZERO, ZERO)
    assert desk.reviewing.queue.totals.left == 0
    assert "settled" in desk.screen.told.text()
    assert desk.screen.card.isHidden()


def test_all_keys_are_shown(review):
    desk = review()
    desk.press(Qt.Key.Key_F1)
    page = desk.screen.findChild(ReviewKeys)
    rows = range(page.table.rowCount())
    texts = {page.table.item(row, 2).text().strip("\u2066\u2069") for row in rows}
    assert {"Enter", "0", "U", "I", "{", "?", "1 … 9", "Esc"} <= texts


def test_an_answer_about_the_article_is_a_question_too(review):
    desk = review()
    kinds = [one for one in desk.reviewing.queue.bench.questions if one.is_of_the_article]
    desk.screen.questions.chosen.emit(str(len(desk.screen.questions.model.items) - 1))
    assert kinds == [desk.reviewing.current]
    assert "Topic" in shows(desk)
