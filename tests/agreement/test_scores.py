import pytest
from hypothesis import given, settings
from pairs import LABELS, TEXT, annotations, two

from annotator.agreement.counting import count
from annotator.agreement.counts import NONE, Counts
from annotator.agreement.scores import (
    Score,
    SemEval,
    alpha_of_pairs,
    answer_scores,
    coverage,
    entity_scores,
    fleiss_of_pairs,
    label_alpha,
    relation_scores,
    semeval,
    token_scores,
)
from annotator.model.annotation import Annotation

ONE = Counts(
    entities={("ORG", "ORG"): 6, ("ORG", "GPE"): 2, ("ORG", NONE): 2, (NONE, "GPE"): 1},
    same_spans={("ORG", "ORG"): 4, ("ORG", "GPE"): 1},
    classes={("EDGE", "ORG"): 1, ("WORD", "ORG"): 1},
)


def test_the_three_ways_to_match():
    found = entity_scores(ONE)
    assert found["strict"][NONE] == Score(4, 10, 9)
    assert found["edge"]["ORG"] == Score(5, 10, 6)
    assert found["overlap"]["ORG"] == Score(6, 10, 6)
    assert found["overlap"]["GPE"] == Score(0, 0, 3)
    assert found["strict"][NONE].f1 == pytest.approx(8 / 19)
    assert coverage(ONE) == pytest.approx(16 / 19)


def test_semeval_by_hand():
    found = semeval(ONE)
    assert found["strict"] == SemEval(4, 4, 0, 2, 1)
    assert found["exact"] == SemEval(5, 3, 0, 2, 1)
    assert found["partial"] == SemEval(5, 0, 3, 2, 1)
    assert found["type"] == SemEval(6, 2, 0, 2, 1)
    precision, recall = 6.5 / 9, 6.5 / 10
    assert found["partial"].f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_relations_by_hand():
    table = {("a", "in"): 4, ("b", "in"): 3, ("exact", "in"): 1, ("relaxed", "in"): 2}
    found = relation_scores(Counts(relations=table | {("given_a", "in"): 3, ("given_b", "in"): 2}))
    assert found["strict"]["in"].f1 == pytest.approx(2 / 7)
    assert found["relaxed"][NONE].f1 == pytest.approx(4 / 7)
    assert found["given_ends"]["in"].f1 == pytest.approx(4 / 5)


def test_words_with_and_without_o():
    found = token_scores({("", ""): 98, ("ORG", "ORG"): 1, ("ORG", ""): 1})
    assert found["kappa"] == pytest.approx((0.99 - 0.9704) / (1 - 0.9704))
    assert found["kappa_without_o"] == 0
    assert found["alpha"] > 0.6


@pytest.mark.parametrize("tokens", [{}, {("", ""): 5}, {("ORG", "ORG"): 5}])
def test_one_label_or_nothing_is_undefined_and_never_one(tokens):
    assert set(token_scores(tokens).values()) == {None}
    assert label_alpha(Counts(entities={("ORG", "ORG"): 5})) is None
    assert entity_scores(Counts())["strict"][NONE].f1 is None
    assert coverage(Counts()) is None
    assert semeval(Counts())["strict"].f1 is None
    assert answer_scores(Counts(answers={("t", "x", "x"): 4}), {})["t"] is None


def test_answers_that_are_missing_are_left_out():
    table = {("t", "x", "x"): 3, ("t", "y", "y"): 2, ("t", "x", NONE): 5}
    assert answer_scores(Counts(answers=table), {"t": 2}) == {"t": pytest.approx(1)}
    assert answer_scores(Counts(answers={("t", "x", NONE): 5}), {}) == {"t": None}


def test_several_annotators_from_the_tables_of_their_pairs():
    items = ["aab", "bbb", "aaa", "abb", "aba"]
    tables = []
    for i, j in ((0, 1), (0, 2), (1, 2)):
        table = {}
        for item in items:
            table[item[i], item[j]] = table.get((item[i], item[j]), 0) + 1
        tables.append(table)
    # observed (1/3 + 1 + 1 + 1/3 + 1/3) / 5; shares 8/15 and 7/15
    expected = (64 + 49) / 225
    assert fleiss_of_pairs(tables) == pytest.approx((0.6 - expected) / (1 - expected))
    apart = 6 / 15 * (15 - 1) / (2 * 8 * 7 / 15)
    assert alpha_of_pairs((table, 3) for table in tables) == pytest.approx(1 - apart)


@settings(max_examples=30)
@given(two())
def test_they_are_the_same_from_both_sides(both):
    there, back = count(TEXT, both, LABELS), count(TEXT, both[::-1], LABELS)
    for scores in (entity_scores, relation_scores):
        first, second = scores(there), scores(back)
        for name, labels in first.items():
            if name != "overlap":  # of equal weights, either may be taken
                assert {k: s.f1 for k, s in labels.items()} == {
                    k: s.f1 for k, s in second[name].items()
                }
    assert token_scores(there.tokens) == pytest.approx(token_scores(back.tokens))
    assert coverage(there) == coverage(back)


@settings(max_examples=30)
@given(two())
def test_each_way_to_match_is_wider_than_the_one_before(both):
    found = entity_scores(count(TEXT, both, LABELS))
    for label in found["strict"]:
        matches = [found[name][label].matches for name in ("strict", "edge", "overlap")]
        assert matches == sorted(matches)
        assert matches[2] <= min(found["strict"][label].a, found["strict"][label].b)


@settings(max_examples=30)
@given(annotations())
def test_identical_annotations_give_one(one):
    counts = count(TEXT, (one, Annotation.of(one.marks())), LABELS)
    found = [*entity_scores(counts).values(), *relation_scores(counts).values()]
    assert all(score.f1 in (None, 1.0) for labels in found for score in labels.values())
    assert set(token_scores(counts.tokens).values()) <= {None, 1.0}
