from itertools import pairwise

import pytest

from annotator.errors import BadInput, NotFound
from annotator.look import COLOURS
from annotator.model.labels import (
    KEYS,
    ArticleLabelDefinition,
    AttributeDefinition,
    Label,
    LabelSet,
    RelationLabel,
)

NEWS = LabelSet(
    "news",
    (Label("PERS", {"en": "Person", "ar": "شخص"}, "1"), Label("ORG", key="2"), Label("GPE")),
    (RelationLabel("works_for", heads=("PERS",), tails=("ORG", "GPE")), RelationLabel("near")),
)


def test_only_the_relations_whose_ends_fit_are_offered():
    assert [r.name for r in NEWS.fitting("PERS", "ORG")] == ["works_for", "near"]
    assert [r.name for r in NEWS.fitting("ORG", "PERS")] == ["near"]


def test_labels_are_found_by_name_and_key():
    assert NEWS.by_key("2") == NEWS.entity("ORG")
    assert NEWS.by_key("") is None
    assert NEWS.entity("near") is None
    assert NEWS.relation("near") == RelationLabel("near")


def test_a_new_label_gets_the_next_free_key_and_colour():
    grown = NEWS.with_entity("LOC")
    assert grown.entity("LOC") == Label("LOC", key="3", colour="orange")
    assert grown.with_entity("LOC") is grown
    assert NEWS.with_relation("near") is NEWS
    assert NEWS.with_relation("far").relation("far") == RelationLabel("far")


def test_neighbours_differ_in_colour_and_no_colour_is_worn_out():
    labels = LabelSet("many", (Label("A", colour="teal"), Label("B", colour="blue")))
    for n in range(34):
        labels = labels.with_entity(f"L{n}")
    colours = [label.colour for label in labels.entities]
    assert all(one != other for one, other in pairwise(colours))
    assert {colours.count(colour) for colour in COLOURS} == {3}


def test_a_value_is_called_by_its_title_where_it_has_one():
    kind = AttributeDefinition(
        "kind", {"en": "Kind"}, values=("a", "b"), value_titles={"a": {"en": "A!"}}
    )
    topic = ArticleLabelDefinition("topic", values=("a",), value_titles={"a": {"en": "A!"}})
    assert [kind.title, kind.value_title("a"), kind.value_title("b")] == ["Kind", "A!", "b"]
    assert [topic.title, topic.value_title("a")] == ["topic", "A!"]
    assert LabelSet("s", articles=(topic,)).article("topic") is topic
    assert LabelSet("s", articles=(topic,)).article("other") is None


def test_keys_run_out_quietly():
    labels = LabelSet("many")
    for n in range(len(KEYS) + 2):
        labels = labels.with_entity(f"L{n}")
    keys = [label.key for label in labels.entities]
    assert keys == [*KEYS, "", ""]
    assert not {"r", "a", "n", "c"} & set(KEYS)


def test_renaming_reaches_the_ends_of_relations():
    renamed = NEWS.renamed("ORG", "COMPANY")
    assert [e.name for e in renamed.entities] == ["PERS", "COMPANY", "GPE"]
    assert renamed.relation("works_for").tails == ("COMPANY", "GPE")
    assert renamed.renamed("COMPANY", "ORG") == NEWS


def test_merging_leaves_one_label_and_no_end_twice():
    merged = NEWS.merged("ORG", "GPE")
    assert [e.name for e in merged.entities] == ["PERS", "GPE"]
    assert merged.relation("works_for").tails == ("GPE",)


def test_names_that_are_taken_unknown_or_of_two_kinds_are_refused():
    with pytest.raises(BadInput):
        NEWS.renamed("ORG", "GPE")
    with pytest.raises(NotFound):
        NEWS.renamed("X", "Y")
    with pytest.raises(NotFound):
        NEWS.merged("ORG", "Y")
    with pytest.raises(BadInput):
        NEWS.merged("ORG", "near")
