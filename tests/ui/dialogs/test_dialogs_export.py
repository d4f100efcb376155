import pytest
from PySide6.QtCore import Qt

from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.dialogs.export_fields import ExportChoices
from annotator.usecases.foresee import LostIn, LostKind


@pytest.fixture
def dialog(qtbot, tmp_path):
    made = ExportDialog(tmp_path / "news", ExportChoices(["layla"]))
    qtbot.addWidget(made)
    return made


def choose(dialog, name):
    dialog.fields.format.setCurrentIndex(dialog.fields.format.findData(name))


def test_the_place_follows_the_format(dialog, tmp_path):
    assert dialog.path() == tmp_path / "news-native.jsonl"
    choose(dialog, "brat")
    assert dialog.path() == tmp_path / "news-brat"
    choose(dialog, "native")
    dialog.fields.parted.setChecked(True)
    assert dialog.path() == tmp_path / "news-native"


def test_another_choice_asks_anew_what_comes_of_it(dialog, qtbot):
    with qtbot.waitSignal(dialog.preview_wanted) as wanted:
        choose(dialog, "spacy")
    assert wanted.args[0].format == "spacy"
    with qtbot.waitSignal(dialog.preview_wanted) as wanted:
        dialog.fields.keep_negative.setChecked(False)
    assert not wanted.args[0].keep_negative


def test_without_a_place_or_with_shares_that_are_none_nothing_can_be_written(dialog):
    dialog.out.setText(" ")
    assert not dialog.accept_button.isEnabled()
    dialog.out.setText("x")
    assert dialog.accept_button.isEnabled()
    dialog.fields.parted.setChecked(True)
    dialog.fields.shares.setText("train")
    assert not dialog.accept_button.isEnabled()
    assert "train=80" in dialog.told.text()
    dialog.fields.shares.setText("train=1,test=1")
    assert dialog.accept_button.isEnabled()
    assert dialog.told.isHidden()


def test_enter_on_an_article_opens_it_and_does_not_export(dialog, qtbot):
    dialog.show()
    tree = dialog.foresight.tree
    lost = LostKind("relation", 1, 1, (LostIn("a1", "A", "", "why", 1),))
    dialog.foresight.show_lost((lost,))
    tree.setCurrentItem(tree.topLevelItem(0).child(0))
    tree.setFocus()
    with qtbot.waitSignal(dialog.foresight.article_wanted), qtbot.assertNotEmitted(dialog.accepted):
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert dialog.isVisible()
