import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)
from annotator.ui.dialogs import label_set
from annotator.ui.dialogs.label_set import LabelSetEditor
from annotator.ui.theme.look import LIGHT
from annotator.usecases.label_set_details import DetailMoves
from annotator.usecases.label_set_draft import Kind
from annotator.usecases.label_set_saving import MarkCounts, Moves

LABELS = LabelSet(
    "mine",
    (Label("ORG", {"en": "Organisation"}, "1"), Label("CLUB", key="2"), Label("GPE", key="3")),
    (RelationLabel("in", heads=("ORG", "CLUB")),),
    (ArticleLabelDefinition("topic", values=("a",)),),
)
COUNTS = MarkCounts({"ORG": 7, "CLUB": 2}, {"topic": 4})


@pytest.fixture
def editor(qtbot):
    made = LabelSetEditor(LABELS, COUNTS, LIGHT, {"N": "Note"})
    qtbot.addWidget(made)
    made.show()
    yield made
    made._warned = True
    made.reject()


def rename(editor, name):
    editor.label_form.name.field.setText(name)
    editor.label_form.name.field.setFocus()
    QTest.keyClick(editor.label_form.name.field, Qt.Key.Key_Return)


def entities(editor):
    return [one.name for one in editor.draft.labels.entities]


def test_a_new_name_says_beforehand_how_many_marks_follow(editor):
    rename(editor, "FIRM")
    assert entities(editor) == ["FIRM", "CLUB", "GPE"]
    assert editor.side.list.current() == "FIRM"
    assert "7 marks" in editor.told.text()
    assert editor.accept_button.text() == "Save and change 7 marks"
    assert editor.isVisible()


def test_a_name_that_is_taken_is_refused_and_the_old_one_stays(editor):
    rename(editor, "GPE")
    assert "merge them instead" in editor.told.text()
    assert editor.label_form.name.field.text() == "ORG"
    assert editor.draft.labels == LABELS


def test_merging_names_the_count_before_it_is_chosen(editor):
    editor.choose("CLUB")
    titles = [action.text() for action in editor.side.menu.actions()]
    assert titles[0] == "Its 2 marks become"
    assert len(titles) == 4  # the heading, a line, and two labels
    editor.side.menu.actions()[2].trigger()
    assert entities(editor) == ["ORG", "GPE"]
    assert editor.draft.moves == Moves({"CLUB": "ORG"})
    assert "9 marks" in editor.label_form.name.count.text()


def test_a_label_with_marks_is_not_removed(editor):
    editor.side.remove.click()
    assert "7 marks are labelled ORG" in editor.told.text()
    editor.side.list.setCurrentRow(2)
    editor.side.remove.click()
    assert entities(editor) == ["ORG", "CLUB"]
    assert editor.side.list.current() == "CLUB"


def test_a_key_that_two_have_is_named_and_nothing_can_be_saved(editor):
    QTest.keyClick(editor.label_form.key, Qt.Key.Key_3)
    assert "Organisation" in editor.told.text()
    assert "GPE" in editor.told.text()
    assert not editor.accept_button.isEnabled()
    QTest.keyClick(editor.label_form.key, Qt.Key.Key_4)
    assert editor.accept_button.isEnabled()
    QTest.keyClick(editor.label_form.key, Qt.Key.Key_N)
    assert "Note" in editor.told.text()
    assert editor.draft.labels.entities[0].key == "4"


def test_order_colour_and_more_labels(editor):
    QTest.keyClick(editor.side.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    editor.side.down.click()
    assert entities(editor) == ["CLUB", "GPE", "ORG"]
    editor.label_form.colour.swatches["pink"].click()
    assert editor.draft.labels.entity("ORG").colour == "pink"
    editor.side.add.click()
    assert editor.label_form.name.field.hasFocus()
    rename(editor, "SEA")
    assert entities(editor)[-1] == "SEA"


def test_all_three_lists_can_be_edited(editor):
    editor.side.tabs[Kind.RELATIONS].click()
    assert editor.side.list.names() == ["in"]
    editor.label_form.ends.heads.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert editor.draft.labels.relations[0].heads == ("ORG",)
    editor.side.tabs[Kind.ARTICLES].click()
    editor.question_form.values.setPlainText("a\nb | باء")
    assert editor.draft.labels.articles[0].values == ("a", "b")
    editor.side.remove.click()
    assert "4 marks" in editor.told.text()


def test_an_empty_list_shows_no_form(editor):
    editor.side.tabs[Kind.RELATIONS].click()
    editor.side.remove.click()
    assert editor.side.list.names() == []
    assert editor.forms.currentWidget() is editor.nothing
    assert not editor.side.remove.isEnabled()
    editor.side.add.click()
    assert editor.side.list.names() == ["relation1"]


def test_cancel_asks_once_more_before_it_throws_changes_away(editor):
    rename(editor, "FIRM")
    editor.reject()
    assert editor.isVisible()
    assert "Nothing of this is saved" in editor.told.text()
    editor.reject()
    assert not editor.isVisible()
    assert editor.result() == 0


def test_without_changes_cancel_leaves_at_once(editor):
    editor.reject()
    assert not editor.isVisible()


def test_enter_saves_with_ctrl_only(editor):
    QTest.keyClick(editor.side.list, Qt.Key.Key_Return)
    assert editor.isVisible()
    QTest.keyClick(editor.side.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.result() == 1


def test_to_a_file_and_from_one(editor, tmp_path, monkeypatch):
    path = tmp_path / "mine.json"
    monkeypatch.setattr(label_set.QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    editor._ask_write()
    assert json.loads(path.read_text("utf-8"))["name"] == "mine"
    conf = tmp_path / "annotation.conf"
    conf.write_text("[entities]\nSea\nORG\n[relations]\n[attributes]\n", "utf-8")
    monkeypatch.setattr(label_set.QFileDialog, "getOpenFileName", lambda *_: (str(conf), ""))
    editor._ask_read()
    assert entities(editor) == ["Sea", "ORG", "CLUB"]
    assert "CLUB" in editor.told.text()
    editor.read(tmp_path / "nothing.json")
    assert "nothing.json" in editor.told.text()
    assert entities(editor) == ["Sea", "ORG", "CLUB"]


def test_enter_leads_from_the_list_to_the_name(editor):
    editor.side.list.setFocus()
    QTest.keyClick(editor.side.list, Qt.Key.Key_Return)
    assert editor.focusWidget() is editor.label_form.name.field
    assert editor.label_form.name.field.selectedText() == "ORG"
    assert editor.isVisible()


STATUS = AttributeDefinition("status", kind=AttributeKind.CHOICE, values=("former", "planned"))


@pytest.fixture
def detailed(qtbot):
    labels = LabelSet("mine", (Label("ORG", key="1", attributes=(STATUS,)), Label("GPE", key="2")))
    details = {("ORG", "status", "former"): 3, ("ORG", "status", "planned"): 1}
    made = LabelSetEditor(labels, MarkCounts({"ORG": 7}, {}, details), LIGHT, {})
    qtbot.addWidget(made)
    made.show()
    yield made
    made._warned = True
    made.reject()


def test_a_new_name_of_an_attribute_says_how_many_marks_follow(detailed):
    card = detailed.label_form.attributes.cards[0]
    QTest.keyClicks(card.name, "es")
    assert detailed.accept_button.text() == "Save and change 4 marks"
    card.values.setPlainText("past\nplanned")
    assert detailed.draft.moves.details == DetailMoves(
        {("ORG", "status"): "statuses"}, {("ORG", "status", "former"): "past"}
    )
    detailed.choose("GPE")
    detailed.choose("ORG")
    detailed.label_form.attributes.cards[0].name.clear()
    QTest.keyClicks(detailed.label_form.attributes.cards[0].name, "phase")
    assert detailed.draft.moves.details.attributes == {("ORG", "status"): "phase"}
    assert "statuses" not in detailed.told.text()


def test_a_value_in_use_that_goes_is_counted(detailed):
    detailed.label_form.attributes.cards[0].values.setPlainText("planned")
    assert "3 marks have" in detailed.told.text()
    assert "former" in detailed.told.text()
    detailed.label_form.attributes.cards[0].remove.click()
    assert "4 marks have" in detailed.told.text()
