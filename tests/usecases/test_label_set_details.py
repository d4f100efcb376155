import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.labels import AttributeDefinition, AttributeKind
from annotator.model.marks import ArticleLabel, Entity, Span
from annotator.usecases.label_set_details import DetailMoves, DetailNames, Gone, Renames

KIND = AttributeDefinition("kind", kind=AttributeKind.CHOICE, values=("firm", "club"))
COUNTS = {("ORG", "kind", "firm"): 4, ("ORG", "kind", "club"): 1, ("GPE", "kind", "firm"): 2}


def entity(*attributes, label="ORG"):
    return Entity("e", (Span(0, 1),), label, tuple(sorted(attributes)))


@pytest.fixture
def names():
    return DetailNames(COUNTS)


def test_nothing_moves_by_itself(names):
    assert not names.moves
    assert list(names.gone("ORG", [KIND])) == []


def test_names_are_told_against_what_was_held(names):
    for name in ("sor", "sort"):
        names.rename(["ORG"], Renames({"kind": name}))
    names.hold()
    names.rename(["ORG"], Renames({"sort": "type"}, {("sort", "firm"): "company"}))
    assert names.moves == DetailMoves(
        {("ORG", "kind"): "type"}, {("ORG", "kind", "firm"): "company"}
    )
    assert sorted(names.pending()) == [
        (("ORG", "kind"), "type", 5),
        (("ORG", "kind", "firm"), "company", 4),
    ]


def test_a_name_that_is_written_back_moves_nothing(names):
    names.rename(["ORG"], Renames({"kind": "sort"}))
    names.rename(["ORG"], Renames({"kind": "kind"}))
    assert not names.moves


def test_what_marks_have_and_the_set_lost_is_counted(names):
    assert list(names.gone("ORG", [])) == [Gone("kind", "", 5)]
    left = AttributeDefinition("kind", kind=AttributeKind.CHOICE, values=("firm",))
    assert list(names.gone("ORG", [left])) == [Gone("kind", "club", 1)]
    free = AttributeDefinition("kind", kind=AttributeKind.TEXT)
    assert list(names.gone("ORG", [free])) == []


def test_marks_of_other_labels_stay_as_they_are():
    moves = DetailMoves({("ORG", "kind"): "sort"}, {("ORG", "kind", "firm"): "company"})
    assert moves.of(entity(("kind", "firm"), ("since", True))) == (
        ("since", True),
        ("sort", "company"),
    )
    assert moves.of(entity(("kind", "firm"), label="GPE")) == (("kind", "firm"),)
    assert moves.labels == {"ORG"}


WORDS = st.sampled_from("abc")


@given(st.dictionaries(WORDS, WORDS), st.permutations("abc"))
def test_a_renaming_that_mixes_nothing_up_has_a_way_back(attributes, order):
    there = dict(zip("abc", order, strict=True))
    forth = DetailMoves({("ORG", old): new for old, new in there.items()})
    back = DetailMoves({("ORG", new): old for old, new in there.items()})
    before = entity(*attributes.items())
    after = entity(*forth.of(before))
    assert back.of(after) == before.attributes


def test_answers_about_the_article_are_values_of_their_question():
    names = DetailNames({("topic", "", "a"): 2, ("topic", "kind", "a"): 1})
    names.rename(["topic"], Renames(values={("", "a"): "arts"}))
    assert names.moves.values == {("topic", "", "a"): "arts"}
    assert names.moves.questions == {"topic"}
    assert names.moves.labels == set()
    assert names.moves.answer(ArticleLabel("topic", "a")) == "arts"
    assert names.moves.answer(ArticleLabel("topic", "b")) == "b"
    assert names.moves.of(entity(("kind", "a"), label="topic")) == (("kind", "a"),)
