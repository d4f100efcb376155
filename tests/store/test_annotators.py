import pytest

from annotator.errors import BadInput, NotFound
from annotator.model.annotation import Annotator, AnnotatorKind
from annotator.store.annotators import annotator_id, annotator_of
from annotator.store.project import Project


def test_they_are_kept_in_order_with_their_kind(project, path):
    gold = Annotator("n-gold", "gold", AnnotatorKind.GOLD)
    project.annotators.add(gold)
    assert [a.name for a in project.annotators.all()] == ["layla", "omar", "gold"]
    project.close()
    with Project.open(path, read_only=True) as again:
        assert again.annotators.get("gold") == gold
        assert again.annotators.get("nobody") is None


@pytest.mark.parametrize("name", ["layla", "", " "])
def test_a_name_that_is_taken_or_empty_is_refused(project, name):
    with pytest.raises(BadInput):
        project.annotators.add(Annotator("n-new", name))
    assert len(project.annotators.all()) == 2


def test_one_who_is_not_there_is_named(project):
    with pytest.raises(NotFound, match="n-nobody"):
        annotator_id(project._connection, "n-nobody")
    assert annotator_id(project._connection, "n-omar") == 2
    assert annotator_of(("n", "x", "machine")).kind is AnnotatorKind.MACHINE
