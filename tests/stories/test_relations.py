"""Relations and chains, made and mended with keys alone and with the mouse alone."""

import pytest

from annotator.model.article import Article, Source
from annotator.model.marks import Span
from annotator.usecases import ids
from annotator.usecases.chains import chains
from annotator.usecases.open_project import new_project

TEXT = (
    "أعلنت شركة نورسين، ومقرها القاهرة، أن ليلى حداد تدير مصنعها في بيروت.\n"
    "وقالت حداد إن الشركة تنافس رملة."
)


def at(words, nth=0):
    place = -1
    for _ in range(nth + 1):
        place = TEXT.index(words, place + 1)
    return Span(place, place + len(words))


ENTITIES = [
    (at("نورسين"), "ORG", "2"),
    (at("القاهرة"), "GPE", "3"),
    (at("ليلى حداد"), "PERS", "1"),
    (at("بيروت"), "GPE", "3"),
    (at("حداد", 1), "PERS", "1"),
    (at("الشركة"), "ORG", "2"),
    (at("رملة"), "ORG", "2"),
]
NURSIN, CAIRO, LAYLA, BEIRUT, HADDAD, COMPANY, RAMLA = (span for span, _, _ in ENTITIES)


@pytest.fixture
def session(start, tmp_path):
    path = tmp_path / "relations.hashiya"
    with new_project(path) as project:
        list(project.articles.add([(Article("a1", "نورسين", TEXT), Source("a.txt"))], ids.now()))
    return start(path)


@pytest.fixture
def marked(session):
    """The entities are there already."""
    for span, label, _key in ENTITIES:
        session.verbs.bench.annotating.add_entity([span], label)
    return session


def related(session):
    annotation = session.verbs.bench.annotating.annotation
    words = {uid: e.of(TEXT) for uid, e in annotation.entities.items()}
    return sorted((words[r.head], r.label, words[r.tail]) for r in annotation.relations.values())


def chained(session):
    opened = session.verbs.bench.annotating
    words = {uid: e.of(TEXT) for uid, e in opened.annotation.entities.items()}
    return [
        [words[uid] for uid in chain.members] for chain in chains(opened.annotation, opened.labels)
    ]


def test_with_keys_alone(marked, keyboard):
    hand = keyboard(marked)
    hand.relate(NURSIN, CAIRO, "located_in")
    hand.relate(LAYLA, NURSIN, "employee_of")
    assert related(marked) == [
        ("ليلى حداد", "employee_of", "نورسين"),
        ("نورسين", "located_in", "القاهرة"),
    ]

    # Where the label is wrong: F6 to the list of relations, Enter, and the number of another.
    hand.press_until("F6", marked.verbs.bench.parts.relations.list.hasFocus)
    hand.press("Home", "Enter")
    assert marked.window.focusWidget() is hand.view
    assert hand.view.chosen_relation
    hand.press("2")
    assert ("نورسين", "headquartered_in", "القاهرة") in related(marked)

    # A note, and back in the article.
    hand.press("N")
    for letter in "here":
        hand.press(letter)
    hand.press("Enter")
    assert [r.note for r in hand.annotation.relations.values()].count("here") == 1
    assert marked.window.focusWidget() is hand.view

    # It cannot be turned, which is said, and can be removed, undone and done again.
    hand.press("Shift+R")
    assert "does not lead from Country or city to Organisation" in hand.parts.status.message.text()
    hand.press("Delete")
    assert len(related(marked)) == 1
    hand.press("Ctrl+Z")
    assert len(related(marked)) == 2


def test_chains_with_keys_alone(marked, keyboard):
    # R, Tab, C; and C alone for who was in hand before.
    hand = keyboard(marked)
    hand.aim(LAYLA, HADDAD)
    hand.press("C")
    hand.aim(NURSIN, COMPANY)
    hand.press("C")
    assert chained(marked) == [["نورسين", "الشركة"], ["ليلى حداد", "حداد"]]
    hand.choose(RAMLA)
    hand.press("C")
    assert chained(marked)[0] == ["نورسين", "الشركة", "رملة"]
    hand.choose(COMPANY)
    hand.press("Shift+C")
    assert chained(marked)[0] == ["نورسين", "رملة"]
    hand.press("Ctrl+Z")
    hand.press("Esc")
    hand.choose(COMPANY)
    hand.press("Delete")
    assert chained(marked)[0] == ["نورسين", "رملة"]
    assert "no longer marked" in hand.parts.status.message.text()


def test_with_the_mouse_alone(marked, mouse):
    hand = mouse(marked)
    hand.relate(NURSIN, CAIRO, "located_in")
    hand.relate(LAYLA, NURSIN, "employee_of")
    hand.relate(COMPANY, RAMLA, "competitor_of")
    assert related(marked) == [
        ("الشركة", "competitor_of", "رملة"),
        ("ليلى حداد", "employee_of", "نورسين"),
        ("نورسين", "located_in", "القاهرة"),
    ]

    # Chosen in the list, relabelled and turned in the palette.
    rows = hand.parts.relations.model.rows
    place = next(i for i, row in enumerate(rows) if row.label.name == "located_in")
    hand.click_row(hand.parts.relations.list, place)
    hand.press_button(hand.parts.relation_labels.buttons["headquartered_in"])
    assert ("نورسين", "headquartered_in", "القاهرة") in related(marked)
    hand.press_button(hand.parts.relation_labels.turn)
    assert "does not lead" in hand.parts.status.message.text()
    hand.press_button(hand.parts.relation_labels.remove)
    assert len(related(marked)) == 2
    hand.press_button(hand.parts.status.undo)
    assert len(related(marked)) == 3

    # A chain by the menu, its members in the list.
    hand.let_go()
    hand.click(hand.centre(LAYLA))
    hand.let_go()
    hand.click(hand.centre(HADDAD))
    hand.menu("The same as the last one")
    assert chained(marked) == [["ليلى حداد", "حداد"]]
    hand.click_row(hand.parts.relations.list, 3)
    hand.click_row(hand.parts.relations.list, 5)
    assert hand.view.chosen == hand.entity(HADDAD)

    # What no label fits is said; the way out is a button.
    hand.drag(hand.name_of(BEIRUT), hand.centre(LAYLA))
    assert "Shift+R" in hand.parts.status.message.text()
    hand.press_button(hand.parts.relation_labels.turn)
    hand.press_button(hand.parts.relation_labels.buttons["lives_in"])
    assert ("ليلى حداد", "lives_in", "بيروت") in related(marked)
