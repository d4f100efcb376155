from lxml import etree

from annotator.formats.labelstudio_config import Used, answer
from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)
from annotator.model.marks import ArticleLabel, Entity, Relation, Span


def test_the_configuration_names_every_label_and_question():
    sure = AttributeDefinition("sure", kind=AttributeKind.BOOLEAN)
    labels = LabelSet(
        "x",
        (Label('O"R&G', key="1", colour="red", attributes=(sure,)),),
        (RelationLabel("in"),),
        (ArticleLabelDefinition("topic", values=("a", "b")),),
    )
    used = Used.starting_with(labels)
    used.add_entity(Entity("e", (Span(0, 1),), "نوع", (("kind", "x"),)))
    used.add_relation(Relation("r", "e", "e", "<of>"))
    used.add_label(ArticleLabel("topic", "c"))
    view = etree.fromstring(used.config())
    assert view.xpath("Labels/Label/@value") == ['O"R&G', "نوع"]
    assert view.xpath("Labels/Label/@hotkey") == ["1"]
    assert view.xpath("Relations/Relation/@value") == ["in", "<of>"]
    assert view.xpath("Choices[@perRegion='true']/@name") == ["sure"]
    assert view.xpath("TextArea/@name") == ["kind"]
    assert view.xpath("Choices[@name='topic']/Choice/@value") == ["a", "b", "c"]
    assert view.xpath("View/Text/@value") == ["$text"]
    assert "direction: rtl" in view.xpath("View/@style")[0]
    names = view.xpath("//*/@name")
    assert len(names) == len(set(names))


def test_yes_and_no_are_choices_and_words_are_free():
    assert answer(said=True, place={"start": 1}) == {
        "value": {"start": 1, "choices": ["true"]},
        "type": "choices",
    }
    assert answer(said="x", place={})["type"] == "textarea"
