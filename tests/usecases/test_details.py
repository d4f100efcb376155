import pytest

from annotator.errors import BadInput, NotFound
from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)
from annotator.model.marks import Span
from annotator.usecases import details, ids
from annotator.usecases.annotate import Annotating
from annotator.usecases.export import ExportOptions, export
from annotator.usecases.import_articles import ImportOptions, import_paths
from annotator.usecases.open_project import new_project

META, CAIRO = Span(5, 9), Span(13, 20)
LABELS = LabelSet(
    "rich",
    (
        Label(
            "ORG",
            attributes=(
                AttributeDefinition("kind", kind=AttributeKind.CHOICE, values=("firm", "club")),
                AttributeDefinition("named", kind=AttributeKind.BOOLEAN),
                AttributeDefinition("base", kind=AttributeKind.REFERENCE),
                AttributeDefinition("remark"),
            ),
        ),
        Label("GPE"),
    ),
    (RelationLabel("in", attributes=(AttributeDefinition("since"),)),),
    (
        ArticleLabelDefinition("topic", values=("economy", "sport")),
        ArticleLabelDefinition("places", several=True),
    ),
)


@pytest.fixture
def annotating(project, layla):
    project.labels.save(LABELS, ids.new_uid(), ids.now())
    return Annotating(project, "a1", layla)


@pytest.fixture
def entity(annotating):
    return annotating.add_entity([META], "ORG").uid


def attributes(annotating, uid):
    return dict(annotating.annotation.entities[uid].attributes)


def test_attributes_are_journaled_one_gesture_each_and_can_be_taken_back(
    project, layla, annotating, entity
):
    details.set_attribute(annotating, entity, "kind", "club")
    details.set_attribute(annotating, entity, "named", value=True)
    details.set_attribute(annotating, entity, "base", "https://www.wikidata.org/wiki/Q380")
    details.set_attribute(annotating, entity, "remark", " who? ")
    wanted = {"kind": "club", "named": True, "base": "Q380", "remark": "who?"}
    assert attributes(annotating, entity) == wanted
    again = Annotating(project, "a1", layla)
    assert attributes(again, entity) == wanted
    again.undo()
    again.undo()
    assert attributes(again, entity) == {"kind": "club", "named": True}
    details.set_attribute(again, entity, "kind", "")
    details.set_attribute(again, entity, "named", value=False)
    assert attributes(again, entity) == {}
    assert [s.edit.title for s in again.history.done] == ["add", *["attributes"] * 4]


def test_what_is_so_already_is_not_journaled(annotating, entity):
    details.set_attribute(annotating, entity, "kind", "")
    details.answer(annotating, "topic", ())
    assert len(annotating.history.done) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", "band"), ("named", "yes"), ("base", "Meta"), ("since", "1"), ("kind", True)],
)
def test_what_the_label_does_not_allow_is_refused(annotating, entity, name, value):
    with pytest.raises(BadInput):
        details.set_attribute(annotating, entity, name, value)
    assert attributes(annotating, entity) == {}


def test_relations_have_attributes_too(annotating, entity):
    cairo = annotating.add_entity([CAIRO], "GPE").uid
    relation = annotating.relate(entity, cairo, "in").uid
    details.set_attribute(annotating, relation, "since", "2014")
    assert annotating.annotation.relations[relation].attributes == (("since", "2014"),)
    annotating.remove(relation)
    with pytest.raises(NotFound):
        details.set_attribute(annotating, relation, "since", "2015")


def test_an_attribute_that_is_declared_no_more_can_only_be_taken_away(project, annotating, entity):
    details.set_attribute(annotating, entity, "kind", "club")
    project.labels.save(LabelSet("bare", (Label("ORG"),)), ids.new_uid(), ids.now())
    annotating.reload()
    with pytest.raises(BadInput):
        details.set_attribute(annotating, entity, "kind", "firm")
    details.set_attribute(annotating, entity, "kind", "")
    assert attributes(annotating, entity) == {}


def test_the_article_is_labelled_and_the_label_changed(project, layla, annotating):
    details.answer(annotating, "topic", ("economy",))
    details.answer(annotating, "topic", ("sport",))
    assert list(annotating.annotation.labels) == ["topic=sport"]
    details.answer(annotating, "places", ("القاهرة", "بيروت"))
    again = Annotating(project, "a1", layla)
    assert sorted(again.annotation.labels) == ["places=القاهرة", "places=بيروت", "topic=sport"]
    again.undo()
    again.undo()
    assert list(again.annotation.labels) == ["topic=economy"]


@pytest.mark.parametrize(("name", "values"), [("topic", ("war",)), ("topic", ("economy", "sport"))])
def test_an_answer_that_is_not_offered_is_refused(annotating, name, values):
    with pytest.raises(BadInput):
        details.answer(annotating, name, values)
    assert not annotating.annotation.labels


def test_details_and_the_label_set_go_out_and_come_back(
    project, layla, annotating, entity, tmp_path
):
    details.set_attribute(annotating, entity, "named", value=True)
    cairo = annotating.add_entity([CAIRO], "GPE").uid
    details.set_attribute(annotating, annotating.relate(entity, cairo, "in").uid, "since", "2014")
    details.answer(annotating, "topic", ("sport",))
    out = tmp_path / "out.jsonl"
    export(project, ExportOptions(format="native"), out)
    with new_project(tmp_path / "again.hashiya", "conll") as again:
        import_paths(again, [out], ImportOptions())
        (person,) = [one for one in again.annotators.all() if one.name == "layla"]
        (article,) = again.articles.listed(None)
        assert again.annotations.load(article.uid, person.uid) == annotating.annotation
        labels = again.labels.current()
        assert labels.entity("ORG").attributes == LABELS.entity("ORG").attributes
        assert labels.relation("in") == LABELS.relation("in")
        assert labels.article("places") == LABELS.article("places")
