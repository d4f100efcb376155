import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import BadInput
from annotator.model.decision import Method, Provenance, SourceMark
from annotator.model.plain_decision import of_provenance, to_provenance

WORDS = st.text(max_size=5)
NAMES = st.text(min_size=1, max_size=5)


@st.composite
def provenances(draw):
    voters = draw(st.integers(0, 4))
    votes = draw(st.integers(0, voters))
    sources = draw(st.lists(st.builds(SourceMark, NAMES, NAMES, WORDS), max_size=3))
    method = draw(st.sampled_from(Method))
    kind, reason, batch = draw(st.tuples(WORDS, WORDS, WORDS))
    return Provenance(
        method, draw(WORDS), draw(WORDS), tuple(sources), votes, voters, kind, reason, batch
    )


@given(provenances())
def test_what_was_made_plain_comes_back(why):
    assert to_provenance(of_provenance(why)) == why


def test_what_says_nothing_is_left_out():
    assert of_provenance(Provenance(Method.NEW, "layla", "")) == {
        "method": "new",
        "author": "layla",
    }


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ([], "object"),
        ({}, "decide"),
        ({"method": "guess"}, "guess"),
        ({"method": "new", "votes": [3, 2]}, "votes"),
        ({"method": "new", "votes": [True, 2]}, "votes"),
        ({"method": "new", "sources": [{"mark": "m"}]}, "annotator"),
        ({"method": "new", "reason": 5}, "reason"),
    ],
)
def test_what_cannot_be_is_refused(fields, why):
    with pytest.raises(BadInput, match=why):
        to_provenance(fields)
