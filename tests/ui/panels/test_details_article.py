import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.look import LIGHT
from annotator.model.annotation import Annotation
from annotator.model.labels import ArticleLabelDefinition, LabelSet
from annotator.model.marks import ArticleLabel
from annotator.ui.panels.details_article import ArticleDetails, written
from annotator.ui.theme.palette import shades_of

TOPIC = ArticleLabelDefinition("topic", {"en": "Topic"}, ("economy", "sport"))
PLACES = ArticleLabelDefinition("places", several=True)
LABELS = LabelSet("l", articles=(TOPIC, PLACES))


def labelled(*labels):
    return Annotation.of([ArticleLabel(*one) for one in labels])


@pytest.fixture
def panel(qtbot):
    made = ArticleDetails(shades_of(LIGHT))
    qtbot.addWidget(made)
    made.resize(260, 200)
    made.told = []
    made.answered.connect(lambda name, values: made.told.append((name, values)))
    made.show_article(labelled(), LABELS)
    return made


def test_it_is_hidden_without_questions_or_article(panel):
    assert not panel.isHidden()
    panel.show_article(labelled(), LabelSet("none"))
    assert panel.isHidden()
    panel.show_article(None, LABELS)
    assert panel.isHidden()


def test_answers_are_shown_and_given_by_keys(panel, qtbot):
    panel.show_article(labelled(("topic", "sport"), ("places", "بيروت")), LABELS)
    assert panel.fields["topic"].values() == ("sport",)
    assert panel.fields["places"].text() == "بيروت"
    panel.fields["topic"].begin()
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_1)
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    panel.fields["places"].begin()
    QTest.keyClicks(panel.fields["places"], "a, b")
    QTest.keyClick(panel.fields["places"], Qt.Key.Key_Return)
    assert panel.told == [("topic", ("economy",)), ("places", ("a", "b"))]


def test_the_keys_go_to_the_first_question_without_an_answer(panel):
    panel.show_article(labelled(("topic", "sport")), LABELS)
    panel.begin()
    assert panel.fields["places"].hasFocus()
    panel.show_article(labelled(("topic", "sport"), ("places", "x")), LABELS)
    panel.begin()
    assert panel.fields["topic"].pills["sport"].hasFocus()


def test_answers_to_what_is_asked_no_more_can_be_taken_away(panel):
    panel.show_article(labelled(("topic", "war"), ("mood", "calm")), LABELS)
    assert list(panel.fields["topic"].pills) == ["economy", "sport", "war"]
    panel.fields["mood"].press("calm")
    assert panel.told == [("mood", ())]


def test_commas_of_both_scripts_part_several_values():
    assert written("القاهرة، بيروت , , القاهرة", several=True) == ("القاهرة", "بيروت")
    assert written(" one, two ", several=False) == ("one, two",)
    assert written("  ", several=False) == ()
