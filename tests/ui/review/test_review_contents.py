"""What the card and the lists of a review say."""

from PySide6.QtCore import Qt

from annotator.ui.review import contents
from tests.ui.review.conftest import CAIRO, META, WIDE, marked


def test_the_card_shows_each_version_with_those_who_say_so(review):
    desk = review()
    card = contents.card_of(desk.reviewing, desk.reviewing.queue.bench, desk.reviewing.current)
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
    card = contents.card_of(desk.reviewing, desk.reviewing.queue.bench, desk.reviewing.current)
    assert {one.words for one in card.variants} >= {"Nothing belongs here"}
    assert "accept" not in card.can


def test_a_blocked_relation_can_only_be_asked_about(review):
    desk = review()
    blocked = desk.reviewing.queue.bench.blocked
    assert blocked
    card = contents.card_of(desk.reviewing, desk.reviewing.queue.bench, blocked[0])
    assert card.can == {"flag"}
    assert card.told == ["Waits for its entities"]
    assert " ← " in card.words


def test_a_settled_question_tells_how_and_by_whom(review):
    desk = review()
    desk.press(Qt.Key.Key_2)
    items = contents.questions_of(desk.reviewing.queue.bench)
    settled = next(question for item, question in items if item.is_done)
    card = contents.card_of(desk.reviewing, desk.reviewing.queue.bench, settled)
    assert any("chosen" in line and "lead" in line for line in card.told)


def test_articles_are_listed_with_what_is_left(review):
    desk = review(marked(META, CAIRO), marked(WIDE, CAIRO))
    (row,) = contents.articles_of(desk.reviewing, {"a1": "خبر"})
    assert (row.key, row.count, row.is_done) == ("a1", 1, False)
    assert contents.progress_words(desk.reviewing) == "1 question left in 1 article"
    desk.press(Qt.Key.Key_1)
    (row,) = contents.articles_of(desk.reviewing, contents.titles_of(desk.project))
    assert (row.count, row.is_done) == (0, True)
    assert contents.progress_words(desk.reviewing) == "Everything is settled"
