import pytest
from pairs import LABELS, TEXT
from voices import made, marked, put

from annotator.errors import NotFound
from annotator.usecases.review import Reviewing

META, WIDE, CAIRO = (10, 14, "ORG"), (5, 14, "ORG"), (20, 24, "GPE")


@pytest.fixture
def review(tmp_path):
    """Two questions in the first article, one in the second, none in the third."""
    with made(tmp_path, LABELS, *(f"{n} {TEXT}" for n in range(3))) as project:
        for article, voices in {
            "a1": (marked(META, CAIRO), marked(WIDE)),
            "a2": (marked(META, CAIRO), marked(WIDE, CAIRO)),
            "a3": (marked(META), marked(META)),
        }.items():
            for name, annotation in zip(("layla", "omar"), voices, strict=True):
                put(project, name, annotation, article)
        yield Reviewing(project, author="lead")


def at(review):
    queue = review.queue
    return queue.bench.article.uid, queue.current.place.start if queue.current else None


def test_it_goes_from_question_to_question_and_from_article_to_article(review):
    seen = [at(review)]
    for go in ("next", "next", "next", "previous", "previous", "next_article"):
        getattr(review.queue, go)()
        seen.append(at(review))
    assert seen == [
        ("a1", 5),
        ("a1", 20),
        ("a2", 5),
        ("a1", 5),
        ("a1", 5),
        ("a1", 5),
        ("a2", 5),
    ]


def test_settling_goes_on_and_what_was_passed_over_comes_again(review):
    review.queue.next()
    for _ in range(2):
        review.take(1)
    assert at(review) == ("a1", 5)
    review.take(1)
    assert review.current is None
    totals = review.queue.totals
    assert (totals.left, totals.articles) == (0, 3)


def test_undo_leads_back_to_the_article_it_was_in(review):
    review.take(1)
    review.take(1)
    assert at(review) == ("a2", 5)
    review.undo()
    assert at(review) == ("a1", 20)
    assert review.queue.totals.left == 2


def test_a_settled_question_can_be_shown_and_settled_anew(review):
    first = review.current
    review.take(1)
    settled = next(q for q in review.queue.bench.questions if q.sources == first.sources)
    review.queue.show(settled)
    review.take(2)
    assert [e.start for e in review.queue.bench.gold.annotation.in_reading_order()] == [5]


def test_a_step_reaches_what_is_settled_too_and_what_is_left_follows_it(review):
    review.queue.next()
    review.take(1)  # the second of the first article
    review.queue.open_article("a1")
    assert [one.state.value for one in review.queue.asked] == ["open", "settled"]
    assert review.queue.step(1)
    assert at(review) == ("a1", 20)
    assert not review.queue.step(1)
    review.queue.previous()
    assert at(review) == ("a1", 5)
    review.queue.step(1)
    review.queue.next()
    assert at(review) == ("a2", 5)
    review.queue.open_article("a3")
    assert not review.queue.step(1)


def test_what_is_settled_anew_leads_to_what_is_left_behind_it(review):
    review.take(1)
    review.queue.open_article("a1")
    review.queue.step(-1)
    assert review.current.state.value == "settled"
    review.take(2)
    assert at(review) == ("a1", 20)


def test_any_article_can_be_put_in_front(review):
    review.queue.open_article("a3")
    assert at(review) == ("a3", None)
    assert len(review.queue.bench.gold.annotation.entities) == 1
    with pytest.raises(NotFound):
        review.queue.open_article("a9")
    assert at(review) == ("a3", None)
