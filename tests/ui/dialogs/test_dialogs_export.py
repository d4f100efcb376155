import pytest

from annotator.model.annotation import Status
from annotator.ui.dialogs.export import ExportDialog


@pytest.fixture
def dialog(qtbot, tmp_path):
    made = ExportDialog(tmp_path / "news", ["layla"])
    qtbot.addWidget(made)
    return made


def test_its_choices_become_options(dialog, tmp_path):
    dialog.annotator.setCurrentIndex(1)
    dialog.status.setCurrentIndex(dialog.status.findData("done"))
    dialog.strict.setChecked(True)
    options = dialog.options()
    assert (options.format, options.annotator) == ("native", "layla")
    assert (options.status, options.strict) == (Status.DONE, True)
    assert dialog.path() == tmp_path / "news-native.jsonl"


def test_another_format_asks_anew_what_would_be_lost(dialog, qtbot):
    with qtbot.waitSignal(dialog.preview_wanted) as wanted:
        dialog.format.setCurrentIndex(dialog.format.findData("spacy"))
    assert wanted.args[0].format == "spacy"


def test_losses_are_named_and_counted(dialog):
    dialog.show_losses({"relation": 51, "fragments": 2})
    assert (
        dialog.told.text()
        == "This format cannot keep: relations: 51; entities in several pieces: 2."
    )
    dialog.show_losses({})
    assert dialog.told.text() == "Nothing is lost."


def test_without_a_place_nothing_can_be_written(dialog):
    dialog.out.setText(" ")
    assert not dialog.accept_button.isEnabled()
