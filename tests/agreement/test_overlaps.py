from hypothesis import given
from hypothesis import strategies as st
from pairs import entity

from annotator.agreement.overlaps import common, contains, covered, shared_part, size
from annotator.model.marks import Span

BOUNDS = st.lists(st.integers(0, 30), min_size=2, max_size=6, unique=True).map(
    lambda at: sorted(at)[: len(at) // 2 * 2]
)


def spans(*bounds):
    return entity("e", "ORG", *bounds).spans


def letters(fragments):
    return {at for s in fragments for at in range(s.start, s.end)}


def test_spans_that_touch_have_nothing_in_common():
    assert common(spans(0, 5), spans(5, 9)) == 0
    assert shared_part(spans(0, 5), spans(5, 9)) == 0.0


def test_fragments_count_together():
    assert common(spans(0, 4, 8, 12), spans(2, 10)) == 4
    assert shared_part(spans(0, 4, 8, 12), spans(2, 10)) == 4 / 12


@given(BOUNDS, BOUNDS)
def test_they_are_sets_of_letters(first, second):
    a, b = ([Span(*p) for p in zip(x[::2], x[1::2], strict=True)] for x in (first, second))
    assert size(a) == len(letters(a))
    assert common(a, b) == common(b, a) == len(letters(a) & letters(b))
    assert contains(a, b) == (letters(a) >= letters(b))
    assert covered(a, [b, b]) == common(a, b)
