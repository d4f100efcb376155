import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

SHIFT = Qt.KeyboardModifier.ShiftModifier
TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
ENTER, ESC, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete


@pytest.fixture
def press(parts):
    """Presses a key in the article."""

    def pressed(key, held=Qt.KeyboardModifier.NoModifier, text=""):
        key = ord(key) if isinstance(key, str) else int(key)
        QApplication.sendEvent(parts.view, QKeyEvent(QEvent.Type.KeyPress, key, held, text))

    return pressed


@pytest.fixture
def marked(verbs, parts, place):
    """Marks words and says their uid."""

    def made(words, label, nth=0):
        parts.view.select(place(words, nth))
        verbs.marking.label(label)
        return parts.view.chosen

    return made


@pytest.fixture
def four(marked, verbs):
    """A company, a city, a company, a person, in reading order."""
    uids = [
        marked("ميتا", "ORG"),
        marked("القاهرة", "GPE"),
        marked("ميتا", "ORG", 1),
        marked("كريم الشاذلي", "PERS"),
    ]
    verbs.marking.let_go()
    return uids


@pytest.fixture
def related(verbs):
    """The relations as (words of the head, label, words of the tail)."""

    def found():
        opened = verbs.bench.annotating
        entities, text = opened.annotation.entities, opened.article.text
        return [
            (entities[r.head].of(text), r.label, entities[r.tail].of(text))
            for r in opened.annotation.relations.values()
        ]

    return found


@pytest.fixture
def said(parts):
    def sentence():
        marks = dict.fromkeys(map(ord, "\u2068\u2069\u200e\u200f"))
        return parts.status.message.text().translate(marks)

    return sentence


def test_tab_stops_only_where_a_label_leads(parts, press, four):
    meta, cairo, again, person = four
    parts.view.choose(cairo)
    press("R")
    assert parts.view.relating == cairo
    stops = []
    for _ in range(3):
        press(TAB)
        stops.append(parts.view.shown.pull.target)
    assert stops == [again, meta, again]
    assert person not in stops
    press(BACKTAB, SHIFT)
    assert parts.view.shown.pull.target == meta


def test_the_number_of_a_label_makes_the_relation(parts, press, four, related, said):
    parts.view.choose(four[0])
    for key in ("R", TAB):
        press(key)
    offered = [button.accessibleName() for button in parts.relation_labels.buttons.values()]
    assert offered == ["located_in", "headquartered_in", "near", "conflict_with"]
    assert parts.relation_labels.isVisible()
    assert not parts.labels.isVisible()
    press("2")
    assert related() == [("ميتا", "headquartered_in", "القاهرة")]
    assert said() == "Related: «ميتا» has its seat in «القاهرة»."
    assert parts.view.relating is None
    assert parts.view.chosen == four[0]
    assert parts.labels.isVisible()
    assert not parts.relation_labels.isVisible()


def test_enter_asks_for_a_number_where_several_fit(parts, press, four, related, said):
    parts.view.choose(four[0])
    for key in ("R", ENTER):
        press(key)
    assert "Tab or click" in said()
    for key in (TAB, ENTER):
        press(key)
    assert "number" in said()
    press("9")
    assert "number" in said()
    assert related() == []
    press("1")
    assert related() == [("ميتا", "located_in", "القاهرة")]


def test_enter_takes_the_only_one(parts, press, marked, related):
    person, city = marked("كريم الشاذلي", "PERS"), marked("القاهرة", "LANGUAGE")
    money = marked("14.3 مليار دولار", "MONEY")
    assert person
    assert city
    meta = marked("ميتا", "ORG")
    parts.view.choose(meta)
    for key in ("R", TAB, ENTER):
        press(key)
    assert money
    assert related() == [("ميتا", "has_revenue", "14.3 مليار دولار")]


def test_esc_leaves_and_nothing_is_made(parts, press, four, related, said):
    parts.view.choose(four[0])
    for key in ("R", TAB, ESC):
        press(key)
    assert parts.view.relating is None
    assert related() == []
    assert said() == "No relation is made."
    assert parts.view.chosen == four[0]


def test_a_drag_offers_the_same_and_a_button_takes_it(parts, four, related):
    parts.view.relation_wanted.emit(four[3], four[0])
    parts.relation_labels.buttons["employee_of"].click()
    assert related() == [("كريم الشاذلي", "employee_of", "ميتا")]


def test_a_drag_that_no_label_fits_says_why_and_can_be_turned(parts, press, four, related, said):
    parts.view.relation_wanted.emit(four[1], four[3])
    assert said() == (
        "No relation leads from Country or city to Person, only the other way: Shift+R turns it."
    )
    press("R", SHIFT)
    press("1")
    assert related() == [("كريم الشاذلي", "president_of", "القاهرة")]


def test_r_without_an_entity_or_without_a_way_says_what_to_do(verbs, press, marked, said):
    press("R")
    assert "Choose the entity" in said()
    marked("14.3 مليار دولار", "MONEY")
    press("R")
    assert "No relation" in said()
    assert verbs.view.relating is None


def test_an_undo_meanwhile_ends_what_lost_its_head(verbs, parts, press, four):
    parts.view.choose(four[3])
    press("R")
    verbs.marking.undo()
    assert parts.view.relating is None
    assert parts.labels.isVisible()


def test_another_article_ends_it(verbs, parts, press, four):
    parts.view.choose(four[0])
    for key in ("R", TAB):
        press(key)
    verbs.bench.open_article("a2")
    assert parts.view.relating is None
    assert parts.labels.isVisible()


def test_c_on_the_target_makes_a_chain(parts, press, four, related):
    parts.view.choose(four[0])
    for key in ("R", TAB, TAB, "C"):
        press(key)
    assert related() == [("ميتا", "same_as", "ميتا")]


def test_a_chain_label_that_is_pressed_makes_a_chain_in_reading_order(parts, four, related, verbs):
    parts.view.relation_wanted.emit(four[2], four[0])
    parts.relation_labels.buttons["same_as"].click()
    (link,) = verbs.bench.annotating.annotation.relations.values()
    assert (link.head, link.tail) == (four[0], four[2])


def test_the_label_used_last_between_such_ends_is_taken_and_a_number_changes_it(
    four, verbs, parts, press, related
):
    meta, cairo, other, _ = four
    verbs.relating.offer(meta, cairo)
    names = list(parts.relation_labels.buttons)
    assert len(names) > 1
    assert related() == []  # the first time it asks
    verbs.relating.take(names[1])
    verbs.relating.offer(other, cairo)
    assert [label for _, label, _ in related()] == [names[1]] * 2
    assert parts.view.chosen_relation
    assert "as last time" in parts.status.message.text()
    press("1", text="1")
    assert [label for _, label, _ in related()] == [names[1], names[0]]
    verbs.marking.undo()
    verbs.marking.undo()
    assert [label for _, label, _ in related()] == [names[1]]


def test_with_the_keys_a_number_still_chooses_and_enter_takes_the_usual(
    four, verbs, parts, press, related
):
    meta, cairo, other, _ = four
    verbs.relating.offer(meta, cairo)
    names = list(parts.relation_labels.buttons)
    press("2", text="2")
    parts.view.choose(other)
    press("R", text="r")
    while parts.view.shown.pull.target != cairo:
        press(TAB)
    press(ENTER)
    assert [label for _, label, _ in related()] == [names[1]] * 2
