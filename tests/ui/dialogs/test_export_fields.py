import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from annotator.errors import BadInput
from annotator.formats import FORMATS
from annotator.model.annotation import Status
from annotator.model.labels import Label, RelationLabel
from annotator.model.splitting import Plan
from annotator.ui.dialogs.export_fields import ExportChoices, ExportFields


@pytest.fixture
def make(qtbot):
    kept = []

    def make(**choices):
        side = QWidget()
        qtbot.addWidget(side)
        fields = ExportFields(ExportChoices(**choices), QFormLayout(side))
        kept.append((side, fields))
        return fields

    return make


def test_its_choices_become_options(make):
    fields = make(annotators=["layla"], labels=(Label("ORG"), Label("GPE"), RelationLabel("in")))
    fields.annotator.setCurrentIndex(1)
    fields.status.setCurrentIndex(fields.status.findData("done"))
    fields.labels.item(1).setCheckState(Qt.CheckState.Checked)
    fields.keep_excluded.setChecked(True)
    fields.keep_negative.setChecked(False)
    fields.split_tokens.setChecked(False)
    fields.strict.setChecked(True)
    options = fields.options()
    assert (options.format, options.annotator, options.status) == ("native", "layla", Status.DONE)
    assert options.labels == ("GPE",)
    assert (options.keep_excluded, options.keep_negative, options.split_tokens) == (True, False, False)  # fmt: skip
    assert options.strict
    assert options.split is None


def test_a_split_is_read_from_its_words(make):
    fields = make()
    assert not fields.shares.isEnabled()
    fields.parted.setChecked(True)
    assert fields.shares.isEnabled()
    fields.seed.setText("7")
    assert fields.options().split == Plan.parse("train=80,dev=10,test=10", 7)
    fields.seed.clear()
    assert fields.options().split.seed == 0
    fields.shares.setText("x")
    with pytest.raises(BadInput):
        fields.options()


def test_the_split_of_the_project_is_offered_again(make):
    fields = make(plan=Plan.parse("a=1,b=1", 3))
    fields.parted.setChecked(True)
    assert fields.options().split == Plan.parse("a=1,b=1", 3)
    assert not fields.options().resplit
    fields.resplit.setChecked(True)
    assert fields.options().resplit


def test_whatever_changes_is_told(make, qtbot):
    fields = make(labels=(Label("ORG"),))
    for change in (
        lambda: fields.format.setCurrentIndex(1),
        lambda: fields.labels.item(0).setCheckState(Qt.CheckState.Checked),
        lambda: fields.parted.setChecked(True),
        lambda: fields.shares.setText("a=1,b=1"),
    ):
        with qtbot.waitSignal(fields.changed):
            change()


@pytest.mark.parametrize("one", [f for f in FORMATS if f.choices and f.write], ids=lambda f: f.id)
def test_a_format_s_own_choices_are_shown_with_it(make, one):
    fields = make()
    fields.format.setCurrentIndex(fields.format.findData(one.id))
    assert fields.options().choices == {choice.name: choice.values[0] for choice in one.choices}
    mine = [field for _, of, field in fields._own if of == one.id]
    mine[0].setCurrentIndex(1)
    assert fields.options().choices[one.choices[0].name] == one.choices[0].values[1]


def test_a_folder_is_one_by_its_format_or_its_parts(make):
    fields = make()
    assert not fields.is_folder()
    fields.card.setChecked(True)
    assert fields.is_folder()
    fields.card.setChecked(False)
    fields.parted.setChecked(True)
    assert fields.is_folder()
