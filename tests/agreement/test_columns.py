import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import LABELS, TEXT, two

from annotator.agreement.columns import Column, Columns
from annotator.agreement.counting import count
from annotator.agreement.counts import NONE, Counts, pooled
from annotator.agreement.scores import entity_scores, relation_scores

PAIR = ("a", "b")


def counted(strict, alone):
    """An article with so many of one label that match, and so many that are alone."""
    return Counts(
        entities={("ORG", "ORG"): strict, ("ORG", NONE): alone},
        same_spans={("ORG", "ORG"): strict},
        classes={("ONLY", "ORG"): alone},
    )


@settings(max_examples=25)
@given(st.lists(two(), min_size=1, max_size=3))
def test_they_divide_what_the_scores_divide(articles):
    counts = [count(TEXT, both, LABELS) for both in articles]
    columns = Columns({PAIR: {str(at): one for at, one in enumerate(counts)}})
    whole = pooled(counts)
    scores = entity_scores(whole) | {"relations": relation_scores(whole)["strict"]}
    for measure, by_label in scores.items():
        f1 = columns.mean_of(measure, range(len(counts)))
        wanted = by_label[NONE].f1
        assert math.isnan(f1) if wanted is None else f1 == pytest.approx(wanted)
    assert columns.disagreements.sum() == sum(whole.classes.values()) + sum(
        whole.relation_classes.values()
    )


def test_an_article_is_the_mean_of_its_pairs():
    columns = Columns(
        {PAIR: {"one": counted(1, 0), "two": counted(0, 0)}, ("a", "c"): {"one": counted(1, 2)}}
    )
    assert columns.articles == ["one", "two"]
    assert columns.pairs.tolist() == [2, 1]
    means = columns.means("strict")
    assert means[0] == pytest.approx((1 + 0.5) / 2)
    assert np.isnan(means[1])
    assert columns.disagreements.tolist() == [2, 0]


def test_a_label_has_an_interval_of_its_own():
    columns = Columns({PAIR: {str(n): counted(4, n % 3) for n in range(30)}})
    drawn = columns.draw(0)
    low, high = drawn.interval([Column(PAIR, "strict", "ORG")])
    assert low < columns.mean_of("strict", range(30)) < high
    assert drawn.interval([Column(PAIR, "strict", "PERS")]) is None
    assert columns.interval("strict", range(30), 0) == pytest.approx([low, high])
    assert columns.interval("strict", [], 0) is None


def test_no_articles():
    columns = Columns({})
    assert columns.articles == []
    assert columns.draw(0).interval([]) is None


def test_an_edge_counts_where_edges_are_trimmed():
    one = Counts(entities={("ORG", "ORG"): 2}, classes={("EDGE", "ORG"): 1, ("WORD", "ORG"): 1})
    columns = Columns({PAIR: {"one": one}})
    shares = [columns.mean_of(name, [0]) for name in ("strict", "edge", "overlap")]
    assert shares == [0, 0.5, 1]
