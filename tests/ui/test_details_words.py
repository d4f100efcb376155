import pytest

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.ui.details_words import of_details

TEXT = "ميتا في القاهرة"
KIND = AttributeDefinition(
    "kind", {"en": "Kind"}, AttributeKind.CHOICE, ("firm",), {"firm": {"en": "Firm"}}
)
LABELS = LabelSet(
    "l",
    (Label("ORG", attributes=(KIND,)),),
    (RelationLabel("in", {"en": "lies in"}),),
    (ArticleLabelDefinition("topic", {"en": "Topic"}, ("a", "b"), {"a": {"en": "Arts"}}),),
)
META = Entity("e", (Span(0, 4),), "ORG")
IN = Relation("r", "e", "f", "in")


def said(edit):
    return of_details(edit, TEXT, LABELS).replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (edits.set_attribute(META, "kind", "firm"), "«ميتا»: Kind is Firm."),
        (edits.set_attribute(META, "kind", "firm").inverse(), "«ميتا»: Kind is taken away."),
        (edits.set_attribute(META, "sure", True), "«ميتا»: sure."),
        (edits.set_attribute(IN, "since", "2014"), "lies in: since is 2014."),
        (edits.annotate_note(META, "x"), ""),
        (edits.add(META), ""),
    ],
)
def test_attributes_are_told_in_words(edit, sentence):
    assert said(edit) == sentence


def test_labels_of_the_article_are_told_in_words():
    before = Annotation.of([ArticleLabel("topic", "b")])
    edit = edits.answer(before, "topic", ("a",))
    assert said(edit) == "The article is labelled Topic: Arts."
    assert said(edits.answer(before, "topic", ())) == "The article is no longer labelled Topic: b."
    assert said(edits.answer(before, "mood", ("calm",))) == "The article is labelled mood: calm."
