from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.errors import BadInput
from annotator.ui.commands import table
from annotator.ui.dispatch import Dispatch


class Asked:
    def __init__(self, *taken):
        self.heard, self._taken = [], taken

    def take_key(self, key, command):
        self.heard.append((key, command))
        if key == "Enter":
            raise BadInput("Not like this.")
        return key in self._taken or command in self._taken


@pytest.fixture
def mode():
    return Asked("1", "next_article")


@pytest.fixture
def dispatch(session, verbs, mode):
    return Dispatch(table(), replace(verbs, modes=(mode,)), session.report)


def press(dispatch, key, text="", *, in_article=True):
    event = QKeyEvent(QEvent.Type.KeyPress, int(key), Qt.KeyboardModifier.NoModifier, text)
    return dispatch.press(event, in_article=in_article)


def test_a_mode_is_asked_before_labels_and_commands(dispatch, mode, verbs, parts, place):
    parts.view.select(place("ميتا"))
    assert press(dispatch, Qt.Key.Key_1, "1")
    assert not verbs.bench.annotating.annotation.entities
    assert press(dispatch, Qt.Key.Key_2, "2")
    assert len(verbs.bench.annotating.annotation.entities) == 1
    press(dispatch, Qt.Key.Key_Tab)
    assert mode.heard == [("1", ""), ("2", ""), ("Tab", "next_entity")]


def test_the_menu_asks_it_too(dispatch, mode, verbs):
    opened = verbs.bench.annotating.article.uid
    dispatch.call(next(one for one in dispatch.commands if one.id == "next_article"))
    assert verbs.bench.annotating.article.uid == opened
    assert mode.heard == [("", "next_article")]


def test_its_refusal_is_told_and_the_key_goes_no_further(dispatch, parts):
    assert press(dispatch, Qt.Key.Key_Return)
    assert parts.status.message.text() == "Not like this."


def test_it_is_not_asked_for_keys_of_other_parts(dispatch, mode):
    press(dispatch, Qt.Key.Key_1, "1", in_article=False)
    assert mode.heard == []
