import pytest
from pairs import LABELS, TEXT
from voices import made, marked, put

from annotator.model.annotation import Status
from annotator.usecases import agreement_doors as doors
from annotator.usecases import annotators, docket, review_picked
from annotator.usecases.agreement_doors import Choice
from annotator.usecases.review import Reviewing
from annotator.usecases.review_picked import Picked

META, WIDE, CAIRO, PLACE = (18, 21, "ORG"), (13, 21, "ORG"), (30, 34, "GPE"), (30, 34, "PERS")


@pytest.fixture
def project(tmp_path):
    """In the first article edges and a label differ, in the second an edge, in the third none."""
    with made(tmp_path, LABELS, *(f"{n} {TEXT}" for n in range(3))) as opened:
        for article, voices in {
            "a1": (marked(META, CAIRO), marked(WIDE, PLACE)),
            "a2": (marked(META, CAIRO), marked(WIDE, CAIRO)),
            "a3": (marked(META), marked(META)),
        }.items():
            for name, annotation in zip(("layla", "omar"), voices, strict=True):
                put(opened, name, annotation, article)
        yield opened


def picked(project, door, choice=None):
    seen = doors.cases_behind(project, choice or Choice(), door)
    return Picked.of("some", [one.case for one in seen])


def reviewing(project, only):
    people = docket.reviewed(project)
    rows = review_picked.rows(project, people, only)
    return Reviewing(project, author="lead", rows=rows, only=only)


def test_a_review_asks_the_picked_questions_and_no_others(project):
    review = reviewing(project, picked(project, "kind:LABEL"))
    assert [(row.article, row.left) for row in review.queue.rows] == [("a1", 1)]
    assert review.queue.totals.left == 1
    assert [one.kind for one in review.queue.asked] == ["LABEL"]
    assert review.current.place.start == 30
    review.take(2)
    assert review.current is None
    assert review.queue.totals.left == 0
    assert {e.label for e in review.queue.bench.gold.annotation.entities.values()} == {"PERS"}


def test_they_may_lie_in_several_articles(project):
    review = reviewing(project, picked(project, "kind:WORD"))
    assert [row.article for row in review.queue.rows] == ["a1", "a2"]
    review.queue.next()
    assert review.article() == "a2"
    assert len(review.queue.asked) == 1


def test_where_all_picked_are_settled_the_first_stands_there_to_be_settled_anew(project):
    only = picked(project, "kind:LABEL")
    reviewing(project, only).take(1)
    review = reviewing(project, only)
    assert review.current.state.value == "settled"
    assert review.queue.totals.left == 0
    review.queue.open_article("a1")
    assert review.current.state.value == "settled"


def test_cases_with_the_gold_lead_to_the_questions_that_it_answers(project):
    whole = Reviewing(project, author="lead")
    while whole.current is not None:
        whole.take(2)
    review = reviewing(project, picked(project, "kind:LABEL", Choice(("layla",), with_gold=True)))
    assert [one.kind for one in review.queue.asked] == ["LABEL"]


def test_what_gold_has_and_one_has_not_leads_to_what_another_said(tmp_path):
    with made(tmp_path, LABELS, TEXT) as project:
        put(project, "layla", marked(META))
        put(project, "omar", marked(META, CAIRO))
        whole = Reviewing(project, author="lead")
        whole.take(next(n for n, one in enumerate(whole.current.variants, 1) if one.marks))
        only = picked(project, "kind:ONLY", Choice(("layla",), with_gold=True))
        (asked,) = reviewing(project, only).queue.asked
        assert asked.place.start == CAIRO[0]


def test_a_picked_relation_that_waits_for_its_ends_is_left(tmp_path):
    with made(tmp_path, LABELS, TEXT) as project:
        put(project, "layla", marked(META, CAIRO, relations=[(1, 2, "in")]))
        put(project, "omar", marked(WIDE, CAIRO))
        only = Picked("some", {"a1": frozenset({"r1"})})
        (row,) = review_picked.rows(project, _people(project), only)
        assert (row.questions, row.left) == (1, 1)


def test_what_both_say_alike_can_be_picked_too(project):
    only = picked(project, "cell:ORG:ORG")
    assert "a3" in {row.article for row in review_picked.rows(project, _people(project), only)}


def test_an_article_that_only_one_has_done_is_no_part_of_a_review(project):
    only = picked(project, "kind:LABEL")
    omar = project.annotators.get("omar")
    project.annotations.set_status("a1", omar.uid, Status.IN_PROGRESS, "2026-01-01T00:00:00.000Z")
    assert review_picked.rows(project, _people(project), only) == []
    assert reviewing(project, only).queue.bench is None


def _people(project):
    return [annotators.require(project, name) for name in ("layla", "omar")]
