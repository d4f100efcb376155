"""What the card and the lists of a review say."""

from PySide6.QtCore import Qt
from voices import change

from annotator.model import edits
from annotator.model.marks import Span
from annotator.ui.review import contents
from annotator.usecases.flags import Notes, flag
from tests.ui.review.conftest import CAIRO, META, WIDE, marked


def card_of(desk, question=None, asked=""):
    question = question or desk.reviewing.current
    return contents.card_of(desk.reviewing, desk.reviewing.queue.bench, question, asked)


def questions_of(desk):
    queue = desk.reviewing.queue
    items = contents.questions_of(queue.bench, queue.asked, Notes(desk.project, "a1"))
    return list(zip(items, queue.asked, strict=True))


def row_of(desk):
    return contents.article_item(desk.reviewing.queue.rows[0], contents.titles_of(desk.project))


def test_the_card_shows_each_version_with_those_who_say_so(review):
    desk = review()
    card = card_of(desk)
    assert [(one.keys, one.votes, one.is_proposed) for one in card.variants] == [
        (("1", "3"), 2, True),
        (("2",), 1, False),
    ]
    assert "ميتا" in card.variants[0].words
    assert card.variants[0].label == "Organisation"
    assert {"accept", "reject", "unite", "intersect", "label"} <= card.can
    assert "turn" not in card.can


def test_who_said_nothing_says_that_nothing_belongs_here(review):
    desk = review(marked(META, CAIRO), marked(CAIRO))
    card = card_of(desk)
    assert {one.words for one in card.variants} >= {"Nothing belongs here"}
    assert "accept" not in card.can


def test_a_blocked_relation_can_only_be_asked_about(review):
    desk = review()
    blocked = desk.reviewing.queue.bench.blocked
    assert blocked
    card = card_of(desk, blocked[0])
    assert card.can == {"flag"}
    assert card.told == ["Waits for its entities"]
    assert " ← " in card.words


def test_a_settled_question_tells_how_and_by_whom(review):
    desk = review()
    desk.press(Qt.Key.Key_2)
    items = questions_of(desk)
    settled = next(question for item, question in items if item.is_done)
    card = card_of(desk, settled)
    assert any("chosen" in line and "lead" in line for line in card.told)


def test_articles_are_listed_with_what_is_left(review):
    desk = review(marked(META, CAIRO), marked(WIDE, CAIRO))
    row = row_of(desk)
    assert (row.key, row.count, row.is_done) == ("a1", 1, False)
    assert contents.progress_words(desk.reviewing.queue.totals) == "1 question left in 1 article"
    desk.press(Qt.Key.Key_1)
    row = row_of(desk)
    assert (row.count, row.is_done) == (0, True)
    assert contents.progress_words(desk.reviewing.queue.totals) == "Everything is settled"


def test_what_was_decided_stands_out_on_a_settled_question(review):
    desk = review()
    question = desk.reviewing.current
    desk.press(Qt.Key.Key_2)
    settled = next(one for _, one in questions_of(desk) if one.sources == question.sources)
    assert [(one.keys, one.is_proposed) for one in card_of(desk, settled).variants] == [
        (("1", "3"), False),
        (("2",), True),
    ]


def test_what_was_asked_shows_in_the_list_and_on_the_card(review):
    desk = review()
    flag(desk.project, desk.reviewing.current, "with the word?", "lead")
    items = [item for item, _ in questions_of(desk)]
    assert [item.aside.endswith("Asked") for item in items[:2]] == [True, False]
    assert "with the word?" in card_of(desk, asked="with the word?").told[-1]


def test_what_changed_since_it_was_settled_stands_out(review):
    desk = review()
    desk.press(Qt.Key.Key_1)
    who = desk.project.annotators.get("omar")
    said = desk.project.annotations.load("a1", who.uid)
    wide = next(e for e in said.entities.values() if e.spans == (Span(*WIDE[:2]),))
    change(desk.project, "omar", edits.relabel(wide, "GPE"))
    desk.reviewing.queue.open_article("a1")
    assert row_of(desk).is_urgent
    assert "1 to look at again" in row_of(desk).aside
    (aside,) = [item.aside for item, _ in questions_of(desk) if item.is_urgent]
    assert "Changed since it was settled" in aside
    assert "look at again" in contents.progress_words(desk.reviewing.queue.totals)
