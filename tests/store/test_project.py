import pytest

from annotator.errors import DamagedFile
from annotator.model import edits
from annotator.model.article import Article
from annotator.model.marks import Entity, Span
from annotator.store.journal import JournalEntry
from annotator.store.project import Project

NOW = "2026-11-22T10:00:00.000Z"


def test_what_it_is_called_stays(project, path):
    assert (project.name, project.policy, project.uid, project.language) == (
        "News", "stem", "p", "ar",
    )  # fmt: skip
    project.set_name("أخبار")
    project.set_policy("token")
    project.close()
    with Project.open(path, read_only=True) as again:
        assert (again.name, again.policy) == ("أخبار", "token")
        assert again.read_only
        assert again.holder is None


def test_several_writes_are_one(project):
    def broken():
        with project.writing():
            list(project.articles.add([(Article("b", "", "x"), None)], NOW))
            edit = edits.add(Entity("e", (Span(0, 1),), "ORG"))
            project.journal.record(JournalEntry("u", "b", "n-layla", "", edit, NOW))
            project.set_name("x")
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert project.articles.count() == 1
    assert project.name == "News"


def test_closing_twice_is_no_harm(project):
    project.close()
    project.close()


def test_a_policy_that_nobody_knows_is_damage(make):
    with make("x") as project, project.writing():
        project.set_policy("x")
        with pytest.raises(DamagedFile):
            assert project.policy
