from annotator.ui.dialogs import import_articles
from annotator.ui.dialogs.import_articles import ImportDialog, file_filter


def test_its_choices_become_options(qtbot, tmp_path):
    dialog = ImportDialog([tmp_path], ["layla"])
    qtbot.addWidget(dialog)
    assert dialog.paths == [tmp_path]
    dialog.format.setCurrentIndex(dialog.format.findData("csv"))
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("windows-1256"))
    dialog.annotator.setCurrentIndex(1)
    dialog.text_field.setText("body")
    dialog.repair.setChecked(True)
    options = dialog.options()
    assert (options.format, options.encoding, options.annotator) == ("csv", "windows-1256", "layla")
    assert (options.text_field, options.title_field) == ("body", "title")
    assert options.repair
    assert options.keep_going
    assert not options.keep_duplicates


def test_nothing_chosen_is_found_out(qtbot):
    dialog = ImportDialog([], [])
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    options = dialog.options()
    assert (options.format, options.encoding, options.annotator) == (None, None, None)


def test_a_path_is_listed_once(qtbot, tmp_path):
    dialog = ImportDialog([tmp_path], [])
    qtbot.addWidget(dialog)
    dialog.add([tmp_path, tmp_path / "b"])
    assert dialog.list.count() == 2


def test_enter_asks_for_files_and_then_imports(qtbot, tmp_path):
    dialog = ImportDialog([], [])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.files
    assert dialog.files.isDefault()
    dialog.add([tmp_path])
    assert dialog.focusWidget() is dialog.accept_button
    assert dialog.accept_button.isDefault()


def test_files_that_can_be_read_are_offered_first():
    offered, everything = file_filter().split(";;")
    assert {"*.txt", "*.jsonl", "*.xmi", "*.zip", "*.tar.gz", "*.tgz"} <= set(
        offered.partition("(")[2].removesuffix(")").split()
    )
    assert everything.endswith("(*)")


def test_the_filter_is_asked_with(qtbot, tmp_path, monkeypatch):
    asked = []

    def choose(*given, **_):
        asked.append(given)
        return [str(tmp_path / "a.zip")], ""

    monkeypatch.setattr(import_articles.QFileDialog, "getOpenFileNames", choose)
    dialog = ImportDialog([], [])
    qtbot.addWidget(dialog)
    dialog.files.click()
    assert dialog.paths == [tmp_path / "a.zip"]
    assert asked[0][3] == file_filter()
