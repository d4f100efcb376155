from annotator.model import edits
from annotator.model.annotation import Status
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.store.annotations import _HAVING
from annotator.store.journal import JournalEntry
from annotator.store.statistics import Statistics, statistics

NOW = "2026-11-22T10:00:00.000Z"


def test_counts_are_those_of_each_annotator(make, new_uid):
    project = make("x", "y", "z")
    marks = [Entity(f"e{n}", (Span(0, 1),), label) for n, label in enumerate(["A", "A", "B"])]
    add = edits.add(*marks, Relation("r", "e0", "e1", "in"), ArticleLabel("topic", "x"))
    for article in ("a1", "a2"):
        project.journal.record(JournalEntry(new_uid(), article, "n-layla", "", add, NOW))
    project.annotations.set_status("a1", "n-layla", Status.DONE, NOW)
    assert project.statistics() == Statistics(
        3,
        {"layla": {"done": 1, "in_progress": 1, "new": 1}, "omar": {"new": 3}},
        {"layla": {"A": 4, "B": 2}},
        {"layla": {"in": 2}},
        {"layla": {"topic": 2}},
    )
    assert project.statistics() == statistics(project._connection)


def test_labels_are_counted_without_reading_a_mark(project):
    plan = project._connection.rows(
        "EXPLAIN QUERY PLAN SELECT annotator, label, count(*) FROM entities GROUP BY 1, 2"
    )
    assert "COVERING INDEX entities_by_label" in str(plan)


def test_annotations_with_a_label_are_found_by_an_index(project):
    plan = str(
        project._connection.rows(
            f"EXPLAIN QUERY PLAN {_HAVING}", {"labels": "[]", "questions": "[]"}
        )
    )
    assert "entities_by_label" in plan
    assert "relations_by_label" in plan
