from dataclasses import replace

import pytest

from annotator.errors import NotFound
from annotator.model import edits
from annotator.model.annotation import Annotation, Annotator, AnnotatorKind, Status
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.store.journal import JournalEntry

NOW = "2026-11-22T10:00:00.000Z"
LAYLA = Annotator("n-layla", "layla")
OMAR = Annotator("n-omar", "omar")


META = Entity("e1", (Span(12, 16),), "ORG")
CAIRO = Entity("e2", (Span(20, 27),), "GPE")
IN = Relation("r1", "e1", "e2", "ORG")


@pytest.fixture
def do(project, new_uid):
    def do(annotator, edit, article="a1"):
        entry = JournalEntry(new_uid(), article, annotator.uid, "", edit, NOW)
        project.journal.record(entry)

    return do


def test_each_annotator_has_an_own_annotation(project, do):
    do(LAYLA, edits.add(META, CAIRO, IN, ArticleLabel("topic", "economy")))
    do(OMAR, edits.add(META))
    assert project.annotations.load("a1", LAYLA.uid) == Annotation.of(
        [META, CAIRO, IN, ArticleLabel("topic", "economy")]
    )
    assert project.annotations.load("a1", OMAR.uid) == Annotation.of([META])


def test_others_with_marks_on_an_article_are_counted(project, do):
    assert project.annotations.others("a1", LAYLA.uid) == 0
    do(LAYLA, edits.add(META))
    assert project.annotations.others("a1", LAYLA.uid) == 0
    do(OMAR, edits.add(ArticleLabel("topic", "economy")))
    assert project.annotations.others("a1", LAYLA.uid) == 1
    assert project.annotations.others("a2", LAYLA.uid) == 0
    gold = Annotator("n-gold", "gold", AnnotatorKind.GOLD)
    project.annotators.add(gold)
    do(gold, edits.add(META))
    assert project.annotations.others("a1", LAYLA.uid) == 1


def test_the_first_edit_begins_an_article_and_no_later_one_reopens_it(project, do):
    assert project.annotations.status("a1", LAYLA.uid) is Status.NEW
    do(LAYLA, edits.add(META))
    assert project.annotations.status("a1", LAYLA.uid) is Status.IN_PROGRESS
    project.annotations.set_status("a1", LAYLA.uid, Status.DONE, NOW)
    do(LAYLA, edits.add(CAIRO))
    assert project.annotations.status("a1", LAYLA.uid) is Status.DONE
    assert project.annotations.status("a1", OMAR.uid) is Status.NEW
    assert project.articles.listed(LAYLA.uid)[0].entities == 2


def test_an_article_that_was_put_back_to_new_begins_again(project, do):
    project.annotations.set_status("a1", LAYLA.uid, Status.NEW, NOW)
    do(LAYLA, edits.add(META))
    assert project.annotations.status("a1", LAYLA.uid) is Status.IN_PROGRESS


def test_all_annotations_of_an_article_come_in_the_order_of_annotators(project, do):
    do(OMAR, edits.add(CAIRO))
    project.annotations.set_status("a1", LAYLA.uid, Status.SKIPPED, NOW)
    assert project.annotations.of_article("a1") == [
        (LAYLA, Status.SKIPPED, Annotation()),
        (OMAR, Status.IN_PROGRESS, Annotation.of([CAIRO])),
    ]


def test_annotations_with_marks_under_a_name_are_found(make, new_uid):
    project = make("x" * 30, "y" * 30)
    for article, who, marks in (
        ("a2", OMAR, (META, CAIRO)),
        ("a1", LAYLA, (META, CAIRO, replace(IN, label="in"))),
        ("a2", LAYLA, (ArticleLabel("topic", "ORG"),)),
    ):
        entry = JournalEntry(new_uid(), article, who.uid, "", edits.add(*marks), NOW)
        project.journal.record(entry)
    having = project.annotations.having
    assert having(["GPE", "none"]) == [("a1", LAYLA.uid), ("a2", OMAR.uid)]
    assert having(["in"]) == [("a1", LAYLA.uid)]
    assert having(["GPE"], ["topic"]) == [("a1", LAYLA.uid), ("a2", LAYLA.uid), ("a2", OMAR.uid)]
    assert having(["topic"]) == having([]) == []


def test_one_who_is_not_there_is_named(project):
    with pytest.raises(NotFound, match="n-nobody"):
        project.annotations.load("a1", "n-nobody")
    with pytest.raises(NotFound, match="a9"):
        project.annotations.of_article("a9")


def test_why_an_article_was_skipped_is_kept_until_it_is_not(project):
    project.annotations.set_status("a1", "n-layla", Status.SKIPPED, NOW, "no Arabic")
    assert project.annotations.reason("a1", "n-layla") == "no Arabic"
    assert project.annotations.reason("a1", "n-omar") == ""
    project.annotations.set_status("a1", "n-layla", Status.DONE, NOW)
    assert project.annotations.reason("a1", "n-layla") == ""


def test_answers_are_counted_by_their_value(project, do):
    do(LAYLA, edits.add(ArticleLabel("topic", "x"), ArticleLabel("topic", "y")))
    do(OMAR, edits.add(ArticleLabel("topic", "x")))
    assert project.annotations.answer_counts() == {("topic", "x"): 2, ("topic", "y"): 1}
