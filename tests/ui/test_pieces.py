import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def press(parts):
    def pressed(*keys, held=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            code = ord(key) if isinstance(key, str) else int(key)
            QApplication.sendEvent(parts.view, QKeyEvent(QEvent.Type.KeyPress, code, held))

    return pressed


@pytest.fixture
def company(verbs, parts, place):
    """An entity that was just marked."""
    parts.view.select(place("أعلنت"))
    verbs.marking.label("ORG")
    return parts.view.chosen


@pytest.fixture
def words(verbs, company):
    def told():
        opened = verbs.bench.annotating
        return [span.of(opened.article.text) for span in opened.annotation.entities[company].spans]

    return told


def test_what_is_selected_becomes_a_piece_of_the_last_entity(parts, press, place, company, words):
    parts.view.select(place("القاهرة"))
    press("+", held=SHIFT)
    assert words() == ["أعلنت", "القاهرة"]
    assert parts.view.chosen == company
    assert "now covers" in parts.status.message.text()


def test_the_key_of_the_number_pad_does_it_too(parts, press, place, words):
    parts.view.select(place("القاهرة"))
    press("+", held=Qt.KeyboardModifier.KeypadModifier)
    assert words() == ["أعلنت", "القاهرة"]


def test_keys_alone_find_the_piece(parts, press, words):
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Left, held=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Left, held=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Space, held=SHIFT)
    press("=")
    assert len(words()) == 2


def test_the_last_piece_goes_first(press, parts, place, words):
    for more in ("القاهرة", "بيروت"):
        parts.view.select(place(more))
        press("=")
    press("-")
    assert words() == ["أعلنت", "القاهرة"]
    press("-", "-")
    assert words() == ["أعلنت"]
    assert "Select what" in parts.status.message.text()


def test_the_piece_at_the_caret_or_what_is_selected_goes(press, parts, place, words):
    for more in ("القاهرة", "بيروت"):
        parts.view.select(place(more))
        press("=")
    parts.view.set_caret(place("القاهرة").start + 2)
    press("-")
    assert words() == ["أعلنت", "بيروت"]
    beyrouth = place("بيروت")
    parts.view.select(type(beyrouth)(beyrouth.start, beyrouth.start + 2))
    press("-")
    assert words() == ["أعلنت", "روت"]


def test_an_entity_never_loses_all_of_its_letters(press, parts, place, words):
    parts.view.select(place("أعلنت"))
    press("-")
    assert words() == ["أعلنت"]
    assert "Delete" in parts.status.message.text()


def test_without_an_entity_or_a_selection_it_says_what_to_do(press, parts, verbs, company):
    press("=")
    assert "press + again" in parts.status.message.text()
    verbs.marking.remove()
    for key in "=-":
        press(key)
        assert "Choose an entity first" in parts.status.message.text()


def test_it_is_undone_like_everything(press, parts, place, verbs, words):
    parts.view.select(place("القاهرة"))
    press("=")
    verbs.marking.undo()
    assert words() == ["أعلنت"]
