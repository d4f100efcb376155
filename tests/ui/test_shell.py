from PySide6.QtWidgets import QInputDialog

from annotator.ui import shell
from annotator.ui.key_dialogs import KeysPage


def test_the_keys_go_round_through_the_parts(session, verbs, parts):
    parts.view.setFocus()
    verbs.shell.next_panel(1)
    assert session.window.focusWidget() is not parts.view
    for _ in range(3):
        verbs.shell.next_panel(1)
    assert session.window.focusWidget() is parts.view
    verbs.shell.next_panel(-1)
    assert session.window.focusWidget() is parts.top.search


def test_f1_shows_the_page_of_keys(session, verbs):
    verbs.shell.show_keys()
    page = session.window.findChild(KeysPage)
    assert page.isVisible()
    page.close()


def test_an_annotator_is_asked_for(session, verbs, parts):
    verbs.shell.ask_annotator()
    dialog = session.window.findChild(QInputDialog)
    dialog.setTextValue("  omar ")
    dialog.accept()
    assert parts.top.annotators.accessibleDescription() == "omar"


def test_about_names_the_version(verbs, monkeypatch):
    told = []
    monkeypatch.setattr(shell.QMessageBox, "about", lambda *values: told.append(values[-1]))
    verbs.shell.about()
    assert "Hashiya" in told[0]
