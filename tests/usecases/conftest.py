import pytest

from annotator.model.article import Article, Source
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.store.project import Project
from annotator.usecases import annotators, ids

TEXT = "شركة ميتا في القاهرة 😀 و Scale AI"
LABELS = LabelSet(
    "small",
    (Label("ORG", key="1"), Label("GPE", key="2"), Label("PERS", key="3")),
    (RelationLabel("located_in"), RelationLabel("near")),
)


@pytest.fixture
def project(tmp_path):
    """A project with one article and one annotator."""
    made = Project.create(
        tmp_path / "small.hashiya",
        name="small",
        labels=LABELS,
        policy="stem",
        uid=ids.new_uid(),
        now=ids.now(),
    )
    with made:
        list(made.articles.add([(Article("a1", "خبر", TEXT), Source("a.txt"))], ids.now()))
        annotators.add(made, "layla")
        yield made


@pytest.fixture
def layla(project):
    return annotators.require(project, "layla")
