"""The card of a question."""

from PySide6.QtCore import Qt

from annotator.look import LIGHT
from annotator.ui.review.card import CardContent, QuestionCard
from annotator.ui.review.variant import Shown
from annotator.ui.theme.palette import shades_of


def card(qtbot):
    made = QuestionCard(shades_of(LIGHT), LIGHT)
    qtbot.addWidget(made)
    made.show()
    return made


def version(*keys):
    return Shown(keys, "layla", "«ميتا»", "ORG", "blue", len(keys))


def test_only_what_is_possible_can_be_pressed(qtbot):
    made = card(qtbot)
    content = CardContent("Another label", "«ميتا»", can=frozenset({"reject", "flag"}))
    made.show_question(content)
    assert [name for name, one in made.buttons.items() if not one.isHidden()] == ["reject", "flag"]
    asked = []
    made.asked.connect(asked.append)
    made.buttons["reject"].click()
    assert asked == ["reject"]


def test_versions_are_those_of_the_last_question(qtbot):
    made = card(qtbot)
    made.show_question(CardContent("", "", variants=[version("1"), version("2", "3")]))
    made.show_question(CardContent("", "", variants=[version("2")]))
    taken = []
    made.taken.connect(taken.append)
    (only,) = made.variants()
    qtbot.mouseClick(only, Qt.MouseButton.LeftButton)
    assert taken == ["2"]


def test_lines_without_words_take_no_room(qtbot):
    made = card(qtbot)
    made.show_question(CardContent("k", "w"))
    assert made.told.isHidden()
    assert made.draft.isHidden()
    made.show_question(CardContent("k", "w", told=["a", "b"], draft="yours"))
    assert made.told.text() == "a\nb"
    assert made.draft.text() == "yours"


def test_lines_that_begin_in_another_script_run_the_way_of_the_interface(qtbot):
    made = card(qtbot)
    made.show_question(CardContent("k", "w", told=["ليلى: check it"], draft="ميتا as ORG"))
    assert made.told.text() == "\u200eليلى: check it"
    assert made.draft.text() == "\u200eميتا as ORG"


def test_the_words_asked_about_stand_where_reading_begins(qtbot, monkeypatch):
    made = card(qtbot)
    monkeypatch.setattr("annotator.ui.words.is_right_to_left", lambda: True)
    made.show_question(CardContent("k", "«\u2068ميتا\u2069»"))
    assert made.words.text() == "\u200f«\u2068ميتا\u2069»"
