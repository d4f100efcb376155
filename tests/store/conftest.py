"""Small projects for the tests of the store."""

import itertools
import shutil

import pytest

from annotator.model.annotation import Annotator
from annotator.model.article import Article, Source
from annotator.model.labels import Label, LabelSet
from annotator.store.project import Project

NOW = "2026-11-22T10:00:00.000Z"
LABELS = LabelSet("small", (Label("ORG"), Label("GPE")))
LAYLA = Annotator("n-layla", "layla")
OMAR = Annotator("n-omar", "omar")
TEXT = "أعلنت شركة ميتا في القاهرة أنها ستستثمر ١٤٫٣ مليار دولار في Scale AI 🚀 وشركات أخرى."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.hashiya"


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A closed project with two annotators, to be copied: that is sooner done than to make one."""
    path = tmp_path_factory.mktemp("store") / "empty.hashiya"
    facts = {"name": "News", "labels": LABELS, "policy": "stem", "uid": "p", "now": NOW}
    with Project.create(path, **facts) as project:
        project.annotators.add(LAYLA)
        project.annotators.add(OMAR)
    return path


@pytest.fixture
def make(path, empty):
    """Makes a project with ``texts`` as articles a1, a2, … and closes it at the end."""
    opened = []

    def make(*texts, at=path):
        project = Project.open(shutil.copyfile(empty, at))
        opened.append(project)
        articles = [
            (Article(f"a{n}", f"Title {n}", text), Source(f"{n}.txt"))
            for n, text in enumerate(texts, 1)
        ]
        list(project.articles.add(articles, NOW))
        return project

    yield make
    for project in opened:
        project.close()


@pytest.fixture
def project(make):
    return make(TEXT)


@pytest.fixture
def new_uid():
    """Uids that sort as they were made."""
    numbers = itertools.count(1)
    return lambda: f"u{next(numbers):06}"


@pytest.fixture
def contents():
    """All rows of all tables of a connection."""

    def contents(raw):
        tables = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'articles_fts'"
        )
        return {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables}

    return contents
