import pytest
from pairs import LABELS
from voices import made, marked, put

from annotator.model.decision import Method
from annotator.usecases import gold
from annotator.usecases.review import Reviewing

TEXTS = (
    "قالت شركة ميتا إن شركة ميتا كبيرة",
    "أعلنت شركةُ ميتا عن ربح",
    "باعت شركة نور كل شيء",
)


def company(text, at=0, **options):
    """Both ways to mark a company: with and without the word for company."""
    start = text.index("شركة", at)
    end = text.index(" ", start)
    name = end + 1, text.index(" ", end + 1)
    return (start, name[1], "ORG"), (*name, "ORG")


@pytest.fixture
def review(tmp_path):
    with made(tmp_path, LABELS, *TEXTS) as project:
        for n, text in enumerate(TEXTS, 1):
            wide, narrow = company(text)
            layla, omar = [wide], [narrow]
            if n == 1:
                wide, narrow = company(text, 10)
                layla, omar = [*layla, wide], [*omar, narrow]
            put(project, "layla", marked(*layla), f"a{n}")
            put(project, "omar", marked(*omar), f"a{n}")
        yield Reviewing(project, author="lead")


def golds(review):
    found = [gold.of_article(review._project, f"a{n}").annotation for n in (1, 2, 3)]
    return [[e.of(t) for e in a.in_reading_order()] for a, t in zip(found, TEXTS, strict=True)]


def test_the_same_decision_is_taken_wherever_the_same_words_differ_in_the_same_way(review):
    review.queue.open_article("a1")
    review.take(2)
    places = review.batch.alike()
    assert [place.article for place in places] == ["a1", "a2"]
    assert places[1].context[1] == "شركةُ ميتا"
    review.batch.settle(places)
    assert golds(review) == [["ميتا", "ميتا"], ["ميتا"], []]
    decisions = gold.of_article(review._project, "a2").decisions
    assert [one.why.method for one in decisions] == [Method.BATCH]
    batches = {
        one.why.batch for n in (1, 2) for one in gold.of_article(review._project, f"a{n}").decisions
    }
    assert len(batches - {""}) == 1
    assert review.queue.totals.left == 1


def test_a_batch_is_undone_at_once(review):
    review.queue.open_article("a1")
    review.take(2)
    review.batch.settle(review.batch.alike())
    review.undo()
    assert golds(review) == [["ميتا"], [], []]
    review.undo()
    assert golds(review) == [[], [], []]


def test_that_nothing_belongs_here_can_be_said_of_all_alike(review):
    review.queue.open_article("a1")
    review.reject()
    review.batch.settle(review.batch.alike())
    assert golds(review) == [[], [], []]
    assert review.queue.totals.left == 1


def test_what_was_laid_by_hand_is_laid_there_in_the_same_way(review):
    review.queue.open_article("a1")
    review.unite()
    review.relabel("PERS")
    review.accept()
    assert [place.answer.marks[0].label for place in review.batch.alike()] == ["PERS"]


def test_only_chosen_places_are_settled(review):
    review.queue.open_article("a1")
    review.take(1)
    review.batch.settle(review.batch.alike()[1:])
    assert golds(review) == [["شركة ميتا"], ["شركةُ ميتا"], []]


def test_relations_are_alike_where_their_ends_and_labels_are(tmp_path):
    text = "زار أحمد مصر"
    ahmad, egypt = (4, 8, "PERS"), (9, 12, "GPE")
    with made(tmp_path, LABELS, text, text + ".") as project:
        for article in ("a1", "a2"):
            put(project, "layla", marked(ahmad, egypt, relations=[(1, 2, "in")]), article)
            put(project, "omar", marked(ahmad, egypt, relations=[(2, 1, "in")]), article)
        review = Reviewing(project, author="lead")
        review.take(2)
        review.batch.settle(review.batch.alike())
        for article in ("a1", "a2"):
            annotation = gold.of_article(project, article).annotation
            (relation,) = annotation.relations.values()
            assert annotation.entities[relation.head].label == "GPE"
