import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import LABELS, TEXT, two

from annotator.agreement.bulk import Article, count_many, only_edges, tables
from annotator.agreement.counting import count
from annotator.agreement.counts import NONE, pooled
from annotator.agreement.layers import layer_of, match
from annotator.agreement.scores import entity_scores
from annotator.model.marks import Span

NAMES = ["GPE", "ORG", "PERS"]
EXCLUDED = (Span(0, 4),)


def bulk(articles):
    both = tuple([one[side] for one in articles] for side in (0, 1))
    return count_many([Article(TEXT, EXCLUDED)] * len(articles), both, LABELS)


@settings(max_examples=25)
@given(st.lists(two(), max_size=4))
def test_many_at_once_are_counted_as_one_by_one(articles):
    assert bulk(articles) == [count(TEXT, both, LABELS, EXCLUDED) for both in articles]


@settings(max_examples=15)
@given(st.lists(two(), min_size=1, max_size=4))
def test_the_tables_say_what_the_scores_say(articles):
    a, b = (layer_of([one[side] for one in articles], NAMES) for side in (0, 1))
    matched = match(a, b)
    texts = [Article(TEXT)] * len(articles)
    found = tables(len(articles), a, b, matched, only_edges(texts, a, b, matched))
    scores = entity_scores(pooled(bulk(articles)))
    for measure in ("strict", "edge", "overlap"):
        over, under = (part.sum(0) for part in found.parts(measure))
        for at, label in enumerate([*NAMES, NONE]):
            score = scores[measure].get(label)
            assert (over[at], under[at]) == (score.parts if score else (0, 0))


def test_nothing_is_counted_too():
    assert bulk([]) == []
    empty = layer_of([], NAMES)
    assert not len(empty)
    assert tables(0, empty, empty, match(empty, empty), np.zeros(0, bool)).a.shape == (0, 3)
