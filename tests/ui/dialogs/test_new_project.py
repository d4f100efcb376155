from annotator.ui.dialogs import new_project
from annotator.ui.dialogs.new_project import LabelSetDialog, NewProjectDialog


def test_the_ending_is_added_where_it_lacks(qtbot, tmp_path):
    dialog = NewProjectDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.file.setText(str(tmp_path / "أخبار"))
    assert dialog.path() == tmp_path / "أخبار.hashiya"
    dialog.file.setText(str(tmp_path / "v1.2"))
    assert dialog.path() == tmp_path / "v1.2.hashiya"


def test_news_and_the_stem_are_the_usual_choice(qtbot, tmp_path):
    dialog = NewProjectDialog(tmp_path)
    qtbot.addWidget(dialog)
    assert dialog.labels.name() == "news"
    assert dialog.policy.currentData() == "stem"


def test_a_label_set_can_come_from_a_file(qtbot, tmp_path, monkeypatch):
    dialog = LabelSetDialog()
    qtbot.addWidget(dialog)
    path = str(tmp_path / "mine.json")
    monkeypatch.setattr(new_project.QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    last = dialog.labels.field.count() - 1
    dialog.labels.field.activated.emit(last)
    assert dialog.labels.name() == path
