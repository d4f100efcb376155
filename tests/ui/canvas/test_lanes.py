from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.canvas.lanes import APART, Interval, packed

INTERVALS = st.lists(
    st.tuples(st.floats(0, 500), st.floats(1, 300)).map(lambda one: Interval(one[0], sum(one))),
    max_size=25,
)


def touch(one, other):
    return one.left - APART < other.right and other.left < one.right + APART


@given(INTERVALS)
def test_what_touches_lies_in_different_lanes(intervals):
    lanes = packed(intervals, 99)
    for i, one in enumerate(intervals):
        for j in range(i):
            assert lanes[i] != lanes[j] or not touch(one, intervals[j])


@given(INTERVALS)
def test_the_longer_of_two_that_touch_lies_above(intervals):
    lanes = packed(intervals, 99)
    for i, one in enumerate(intervals):
        for j, other in enumerate(intervals):
            if touch(one, other) and one.right - one.left < other.right - other.left:
                assert lanes[i] < lanes[j]


@given(INTERVALS, st.integers(1, 4))
def test_no_more_lanes_are_used_than_there_are(intervals, most):
    lanes = packed(intervals, most)
    assert all(lane is None or lane < most for lane in lanes)
    if None not in packed(intervals, most):
        assert lanes == packed(intervals, 99)


def test_what_lies_beside_takes_the_lowest_lane():
    assert packed([Interval(0, 50), Interval(60, 120), Interval(0, 120)], 9) == [0, 0, 1]
