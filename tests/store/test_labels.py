import pytest

from annotator.errors import BadInput
from annotator.model.labels import Label, LabelSet
from annotator.store.project import Project


def test_the_last_version_is_in_force_and_the_older_ones_stay(project, path):
    assert project.labels.current().name == "small"
    more = project.labels.current().with_entity("LOC").with_relation("in")
    project.labels.save(more, "l-2", "2026-11-23T10:00:00.000Z")
    project.close()
    with Project.open(path) as again:
        assert again.labels.current() == more
        assert again._connection.rows("SELECT version, uid FROM label_sets ORDER BY 1") == [
            (1, "p"),
            (2, "l-2"),
        ]


def test_names_in_arabic_come_back(project):
    labels = LabelSet("ن", (Label("ORG", {"ar": "منظمة"}, guidelines={"ar": "ما يُعدّ"}),))
    project.labels.save(labels, "l-2", "2026-11-23T10:00:00.000Z")
    assert project.labels.current() == labels


@pytest.mark.parametrize("labels", [(Label(""),), (Label("ORG"), Label("ORG"))])
def test_a_set_that_could_not_be_read_again_is_not_saved(project, labels):
    before = project.labels.current()
    with pytest.raises(BadInput):
        project.labels.save(LabelSet("odd", labels), "l-2", "2026-11-23T10:00:00.000Z")
    assert project.labels.current() == before
