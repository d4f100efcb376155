import pytest
from pairs import LABELS, TEXT
from voices import change, made, marked, put

from annotator.errors import NotFound
from annotator.model import edits
from annotator.model.annotation import Status
from annotator.model.marks import Span
from annotator.store.project import Project
from annotator.usecases import docket
from annotator.usecases.review import Reviewing

META, WIDE, CAIRO = (10, 14, "ORG"), (5, 14, "ORG"), (20, 24, "GPE")


@pytest.fixture
def project(tmp_path):
    """Four articles: alike, half apart, wholly apart, and done by one alone."""
    with made(tmp_path, LABELS, *(f"{n} {TEXT}" for n in range(4))) as project:
        for article, voices in {
            "a1": (marked(META), marked(META)),
            "a2": (marked(META, CAIRO), marked(WIDE, CAIRO)),
            "a3": (marked(META), marked(WIDE)),
        }.items():
            for name, annotation in zip(("layla", "omar"), voices, strict=True):
                put(project, name, annotation, article)
        put(project, "layla", marked(META), "a4")
        yield project


def rows(project):
    return docket.rows(project, docket.reviewed(project))


def test_the_worst_article_comes_first_and_who_was_alone_is_not_there(project):
    found = rows(project)
    assert [row.article for row in found] == ["a3", "a2", "a1"]
    assert [row.badness for row in found] == [1, 0.5, 0]
    assert [(row.left, row.clear) for row in found] == [(1, 0), (1, 1), (0, 1)]


def test_totals_are_sums(project):
    totals = docket.totals(rows(project))
    assert (totals.articles, totals.articles_left, totals.disputed, totals.left) == (3, 3, 2, 2)


def test_what_was_counted_is_kept_until_somebody_changes_something(project, monkeypatch):
    first = rows(project)
    benches = []
    real = docket.Bench
    monkeypatch.setattr(docket, "Bench", lambda *given: benches.append(given[1]) or real(*given))
    assert rows(project) == first
    assert benches == []
    meta = project.annotations.load("a3", "n-layla").entities["e1"]
    change(project, "layla", edits.respan(meta, Span(5, 14)), "a3")
    assert [row.badness for row in rows(project) if row.article == "a3"] == [0]
    project.annotations.set_status("a2", "n-omar", Status.IN_PROGRESS, "2026-11-22T10:00:00.000Z")
    assert [row.article for row in rows(project)] == ["a1", "a3"]
    assert benches == ["a3"]


def test_a_project_that_can_only_be_read_is_counted_too(project):
    path = project.path
    project.close()
    with Project.open(path, read_only=True) as reading:
        assert len(rows(reading)) == 3
        review = Reviewing(reading, author="lead")
        assert review.current is not None
        assert review.queue.bench.gold.decisions == ()


def test_people_are_reviewed_unless_names_are_given(project):
    assert [one.name for one in docket.reviewed(project)] == ["layla", "omar"]
    assert [one.name for one in docket.reviewed(project, ["omar", "layla"])] == ["omar", "layla"]
    with pytest.raises(NotFound, match="nobody"):
        docket.reviewed(project, ["nobody"])
