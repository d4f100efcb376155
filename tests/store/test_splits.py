import pytest

from annotator.errors import NotFound
from annotator.store.project import Project
from annotator.store.splits import RecordedSplit


def test_what_was_placed_keeps_its_place(make, path):
    with make("x", "y", "z") as project:
        assert project.splits.recorded() is None
        project.splits.record("a=1,b=1", 7, [("a1", "a"), ("a3", "b")])
        project.splits.record("a=1,b=1", 7, [("a1", "b"), ("a2", "b")])
    with Project.open(path) as again:
        assert again.splits.recorded() == RecordedSplit(
            "a=1,b=1", 7, {"a1": "a", "a2": "b", "a3": "b"}
        )
        again.splits.forget()
        assert again.splits.recorded() is None
        again.splits.record("c=1,d=1", 0, [])
        assert again.splits.recorded() == RecordedSplit("c=1,d=1", 0, {})


def test_an_article_that_lost_its_text_has_no_place(make):
    project = make("x", "y")
    project.splits.record("a=1,b=1", 7, [("a1", "a"), ("a2", "b")])
    project._connection.raw.execute("DELETE FROM article_text WHERE article = 1")
    assert project.splits.recorded() == RecordedSplit("a=1,b=1", 7, {"a2": "b"})


def test_an_unknown_article_is_refused_and_nothing_is_recorded(project):
    with pytest.raises(NotFound):
        project.splits.record("a=1,b=1", 7, [("a1", "a"), ("nothing", "b")])
    assert project.splits.recorded() is None
