import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.model.edits import Change, Edit
from annotator.model.marks import ArticleLabel

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def press(parts):
    def pressed(key, held=Qt.KeyboardModifier.NoModifier):
        key = ord(key) if isinstance(key, str) else int(key)
        QApplication.sendEvent(parts.view, QKeyEvent(QEvent.Type.KeyPress, key, held))

    return pressed


@pytest.fixture
def seat(verbs, parts, place):
    """A relation from a company to a city, chosen."""
    ends = []
    for words, label in (("ميتا", "ORG"), ("القاهرة", "GPE")):
        parts.view.select(place(words))
        verbs.marking.label(label)
        ends.append(parts.view.chosen)
    relation = verbs.bench.annotating.relate(*ends, "located_in")
    verbs.related.choose(relation.uid)
    return relation


@pytest.fixture
def now(verbs, seat):
    return lambda: verbs.bench.annotating.annotation.relations.get(seat.uid)


def test_its_labels_are_offered_with_the_present_one_pressed(parts, seat):
    pressed = {name: b.isChecked() for name, b in parts.relation_labels.buttons.items()}
    assert pressed[seat.label]
    assert sum(pressed.values()) == 1
    assert parts.relation_labels.remove.isVisible()
    parts.view.choose_relation(None)
    assert not parts.relation_labels.isVisible()
    assert parts.labels.isVisible()


def test_a_number_relabels_it_and_it_stays_chosen(parts, press, seat, now):
    press("2")
    assert now().label == "headquartered_in"
    assert parts.view.chosen_relation == seat.uid
    assert parts.relation_labels.buttons["headquartered_in"].isChecked()
    parts.relation_labels.buttons["near"].click()
    assert now().label == "near"


def test_a_key_of_an_entity_label_does_nothing_to_it(parts, press, seat, now):
    press("9")
    assert now() == seat
    assert "number" in parts.status.message.text()


def test_shift_r_turns_it_where_that_fits_and_else_says_so(parts, press, seat, now):
    press("R", SHIFT)
    assert now() == seat
    assert "does not lead from Country or city to Organisation" in parts.status.message.text()
    press("4")
    assert now().label == "conflict_with"
    press("R", SHIFT)
    assert "no direction" in parts.status.message.text()


def test_delete_removes_it_and_leaves_the_entities(verbs, parts, press, now):
    press(Qt.Key.Key_Delete)
    assert now() is None
    assert len(verbs.bench.annotating.annotation.entities) == 2
    assert parts.labels.isVisible()
    verbs.marking.undo()
    assert now()
    assert parts.view.chosen_relation == now().uid


def test_tab_goes_to_its_ends(parts, press, seat):
    press(Qt.Key.Key_Tab)
    assert parts.view.chosen == seat.head
    assert parts.view.chosen_relation is None
    parts.view.choose_relation(seat.uid)
    press(Qt.Key.Key_Backtab, SHIFT)
    assert parts.view.chosen == seat.tail


def test_n_writes_a_note_on_it(parts, press, seat, now):
    press("N")
    assert parts.view.window().focusWidget() is parts.relations.note
    parts.relations.note.setText("?")
    parts.relations.note.returnPressed.emit()
    assert now().note == "?"
    assert parts.view.chosen_relation == seat.uid
    assert parts.view.window().focusWidget() is parts.view


def test_buttons_turn_remove_and_leave(parts, seat, now):
    parts.relation_labels.turn.click()
    assert now() == seat
    parts.relation_labels.leave.click()
    assert parts.view.chosen_relation is None
    parts.relations.chosen.emit(seat.uid)
    assert parts.view.chosen_relation == seat.uid
    parts.relation_labels.remove.click()
    assert now() is None


def test_esc_lets_go_of_it(parts, press, seat):
    assert parts.view.chosen_relation == seat.uid
    press(Qt.Key.Key_Escape)
    assert parts.view.chosen_relation is None


def test_the_list_follows_what_is_chosen_in_the_text(parts, seat):
    assert parts.relations.list.currentIndex().row() == 0
    parts.view.choose(seat.head)
    assert not parts.relations.list.currentIndex().isValid()


def test_turning_with_no_relation_chosen_says_what_to_do(verbs, parts):
    verbs.related.turn()
    assert "Choose the relation" in parts.status.message.text()


def test_turning_with_an_entity_chosen_turns_its_last_relation(verbs, parts, place):
    opened, ends = verbs.bench.annotating, []
    for words, nth in (("ميتا", 0), ("القاهرة", 0), ("ميتا", 1)):
        parts.view.select(place(words, nth))
        verbs.marking.label("GPE" if words == "القاهرة" else "ORG")
        ends.append(parts.view.chosen)
    first = opened.relate(ends[0], ends[1], "located_in")
    last = opened.relate(ends[0], ends[2], "subsidiary_of")
    parts.view.choose(ends[0])
    verbs.related.turn()
    assert parts.view.chosen_relation == last.uid
    turned = opened.annotation.relations[last.uid]
    assert (turned.head, turned.tail) == (ends[2], ends[0])
    assert opened.annotation.relations[first.uid] == first


def test_an_undone_relation_leaves_its_head_chosen(verbs, parts, seat):
    verbs.marking.undo()
    assert not verbs.bench.annotating.annotation.relations
    assert parts.view.chosen == seat.head
    verbs.marking.redo()
    assert parts.view.chosen_relation == seat.uid


def test_an_undone_answer_in_the_place_of_another_leaves_the_entity_chosen(verbs, parts, seat):
    parts.view.choose(seat.tail)
    opened = verbs.bench.annotating
    opened.do(Edit("label", (Change(None, ArticleLabel("topic", "sport")),)))
    old, new = ArticleLabel("topic", "sport"), ArticleLabel("topic", "arts")
    opened.do(Edit("label", (Change(old, None), Change(None, new))))
    verbs.marking.undo()
    assert parts.view.chosen == seat.tail


def test_an_undone_label_of_the_article_leaves_the_entity_chosen(verbs, parts, seat):
    parts.view.choose(seat.tail)
    verbs.bench.annotating.do(Edit("label", (Change(None, ArticleLabel("topic", "sport")),)))
    verbs.marking.undo()
    assert parts.view.chosen == seat.tail


CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def two(verbs, parts, place, seat):
    """Another relation of the same company, to a later place."""
    parts.view.select(place("بيروت"))
    verbs.marking.label("GPE")
    return verbs.bench.annotating.relate(seat.head, parts.view.chosen, "located_in")


def test_a_key_steps_over_the_relations_of_an_entity(parts, press, seat, two):
    parts.view.choose(seat.head)
    press("R", CTRL)
    first = parts.view.chosen_relation
    press("R", CTRL)
    assert {first, parts.view.chosen_relation} == {seat.uid, two.uid}
    press("R", CTRL)
    assert parts.view.chosen_relation == first
    press("R", CTRL | SHIFT)
    assert parts.view.chosen_relation != first


def test_what_is_stepped_to_takes_the_keys_of_relations(verbs, parts, press, seat, two):
    parts.view.choose(two.tail)
    press("R", CTRL)
    assert parts.view.chosen_relation == two.uid
    press("2")
    relations = verbs.bench.annotating.annotation.relations
    assert relations[two.uid].label == "headquartered_in"
    assert parts.view.chosen_relation == two.uid
    press(Qt.Key.Key_Delete)
    assert two.uid not in relations_of(verbs)
    assert seat.uid in relations_of(verbs)


def relations_of(verbs):
    return verbs.bench.annotating.annotation.relations


def test_esc_goes_back_to_the_entity(parts, press, seat):
    parts.view.choose(seat.head)
    press("R", CTRL)
    press(Qt.Key.Key_Escape)
    assert (parts.view.chosen, parts.view.chosen_relation) == (seat.head, None)


def test_without_relations_or_an_entity_it_says_so(verbs, parts, press, place, seat):
    parts.view.select(place("بيروت"))
    verbs.marking.label("GPE")
    press("R", CTRL)
    assert "no relations" in parts.status.message.text()
    verbs.marking.let_go()
    press("R", CTRL)
    assert "Choose an entity first" in parts.status.message.text()
