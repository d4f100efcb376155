"""Drawings: mirrored they are the same drawing, seen from the other side."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.shapes import (
    Anchor,
    Box,
    Door,
    Drawing,
    Line,
    Text,
    breadth,
    mirrored,
    shortened,
)

PLACE = st.integers(0, 400).map(float)
BOXES = st.builds(Box, PLACE, PLACE, PLACE, PLACE, st.just("ink"))
LINES = st.builds(Line, PLACE, PLACE, PLACE, PLACE, st.just("ink"))
TEXTS = st.builds(Text, PLACE, PLACE, st.text(max_size=3), st.sampled_from(Anchor))
DOORS = st.builds(Door, st.text(max_size=3), PLACE, PLACE, PLACE, PLACE, st.text(max_size=3))
DRAWINGS = st.builds(
    Drawing,
    st.just("title"),
    st.just(400.0),
    st.just(100.0),
    st.lists(BOXES | LINES | TEXTS).map(tuple),
    st.lists(DOORS).map(tuple),
)


@given(DRAWINGS)
def test_mirrored_twice_is_the_same(drawing):
    assert mirrored(mirrored(drawing)) == drawing


def test_what_stands_at_the_left_stands_at_the_right():
    box, door = Box(10, 0, 30, 5, "ink"), Door("k", 10, 0, 30, 5, "thirty")
    line, text = Line(10, 0, 40, 0, "ink"), Text(10, 0, "words", Anchor.LEFT)
    turned = mirrored(Drawing("t", 100, 10, (box, line, text), (door,)))
    other_box, other_line, other_text = turned.shapes
    assert (other_box.x, other_line.x1, other_line.x2) == (60, 90, 60)
    assert (other_text.x, other_text.anchor, other_text.words) == (90, Anchor.RIGHT, "words")
    assert turned.doors[0].x == 60


def test_words_are_the_title_and_every_number():
    doors = (Door("a", 0, 0, 1, 1, "ORG: 0.90"), Door("b", 0, 0, 1, 1, "GPE: 0.80"))
    assert Drawing("F1", 10, 10, (), doors).words == "F1\nORG: 0.90\nGPE: 0.80"


@given(st.text(min_size=1, max_size=60), st.floats(20, 300))
def test_shortened_words_fit(words, width):
    short = shortened(words, width)
    assert short == words or (short.endswith("…") and breadth(short[:-1]) <= width)
