import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.marks import Span

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SPACE, ENTER, ESC = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def press(parts):
    def pressed(key, held=NONE):
        code = ord(key) if isinstance(key, str) else int(key)
        text = key if isinstance(key, str) else ""
        QApplication.sendEvent(parts.view, QKeyEvent(QEvent.Type.KeyPress, code, held, text))

    return pressed


@pytest.fixture
def drag(parts, place):
    """Drags over words, or clicks on them."""

    def dragged(first, last="", held=NONE):
        start = _middle(parts.view, place(first).start)
        end = _middle(parts.view, place(last).end - 1) if last else start
        for kind, at, down in (
            (QEvent.Type.MouseButtonPress, start, True),
            (QEvent.Type.MouseMove, (start + end) / 2, True),
            (QEvent.Type.MouseMove, end, True),
            (QEvent.Type.MouseButtonRelease, end, False),
        ):
            if at != start or kind != QEvent.Type.MouseMove:
                _send(parts.view.viewport(), kind, at, down, held)

    return dragged


def _middle(view, at):
    return view.rects_of(Span(at, at + 1))[0].center()


def _send(port, kind, point, down, held):
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    where = QPointF(port.mapToGlobal(QPoint(round(point.x()), round(point.y()))))
    which = none if kind == QEvent.Type.MouseMove else left
    event = QMouseEvent(kind, point, where, which, left if down else none, held)
    QApplication.sendEvent(port, event)


@pytest.fixture
def marks(verbs):
    def found():
        opened = verbs.bench.annotating
        return [(e.of(opened.article.text), e.label) for e in opened.annotation.in_reading_order()]

    return found


def test_it_is_taken_up_with_the_label_used_last_and_laid_down(verbs, parts, press):
    press(SPACE)
    assert (parts.view.pen, parts.labels.pen.isChecked()) == ("PERS", True)
    press(SPACE)
    assert (parts.view.pen, parts.labels.pen.isChecked()) == ("", False)
    verbs.marking.last_label = "GPE"
    press(SPACE)
    assert parts.view.pen == "GPE"
    press(ESC)
    assert not verbs.pen.is_up


def test_a_labels_key_changes_its_label_and_with_shift_takes_it_up(parts, press, marks):
    press("2", SHIFT)
    assert parts.view.pen == "ORG"
    press("3")
    assert parts.view.pen == "GPE"
    assert parts.labels.buttons["GPE"]._is_pen
    assert not parts.labels.buttons["ORG"]._is_pen
    assert marks() == []


def test_one_click_marks_a_word_by_the_policy_and_one_undo_takes_it_back(verbs, press, drag, marks):
    press("3", SHIFT)
    drag("القاهرة")
    drag("القاهرة التقى")
    assert marks() == [("القاهرة", "GPE"), ("القاهرة", "GPE")]
    verbs.marking.undo()
    assert marks() == [("القاهرة", "GPE")]


def test_a_click_where_the_label_is_already_chooses_it(parts, press, drag, marks):
    press("3", SHIFT)
    drag("القاهرة")
    parts.view.choose(None)
    drag("القاهرة")
    assert marks() == [("القاهرة", "GPE")]
    assert parts.view.chosen
    press("2")
    drag("القاهرة")
    assert marks() == [("القاهرة", "GPE"), ("القاهرة", "ORG")]


def test_a_drag_marks_what_it_selects_and_alt_the_very_letters(press, drag, marks):
    press("2", SHIFT)
    drag("Scale", "AI")
    drag("شركة", "شركة", ALT)
    assert marks()[1] == ("Scale AI", "ORG")
    assert marks()[0][1] == "ORG"
    assert "ميتا" not in marks()[0][0]


def test_pieces_are_gathered_with_ctrl_and_marked_with_enter(verbs, press, drag, marks):
    press("1", SHIFT)
    drag("كريم", "كريم", CTRL)
    drag("وفد", "وفد", CTRL)
    assert marks() == []
    press(ENTER)
    assert marks() == [("كريم وفد", "PERS")]


def test_with_the_keys_enter_marks_the_selection_or_the_word_at_the_caret(
    parts, press, place, marks
):
    press("3", SHIFT)
    parts.view.set_caret(place("بيروت").start + 1)
    press(ENTER)
    parts.view.select(place("القاهرة"))
    press(ENTER)
    assert marks() == [("القاهرة", "GPE"), ("بيروت", "GPE")]
    press("1")
    press(ENTER)
    assert marks()[0] == ("القاهرة", "PERS")


def test_shift_space_marks_the_word_at_the_caret(parts, press, place, marks):
    press("1", SHIFT)
    parts.view.set_caret(place("كريم").start)
    press(SPACE, SHIFT)
    assert marks() == [("كريم", "PERS")]


def test_the_mouse_takes_it_up_and_changes_its_label(parts, marks):
    QTest.mouseClick(parts.labels.pen, Qt.MouseButton.LeftButton)
    assert parts.view.pen == "PERS"
    QTest.mouseClick(parts.labels.buttons["GPE"], Qt.MouseButton.LeftButton)
    assert parts.view.pen == "GPE"
    QTest.mouseClick(parts.labels.pen, Qt.MouseButton.LeftButton)
    assert parts.view.pen == ""
    assert marks() == []


def test_what_is_done_is_said_and_seen(parts, press):
    press("1", SHIFT)
    assert "Person" in parts.status.message.text()
    assert parts.view.viewport().cursor().shape() == Qt.CursorShape.BitmapCursor
    assert parts.labels.buttons["PERS"].accessibleDescription() == "The pen writes it"
    press(ESC)
    assert parts.view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_a_relation_in_the_making_keeps_its_keys(verbs, parts, press, place):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    parts.view.select(place("القاهرة"))
    verbs.marking.label("GPE")
    press("1", SHIFT)
    parts.view.choose(next(iter(verbs.bench.annotating.annotation.entities)))
    verbs.relating.begin()
    press(ESC)
    assert parts.view.pen == "PERS"
    assert parts.view.relating is None


def test_taking_it_up_lets_go_of_a_chosen_relation(verbs, parts, press, place):
    uids = []
    for words, label in (("ميتا", "ORG"), ("القاهرة", "GPE")):
        parts.view.select(place(words))
        verbs.marking.label(label)
        uids.append(parts.view.chosen)
    relation = verbs.bench.annotating.relate(*uids, "located_in")
    parts.view.choose_relation(relation.uid)
    verbs.pen.switch()
    assert parts.view.chosen_relation is None
    assert parts.labels.isVisible()
