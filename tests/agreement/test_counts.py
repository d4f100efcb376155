import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import LABELS, TEXT, two

from annotator.agreement.counting import count
from annotator.agreement.counts import Counts, pooled
from annotator.errors import BadInput


@settings(max_examples=30)
@given(two())
def test_json_keeps_it_whole(both):
    counts = count(TEXT, both, LABELS)
    assert Counts.from_plain(json.loads(json.dumps(counts.to_plain()))) == counts


@pytest.mark.parametrize(
    "wrong",
    [None, 3, [1], {"tokens": {"a": "b"}}, {"other": {}}, {"tokens": 1}, {"layers": {"a": [1]}}],
)
def test_what_is_not_counts_is_refused(wrong):
    with pytest.raises(BadInput):
        Counts.from_plain(wrong)


@given(st.dictionaries(st.tuples(st.text("\\\ttn a"), st.text("\\\ttn a")), st.integers(1)))
def test_whatever_labels_are_called(table):
    counts = Counts(tokens=table)
    assert Counts.from_plain(json.loads(json.dumps(counts.to_plain()))) == counts


@settings(max_examples=30)
@given(two(), two())
def test_many_are_the_sum(one, other):
    first, second = count(TEXT, one, LABELS), count(TEXT, other, LABELS)
    both = pooled([first, second])
    assert both.totals["articles",] == 2
    assert sum(both.tokens.values()) == 2 * sum(first.tokens.values())
    assert pooled([both, Counts()]) == both == pooled([second, first])
