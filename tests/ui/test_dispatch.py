from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from annotator.errors import BadInput


def press(part, key, held=Qt.KeyboardModifier.NoModifier, text=""):
    event = QKeyEvent(QEvent.Type.KeyPress, int(key), held, text)
    QApplication.sendEvent(part, event)
    return event.isAccepted()


def test_tab_stays_in_the_article(session, verbs, parts, place):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    uid = parts.view.chosen
    verbs.marking.let_go()
    press(parts.view, Qt.Key.Key_Tab)
    assert parts.view.chosen == uid
    assert session.window.focusWidget() is parts.view


def test_a_field_keeps_its_own_keys_and_gives_the_others_on(session, parts, verbs):
    parts.top.search.setFocus()
    QTest.keyClick(parts.top.search, Qt.Key.Key_1)
    assert parts.top.search.text() == "1"
    assert len(verbs.bench.annotating.annotation.entities) == 0
    press(parts.top.search, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert verbs.bench.annotating.article.uid == "a2"


def test_the_menu_holds_every_command_that_belongs_to_one(session):
    menu = QMenu()
    session._dispatch.fill(menu)
    titles = {
        action.text().split("\t")[0] for one in menu.actions() for action in one.menu().actions()
    }
    for command in session._dispatch.commands:
        assert (command.title in titles) == (command.menu != "moving")
    menu.deleteLater()


def test_a_refusal_is_told_and_goes_no_further(session, verbs, parts, monkeypatch):
    def refuse(_name):
        raise BadInput("Not like this.")

    monkeypatch.setattr(verbs.marking.__class__, "label_by_key", lambda _self, _key: refuse(""))
    press(parts.view, Qt.Key.Key_2, text="2")
    assert parts.status.message.text() == "Not like this."
