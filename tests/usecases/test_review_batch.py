"""One answer for all that are alike, from the question in front."""

import pytest
from pairs import LABELS
from voices import made, marked, put

from annotator.errors import RuleBroken
from annotator.usecases import gold
from annotator.usecases.review import Reviewing

TEXT = "قالت شركة ميتا"
WIDE, NARROW = (5, 14, "ORG"), (10, 14, "ORG")


@pytest.fixture
def review(tmp_path):
    with made(tmp_path, LABELS, TEXT, TEXT + ".", TEXT + "!") as project:
        for n in (1, 2, 3):
            put(project, "layla", marked(WIDE), f"a{n}")
            put(project, "omar", marked(NARROW), f"a{n}")
        yield Reviewing(project, author="lead")


def golds(review):
    found = [gold.of_article(review._project, f"a{n}").annotation for n in (1, 2, 3)]
    return [[e.start for e in one.in_reading_order()] for one in found]


def test_the_one_in_front_is_the_first_of_its_places(review):
    places = review.alike_here(2)
    assert [place.article for place in places] == ["a1", "a2", "a3"]
    assert places[0].context[1] == "شركة ميتا"
    review.batch.settle(places[:2])
    assert golds(review) == [[10], [10], []]
    review.undo()
    assert golds(review) == [[], [], []]
    review.redo()
    assert golds(review) == [[10], [10], []]
    assert review.article() == "a3"


def test_a_draft_is_taken_exactly_here_and_alike_elsewhere(review):
    review.unite()
    review.undo()
    review.relabel("PERS")
    review.batch.settle(review.alike_here())
    labels = [
        [e.label for e in gold.of_article(review._project, f"a{n}").annotation.in_reading_order()]
        for n in (1, 2, 3)
    ]
    assert labels == [["PERS"]] * 3


def test_a_settled_question_can_be_the_model_and_stays_as_it_is(review):
    question = review.current
    review.take(1)
    review.queue.open_article("a1")
    review.queue.show(
        next(q for q in review.queue.bench.questions if q.sources == question.sources)
    )
    places = review.alike_here()
    assert [place.article for place in places] == ["a2", "a3"]
    review.batch.settle(places)
    assert golds(review) == [[5], [5], [5]]


def test_nothing_here_nothing_anywhere(review):
    review.batch.settle(review.alike_here(0))
    assert golds(review) == [[], [], []]
    assert review.queue.totals.left == 0


def test_without_a_majority_an_answer_must_be_named(review):
    with pytest.raises(RuleBroken, match="Shift"):
        review.alike_here()
    with pytest.raises(RuleBroken, match="no annotator 9"):
        review.alike_here(9)
    with pytest.raises(RuleBroken, match="Settle one"):
        review.batch.alike()
    with pytest.raises(ValueError, match="looked for"):
        review.batch.settle([])
