import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

SHIFT = Qt.KeyboardModifier.ShiftModifier
TAB = Qt.Key.Key_Tab


@pytest.fixture
def press(parts):
    def pressed(*keys, held=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            code = ord(key) if isinstance(key, str) else int(key)
            QApplication.sendEvent(parts.view, QKeyEvent(QEvent.Type.KeyPress, code, held))

    return pressed


@pytest.fixture
def marked(verbs, parts, place):
    def made(words, label, nth=0):
        parts.view.select(place(words, nth))
        verbs.marking.label(label)
        return parts.view.chosen

    return made


@pytest.fixture
def links(verbs):
    def pairs():
        return [(r.head, r.tail) for r in verbs.bench.annotating.annotation.relations.values()]

    return pairs


def test_what_is_marked_joins_the_last_with_its_label(press, marked, links, parts):
    first = marked("ميتا", "ORG")
    marked("القاهرة", "GPE")
    second = marked("الشركة", "ORG")
    press("C")
    assert links() == [(first, second)]
    assert "has 2 entities now" in parts.status.message.text()
    assert parts.view.chosen == second


def test_those_walked_over_with_tab_are_not_the_last_one(press, marked, links, parts):
    first = marked("ميتا", "ORG")
    marked("Scale AI", "ORG")
    last = marked("الشركة", "ORG")
    parts.view.choose(first)
    press(TAB, TAB)
    assert parts.view.chosen == last
    press("C")
    assert links() == [(first, last)]


def test_the_first_alone_says_what_comes_next(press, marked, links, parts):
    marked("ميتا", "ORG")
    marked("القاهرة", "GPE")
    press("C")
    assert links() == []
    assert "press C" in parts.status.message.text()


def test_shift_c_takes_it_out_and_the_rest_stays(press, marked, links, parts):
    uids = [marked("ميتا", "ORG"), marked("Scale AI", "ORG"), marked("الشركة", "ORG")]
    press("C")
    parts.view.choose(uids[0])
    press("C")
    assert len(links()) == 2
    parts.view.choose(uids[1])
    press("C", held=SHIFT)
    assert links() == [(uids[0], uids[2])]
    press("C", held=SHIFT)
    assert "in no chain" in parts.status.message.text()


def test_nothing_chosen_says_what_to_do(press, parts):
    press("C")
    assert "Choose an entity" in parts.status.message.text()
    parts.status.say("")
    press("C", held=SHIFT)
    assert "Choose an entity" in parts.status.message.text()


def test_another_article_knows_none_of_them(verbs, press, marked, parts):
    marked("ميتا", "ORG")
    verbs.bench.open_article("a2")
    verbs.bench.open_article("a1")
    marked("الشركة", "ORG")
    press("C")
    assert "press C" in parts.status.message.text()


def test_after_a_chain_is_undone_or_done_again_its_chosen_member_stays_so(
    press, marked, verbs, parts
):
    first = marked("ميتا", "ORG")
    second = marked("الشركة", "ORG")
    other = marked("القاهرة", "GPE")
    parts.view.choose(first)
    parts.view.choose(second)
    press("C")
    for way in (verbs.marking.undo, verbs.marking.redo):
        way()
        assert parts.view.chosen == second
    parts.view.choose(other)
    verbs.marking.undo()
    assert parts.view.chosen is None
