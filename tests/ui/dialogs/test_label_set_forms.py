import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.look import LIGHT
from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    Label,
    RelationLabel,
)
from annotator.ui.dialogs.label_set_forms import LabelForm, QuestionForm
from annotator.ui.theme.palette import shades_of
from annotator.usecases.label_set_details import Renames

ORG = Label(
    "ORG",
    {"en": "Organisation", "ar": "منظمة"},
    "1",
    "red",
    {"ar": "هيئة"},
    (AttributeDefinition("kind"),),
    {"en": ("Meta",)},
)
IN = RelationLabel("in", heads=("ORG",), symmetric=True, guidelines={"en": "Where."})
KNOWN = [("ORG", "Organisation"), ("GPE", "Country")]


@pytest.fixture
def form(qtbot):
    made = LabelForm(shades_of(LIGHT), LIGHT, {})
    qtbot.addWidget(made)
    made.show()
    made.told = []
    made.changed.connect(lambda: made.told.append(made.definition()))
    return made


@pytest.mark.parametrize("label", [ORG, IN])
def test_a_label_that_is_only_looked_at_stays_as_it_was(form, label):
    form.show_definition(label, 3, KNOWN)
    assert form.told == []
    form.guidelines.changed.emit()
    assert form.told == [label]


def test_each_field_changes_its_part(form):
    form.show_definition(ORG, 1234, KNOWN)
    assert "1,234 marks" in form.name.count.text()
    form.colour.swatches["teal"].click()
    QTest.keyClick(form.key, Qt.Key.Key_7)
    form.examples.fields["ar"].setPlainText("ميتا\nالأهلي")
    QTest.keyClicks(form.titles.fields["en"], "s")
    label = form.told[-1]
    assert (label.colour, label.key) == ("teal", "7")
    assert label.examples == {"en": ("Meta",), "ar": ("ميتا", "الأهلي")}
    assert label.titles["en"] == "Organisations"
    assert label.attributes == ORG.attributes


def test_ends_are_asked_of_relations_alone(form):
    form.show_definition(ORG, 0, KNOWN)
    assert not form.ends.isVisible()
    form.show_definition(IN, 0, KNOWN)
    assert form.ends.isVisible()
    form.ends.tails.item(1).setCheckState(Qt.CheckState.Checked)
    form.symmetric.click()
    form.transitive.click()
    label = form.told[-1]
    assert (label.heads, label.tails) == (("ORG",), ("GPE",))
    assert (label.symmetric, label.transitive) == (False, True)


def test_a_new_name_is_told_once_it_is_finished(form, qtbot):
    form.show_definition(ORG, 0, KNOWN)
    form.name.field.setText("FIRM")
    with qtbot.waitSignal(form.name.renamed) as told:
        QTest.keyClick(form.name.field, Qt.Key.Key_Return)
    assert told.args == ["FIRM"]
    assert form.told == []


def test_a_question_and_its_values(qtbot):
    form = QuestionForm()
    qtbot.addWidget(form)
    told = []
    form.changed.connect(lambda: told.append(form.definition()))
    form.show_definition(
        ArticleLabelDefinition("topic", {"en": "Topic"}, ("a",), {"a": {"ar": "ألف"}}), 2
    )
    assert told == []
    assert form.renames() == Renames()
    form.values.setPlainText("arts\n")
    assert form.renames() == Renames(values={("", "a"): "arts"})
    form.values.setPlainText("a | ألف\nb")
    assert form.renames() == Renames()
    form.several.click()
    assert told[-1] == ArticleLabelDefinition(
        "topic", {"en": "Topic"}, ("a", "b"), {"a": {"ar": "ألف"}}, several=True
    )
