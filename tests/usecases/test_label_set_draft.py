from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import AnnotatorError, BadInput, NotFound, RuleBroken
from annotator.model.labels import ArticleLabelDefinition, Label, LabelSet, RelationLabel
from annotator.usecases.label_set_details import Gone, Renames
from annotator.usecases.label_set_draft import Draft, Kind, Pending
from annotator.usecases.label_set_saving import MarkCounts, Moves

LABELS = LabelSet(
    "mine",
    (Label("ORG", key="1"), Label("CLUB", key="2"), Label("GPE", key="3")),
    (RelationLabel("in", heads=("ORG", "CLUB"), tails=("GPE",)), RelationLabel("near")),
    (
        ArticleLabelDefinition("topic", values=("a",)),
        ArticleLabelDefinition("theme", values=("b",)),
    ),
)
COUNTS = MarkCounts({"ORG": 7, "CLUB": 2, "in": 3}, {"topic": 4})
ENTITIES, RELATIONS, ARTICLES = Kind


@pytest.fixture
def draft():
    return Draft(LABELS, COUNTS)


def names(draft, kind):
    return [one.name for one in draft.of(kind)]


def test_nothing_changes_by_itself(draft):
    assert draft.labels == LABELS
    assert draft.moves == Moves()
    assert draft.pending() == []


def test_names_follow_through_any_number_of_steps(draft):
    draft.rename(ENTITIES, "ORG", "FIRM")
    draft.rename(ENTITIES, "CLUB", "ORG")
    draft.rename(ENTITIES, "FIRM", " BODY ")
    draft.rename(RELATIONS, "in", "lies_in")
    draft.rename(ARTICLES, "topic", "subject")
    assert names(draft, ENTITIES) == ["BODY", "ORG", "GPE"]
    assert draft.get(RELATIONS, "lies_in").heads == ("BODY", "ORG")
    assert draft.moves == Moves(
        {"ORG": "BODY", "CLUB": "ORG", "in": "lies_in"}, {"topic": "subject"}
    )
    assert draft.pending()[0] == Pending("ORG", "BODY", 7)
    draft.rename(ENTITIES, "ORG", "CLUB")
    assert "CLUB" not in draft.moves.labels


def test_a_merge_counts_the_marks_of_both(draft):
    draft.merge(ENTITIES, "CLUB", "ORG")
    assert names(draft, ENTITIES) == ["ORG", "GPE"]
    assert draft.marks(ENTITIES, "ORG") == 9
    assert draft.pending() == [Pending("CLUB", "ORG", 2)]
    assert draft.get(RELATIONS, "in").heads == ("ORG",)


def test_questions_are_merged_with_their_values(draft):
    draft.merge(ARTICLES, "topic", "theme")
    assert draft.of(ARTICLES) == (ArticleLabelDefinition("theme", values=("b", "a")),)
    assert draft.pending() == [Pending("topic", "theme", 4)]


def test_a_label_with_marks_is_not_removed_and_the_count_is_told(draft):
    with pytest.raises(RuleBroken, match="7 marks"):
        draft.remove(ENTITIES, "ORG")
    with pytest.raises(RuleBroken, match="3 marks"):
        draft.remove(RELATIONS, "in")
    draft.merge(ENTITIES, "ORG", "CLUB")
    with pytest.raises(RuleBroken, match="9 marks"):
        draft.remove(ENTITIES, "CLUB")
    draft.remove(RELATIONS, "near")
    assert names(draft, RELATIONS) == ["in"]


def test_a_removed_label_stands_at_no_end_and_never_opens_an_end_to_all(draft):
    with pytest.raises(RuleBroken, match="in"):
        draft.remove(ENTITIES, "GPE")
    fewer = Draft(LABELS)
    fewer.remove(ENTITIES, "CLUB")
    assert fewer.get(RELATIONS, "in").heads == ("ORG",)


def test_new_ones_have_free_names_keys_and_colours(draft):
    one, other = draft.add(ENTITIES), draft.add(ENTITIES)
    assert [one.name, one.key] == ["LABEL1", "4"]
    assert [other.name, other.key] == ["LABEL2", "5"]
    assert one.colour != other.colour != draft.get(ENTITIES, "GPE").colour
    assert draft.add(RELATIONS).name == "relation1"
    assert draft.add(ARTICLES).name == "question1"
    draft.remove(ENTITIES, "LABEL1")
    assert draft.add(ENTITIES).key == "4"


def test_a_definition_takes_the_place_of_the_one_with_its_name(draft):
    draft.put(ENTITIES, Label("CLUB", key="9", colour="red"))
    assert names(draft, ENTITIES) == ["ORG", "CLUB", "GPE"]
    assert draft.get(ENTITIES, "CLUB").colour == "red"


def test_the_order_is_that_of_the_names(draft):
    draft.arrange(ENTITIES, ["GPE", "ORG", "CLUB"])
    assert names(draft, ENTITIES) == ["GPE", "ORG", "CLUB"]
    assert draft.get(ENTITIES, "ORG").key == "1"


def test_another_set_keeps_what_marks_have_under_its_present_name(draft):
    draft.rename(ENTITIES, "CLUB", "TEAM")
    kept = draft.take(LabelSet("other", (Label("ORG", key="1"), Label("SEA", key="2"))))
    assert kept == ["TEAM", "in", "topic"]
    assert names(draft, ENTITIES) == ["ORG", "SEA", "TEAM"]
    assert draft.moves.labels == {"CLUB": "TEAM"}
    assert not list(draft.key_clashes())


def test_clashes_of_keys_are_named_within_a_list(draft):
    draft.put(ENTITIES, Label("GPE", key="1"))
    draft.put(RELATIONS, RelationLabel("near", key="1"))
    ((key, one, other),) = draft.key_clashes()
    assert (key, one.name, other.name) == ("1", "ORG", "GPE")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda d: d.rename(ENTITIES, "ORG", "GPE"),
        lambda d: d.rename(ENTITIES, "ORG", "in"),
        lambda d: d.rename(ENTITIES, "ORG", "  "),
        lambda d: d.rename(ARTICLES, "topic", "theme"),
        lambda d: d.merge(ENTITIES, "ORG", "ORG"),
        lambda d: d.arrange(ENTITIES, ["ORG", "GPE"]),
        lambda d: d.take(LabelSet("x", (Label("in"),))),
    ],
)
def test_what_cannot_be_leaves_all_as_it_was(draft, wrong):
    with pytest.raises(BadInput):
        wrong(draft)
    assert draft.labels == LABELS
    assert draft.moves == Moves()


def test_a_label_that_is_not_there_is_named(draft):
    with pytest.raises(NotFound, match="SEA"):
        draft.rename(ENTITIES, "SEA", "X")
    with pytest.raises(NotFound, match="near"):
        draft.merge(ENTITIES, "ORG", "near")


STEPS = st.tuples(
    st.sampled_from(["rename", "merge", "remove", "add"]),
    st.sampled_from(Kind),
    st.integers(0, 3),
    st.sampled_from(["ORG", "CLUB", "GPE", "in", "near", "topic", "theme", "X", "Y"]),
)


@given(st.lists(STEPS, max_size=8))
def test_no_mark_is_ever_left_without_a_label(steps):
    draft = Draft(LABELS, COUNTS)
    for step, kind, place, other in steps:
        try:
            if step == "add":
                draft.add(kind)
                continue
            name = draft.of(kind)[place % len(draft.of(kind))].name if draft.of(kind) else "?"
            getattr(draft, step)(kind, *([name] if step == "remove" else [name, other]))
        except AnnotatorError:
            pass
    moves = draft.moves
    labels = {one.name for one in (*draft.of(ENTITIES), *draft.of(RELATIONS))}
    assert {moves.labels.get(name, name) for name in COUNTS.labels} <= labels
    assert {moves.questions.get(name, name) for name in COUNTS.questions} <= set(
        names(draft, ARTICLES)
    )


@pytest.fixture
def answered():
    details = {("topic", "", "a"): 3, ("topic", "", "gone"): 1, ("ORG", "kind", "x"): 2}
    return Draft(LABELS, MarkCounts({"ORG": 2}, {"topic": 4}, details))


def test_answers_follow_their_values_under_any_name_of_the_question(answered):
    answered.rename(ARTICLES, "topic", "subject")
    question = replace(answered.get(ARTICLES, "subject"), values=("arts",))
    answered.put(ARTICLES, question, Renames(values={("", "a"): "arts"}))
    assert answered.moves.details.values == {("topic", "", "a"): "arts"}
    assert answered.changing() == 4
    assert Pending("topic · a", "arts", 3) in answered.pending()


def test_answers_that_change_are_counted(answered):
    question = replace(answered.get(ARTICLES, "topic"), values=("arts",))
    answered.put(ARTICLES, question, Renames(values={("", "a"): "arts"}))
    assert answered.changing() == 3


def test_a_value_that_answers_have_and_the_question_lost_is_counted(answered):
    assert answered.gone(answered.get(ARTICLES, "topic")) == [Gone("", "gone", 1)]
    assert answered.gone(replace(answered.get(ARTICLES, "topic"), values=())) == []
    assert answered.gone(answered.get(ENTITIES, "ORG")) == [Gone("kind", "", 2)]


def test_a_label_and_a_question_of_one_name_keep_apart():
    labels = replace(LABELS, entities=(*LABELS.entities, Label("topic")))
    details = {("topic", "", "a"): 3, ("topic", "kind", "x"): 2}
    draft = Draft(labels, MarkCounts({"topic": 2}, {"topic": 3}, details))
    draft.rename(ARTICLES, "topic", "subject")
    assert draft.gone(draft.get(ENTITIES, "topic")) == [Gone("kind", "", 2)]
    assert draft.gone(replace(draft.get(ARTICLES, "subject"), values=("b",))) == [Gone("", "a", 3)]
