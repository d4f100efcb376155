"""The label sets that ship are sound, and people can use them in both languages."""

import json
from itertools import pairwise

import pytest

from annotator.model.labels import COLOURS, KEYS, LabelSet
from annotator.model.plain_labels import of_label_set, to_label_set
from annotator.resources import resource
from annotator.usecases import chains

SHIPPED = {
    "news": (
        "PERS ORG GPE LOC FAC EVENT DATE TIME MONEY CARDINAL ORDINAL PERCENT QUANTITY PRODUCT LAW "
        "LANGUAGE WEBSITE NORP OCC UNIT CURR"
    ),
    "conll": "PER LOC ORG MISC",
    "ace": "PER ORG GPE LOC FAC VEH WEA",
}
SYMMETRIC_NEWS = {
    "sibling_of", "spouse_of", "relative_of", "borders", "near",
    "partner_of", "competitor_of", "conflict_with", "also_known_as", "same_as",
}  # fmt: skip


def plain(name: str) -> object:
    return json.loads(resource("labelsets", f"{name}.json").read_text(encoding="utf-8"))


def shipped(name: str) -> LabelSet:
    return to_label_set(plain(name))


def test_no_file_is_forgotten_here():
    files = {path.stem for path in resource("labelsets").glob("*.json")}
    assert files == set(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_set_bears_its_files_name_and_its_types(name):
    labels = shipped(name)
    assert labels.name == name
    assert " ".join(label.name for label in labels.entities) == SHIPPED[name]


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_in_a_file_is_left_unread(name):
    assert of_label_set(shipped(name)) == plain(name)


@pytest.mark.parametrize("name", SHIPPED)
def test_keys_are_given_out_in_the_order_of_the_keyboard(name):
    labels = shipped(name)
    assert "".join(label.key for label in labels.entities) == KEYS[: len(labels.entities)]


@pytest.mark.parametrize("name", SHIPPED)
def test_neighbours_differ_in_colour(name):
    labels = shipped(name)
    assert all(a.colour != b.colour for a, b in pairwise(labels.entities))
    assert {label.colour for label in (*labels.entities, *labels.relations)} <= set(COLOURS)


@pytest.mark.parametrize("name", SHIPPED)
def test_all_is_said_in_both_languages(name):
    labels = shipped(name)
    assert set(labels.titles) == {"en", "ar"}
    for label in (*labels.entities, *labels.relations):
        assert set(label.titles) == set(label.guidelines) == {"en", "ar"}, label.name
        assert all(guideline.endswith(".") for guideline in label.guidelines.values()), label.name
    for question in labels.articles:
        assert set(question.titles) == {"en", "ar"}
        assert set(question.value_titles) == set(question.values)
        assert all(set(titles) == {"en", "ar"} for titles in question.value_titles.values())


def test_types_and_relations_have_examples_in_both_languages():
    every = [*shipped("news").entities, *shipped("news").relations, *shipped("ace").relations]
    for label in every:
        assert set(label.examples) == {"en", "ar"}, label.name
        assert all(label.examples.values()), label.name


@pytest.mark.parametrize("name", SHIPPED)
def test_relations_join_labels_of_their_own_set(name):
    labels = shipped(name)
    known = {label.name for label in labels.entities}
    for label in labels.relations:
        assert label.heads, label.name
        assert label.tails, label.name
        assert {*label.heads, *label.tails} <= known, label.name
        assert len(set(label.heads)) == len(label.heads), label.name


@pytest.mark.parametrize("name", SHIPPED)
def test_what_has_no_direction_allows_the_same_at_both_ends(name):
    for label in shipped(name).relations:
        if label.symmetric:
            assert set(label.heads) == set(label.tails), label.name


def test_titles_within_a_set_are_told_apart():
    for name in SHIPPED:
        labels = shipped(name)
        for language in ("en", "ar"):
            for group in (labels.entities, labels.relations):
                titles = [label.titles[language] for label in group]
                assert len(set(titles)) == len(titles), (name, language)


def test_the_news_set_asks_for_the_topic_and_knows_what_is_symmetric():
    labels = shipped("news")
    assert 25 <= len(labels.relations) <= 40
    assert {label.name for label in labels.relations if label.symmetric} == SYMMETRIC_NEWS
    (topic,) = labels.articles
    assert topic.name == "topic"
    assert topic.values == (
        "economy", "technology", "politics", "sport", "science", "culture", "health",
    )  # fmt: skip


@pytest.mark.parametrize(("name", "label"), [("news", "same_as"), ("ace", "IDENT")])
def test_mentions_of_one_thing_can_be_chained(name, label):
    labels = shipped(name)
    assert [one.name for one in labels.relations if chains.is_chain_label(one)] == [label]
    assert labels.relations[-1].name == label


def test_no_two_entities_of_news_are_left_without_a_way_to_say_the_common_relations():
    labels = shipped("news")
    assert {label.name for label in labels.fitting("PERS", "ORG")} >= {
        "president_of", "manager_of", "employee_of", "member_of", "founder_of",
    }  # fmt: skip
    assert {label.name for label in labels.fitting("ORG", "GPE")} >= {
        "headquartered_in",
        "located_in",
    }
    assert labels.fitting("DATE", "PERS") == []
