import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.canvas.outline import outline
from annotator.ui.canvas.strands import Stem


def ends(line):
    return {(line.x1(), line.y1()), (line.x2(), line.y2())}


def test_a_bracket_is_two_uprights_a_beam_and_round_corners():
    made = outline(10.0, 90.0, -24.0, (Stem(10.0, 4.0, False), Stem(90.0, 4.0, True)), 0)
    assert [ends(line) for line in made.lines] == [
        {(10, 4), (10, -18)},
        {(90, -18), (90, 4)},
        {(16, -24), (84, -24)},
    ]
    assert made.bends.boundingRect().getRect() == (10, -24, 80, 6)


def test_a_side_without_stem_runs_straight_on():
    made = outline(0.0, 90.0, -8.0, (Stem(90.0, 4.0, True),), 0)
    assert (0, -8) in ends(made.lines[-1])


def test_a_stub_ends_in_an_angle_towards_the_rest():
    made = outline(10.0, 90.0, -8.0, (Stem(90.0, 4.0, False),), -1)
    assert [ends(line) for line in made.lines[-2:]] == [
        {(10.5, -8), (14, -11.5)},
        {(10.5, -8), (14, -4.5)},
    ]


def test_a_stem_between_the_ends_stands_on_the_beam():
    made = outline(0.0, 90.0, -8.0, (Stem(40.0, 4.0, False),), 0)
    assert ends(made.lines[-1]) == {(40, 4), (40, -8)}


@given(st.floats(0, 500), st.floats(0, 400), st.floats(-200, -7))
def test_all_of_it_lies_between_its_ends(left, width, y):
    right = left + width
    made = outline(left, right, y, (Stem(left, 4.0, False), Stem(right, 4.0, True)), 0)
    for line in made.lines:
        for x, height in ends(line):
            assert left - 0.01 <= x <= right + 0.01
            assert y <= height <= 4
    box = made.bends.boundingRect()
    assert box.left() == pytest.approx(left)
    assert box.right() == pytest.approx(right, abs=1.0)
