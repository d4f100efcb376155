from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import RuleBroken
from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, Span
from annotator.usecases import chains
from annotator.usecases.chains import Chain, add_to_chain, chain_of, removal, take_out

SAME = RelationLabel("same_as", symmetric=True, transitive=True)
LABELS = LabelSet(
    "l",
    (Label("ORG"), Label("GPE")),
    (RelationLabel("near", symmetric=True), RelationLabel("part_of", transitive=True), SAME),
)
FIVE = "abcde"


def entity(uid, label="ORG"):
    start = 10 * (ord(uid) - ord("a"))
    return Entity(uid, (Span(start, start + 5),), label)


def article(*relations, of=FIVE):
    return Annotation.of([*map(entity, of), *relations])


def joined(annotation, *pairs, labels=LABELS):
    for one, other in pairs:
        annotation = edits.apply(annotation, add_to_chain(annotation, labels, one, other))
    return annotation


def links(annotation):
    return sorted((r.head, r.tail) for r in annotation.relations.values())


def test_members_are_joined_to_the_next_in_reading_order():
    annotation = joined(article(), ("e", "a"), ("c", "e"))
    assert chain_of(annotation, LABELS, "c") == ("a", "c", "e")
    assert links(annotation) == [("a", "c"), ("c", "e")]
    assert chains.chains(annotation, LABELS) == [Chain("same_as", ("a", "c", "e"))]
    assert chain_of(annotation, LABELS, "b") == ()


@pytest.mark.parametrize("order", list(permutations("abcd")))
def test_the_same_chain_is_the_same_relations_whatever_the_order(order):
    annotation = joined(article(), *((one, order[0]) for one in order[1:]))
    assert links(annotation) == [("a", "b"), ("b", "c"), ("c", "d")]


def test_two_chains_become_one_and_relations_that_fit_stay():
    annotation = joined(article(), ("a", "b"), ("d", "e"))
    kept = set(annotation.relations)
    annotation = joined(annotation, ("e", "a"))
    assert links(annotation) == [("a", "b"), ("b", "d"), ("d", "e")]
    assert kept <= set(annotation.relations)


def test_another_shape_is_read_as_the_same_chain_and_put_in_order_when_it_grows():
    star = [Relation(f"r{n}", "c", uid, "same_as") for n, uid in enumerate("abd")]
    annotation = article(*star)
    assert chain_of(annotation, LABELS, "a") == ("a", "b", "c", "d")
    assert links(joined(annotation, ("e", "a"))) == [
        ("a", "b"), ("c", "b"), ("c", "d"), ("d", "e"),
    ]  # fmt: skip


def test_what_somebody_wrote_on_a_relation_is_not_thrown_away():
    noted = Relation("r", "a", "c", "same_as", note="?")
    assert "r" in joined(article(noted), ("b", "a")).relations


def test_an_entity_that_goes_leaves_the_chain_whole_in_the_same_edit():
    annotation = joined(article(), ("a", "b"), ("b", "c"), ("c", "d"))
    edit = removal(annotation, LABELS, annotation.entities["b"], annotation.entities["c"])
    after = edits.apply(annotation, edit)
    assert links(after) == [("a", "d")]
    assert edits.apply(after, edit.inverse()) == annotation


def test_an_end_that_goes_needs_no_bridge():
    annotation = joined(article(), ("a", "b"), ("b", "c"))
    assert links(edits.apply(annotation, removal(annotation, LABELS, entity("c")))) == [("a", "b")]
    pair = joined(article(), ("a", "b"))
    assert links(edits.apply(pair, removal(pair, LABELS, entity("b")))) == []


def test_other_relations_go_with_their_entity_as_ever():
    near = Relation("n", "a", "b", "near")
    after = edits.apply(article(near), removal(article(near), LABELS, entity("a")))
    assert not after.relations
    alone = edits.apply(article(near), removal(article(near), LABELS, near))
    assert set(alone.entities) == set(FIVE)


def test_an_entity_is_taken_out_and_keeps_its_other_relations():
    annotation = joined(article(Relation("n", "b", "d", "near")), ("a", "b"), ("b", "c"))
    after = edits.apply(annotation, take_out(annotation, LABELS, "b"))
    assert links(after) == [("a", "c"), ("b", "d")]
    with pytest.raises(RuleBroken, match="no chain"):
        take_out(after, LABELS, "b")


def test_what_cannot_be_joined_is_refused():
    annotation = joined(article(), ("a", "b"))
    with pytest.raises(RuleBroken, match="already"):
        add_to_chain(annotation, LABELS, "a", "b")
    with pytest.raises(RuleBroken, match="already"):
        add_to_chain(annotation, LABELS, "a", "a")
    with pytest.raises(RuleBroken, match="symmetric, transitive"):
        add_to_chain(annotation, LabelSet("none", relations=LABELS.relations[:2]), "a", "c")
    narrow = RelationLabel(
        "same_as", heads=("GPE",), tails=("GPE",), symmetric=True, transitive=True
    )
    with pytest.raises(RuleBroken, match="does not lead from ORG to ORG"):
        add_to_chain(annotation, LabelSet("narrow", relations=(narrow,)), "a", "c")


@given(
    pairs=st.lists(st.tuples(*[st.sampled_from(FIVE)] * 2).filter(lambda p: p[0] != p[1])),
    gone=st.sets(st.sampled_from(FIVE)),
)
def test_whatever_goes_those_who_stay_are_together_as_before(pairs, gone):
    before = article(*(Relation(f"r{n}", *pair, "same_as") for n, pair in enumerate(pairs)))
    after = edits.apply(before, removal(before, LABELS, *map(entity, gone)))
    for uid in after.entities:
        stayed = tuple(one for one in chain_of(before, LABELS, uid) if one not in gone)
        assert chain_of(after, LABELS, uid) == (stayed if len(stayed) > 1 else ())


@given(st.permutations(FIVE), st.lists(st.integers(0, 90), min_size=5, max_size=5, unique=True))
def test_a_chain_stays_in_reading_order_wherever_its_members_move(order, places):
    annotation = joined(article(), *((one, order[0]) for one in order[1:]))
    for uid, start in zip(FIVE, places, strict=True):
        entity = annotation.entities[uid]
        edit = chains.respan(annotation, LABELS, entity, Span(start, start + 3))
        assert edits.apply(edits.apply(annotation, edit), edit.inverse()) == annotation
        annotation = edits.apply(annotation, edit)
        members = chain_of(annotation, LABELS, uid)
        assert set(members) == set(FIVE)
        pairs = {frozenset(pair) for pair in pairwise(members)}
        assert {frozenset(link) for link in links(annotation)} == pairs


def test_a_chain_in_another_shape_is_left_as_it_came():
    star = [Relation(f"r{n}", "c", uid, "same_as") for n, uid in enumerate("abd")]
    annotation = article(*star)
    edit = chains.respan(annotation, LABELS, annotation.entities["a"], Span(90, 95))
    assert len(edit.changes) == 1
