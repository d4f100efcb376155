"""Charts: they show the numbers that they are given, and lie inside their frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.charts import (
    Bar,
    Part,
    Point,
    bars,
    heat_map,
    matrix,
    shown,
    stack,
    timeline,
)
from annotator.agreement.shapes import Box, Line, Text, mirrored

NAME = st.text(min_size=1, max_size=30)
SHARE = st.none() | st.floats(0, 1)


def drawings(names, values):
    counts = [[row * 3 + column for column in range(len(names))] for row in range(len(names))]
    pairs = {(a, b): values[0] for a in names for b in names if a < b}
    yield bars("t", [Bar(n, v, (0.1, 0.9), "×5") for n, v in zip(names, values, strict=True)])
    yield heat_map("t", names, counts, names)
    yield matrix("t", names, pairs)
    yield timeline("t", [Point(n, v) for n, v in zip(names, values, strict=True)])
    yield stack("t", [Part(n, i, "blue") for i, n in enumerate(names)])


@given(st.lists(st.tuples(NAME, SHARE), min_size=1, max_size=6, unique_by=lambda one: one[0]))
def test_everything_lies_inside_the_frame(rows):
    names, values = zip(*rows, strict=True)
    for drawing in drawings(names, values):
        for one in (drawing, mirrored(drawing)):
            for shape in one.shapes:
                assert all(-0.01 <= x <= one.width + 0.01 for x in ends(shape)), shape
            for door in one.doors:
                assert -0.01 <= door.x <= door.x + door.width <= one.width + 0.01, door


def ends(shape):
    match shape:
        case Box():
            return (shape.x, shape.x + shape.width)
        case Line():
            return (shape.x1, shape.x2)
        case Text():
            return (shape.x,)


def test_a_bar_is_as_long_as_its_value():
    chart = bars("F1", [Bar("ORG", 0.5, door="label:ORG"), Bar("GPE", 1.0), Bar("LOC", None)])
    half, whole = (shape.width for shape in chart.shapes if isinstance(shape, Box))
    assert half * 2 == pytest.approx(whole)
    assert [door.says for door in chart.doors] == ["ORG: 0.50", "GPE: 1.00", "LOC: undefined"]
    assert chart.doors[0].key == "label:ORG"


def test_an_interval_is_drawn_and_said():
    chart = bars("F1", [Bar("ORG", 0.5, (0.25, 0.75))])
    box = next(shape for shape in chart.shapes if isinstance(shape, Box))
    whisker = next(s for s in chart.shapes if isinstance(s, Line) and s.paint == "ink")
    assert whisker.x2 - whisker.x1 == pytest.approx(box.width)
    assert chart.doors[0].says == "ORG: 0.50 (95 %: 0.25 to 0.75)"


def test_a_heat_map_has_a_door_for_every_cell_that_is_not_empty():
    chart = heat_map("Labels", ["ORG", "none"], [[3, 0], [1, 0]], ["ORG", ""])
    assert [door.key for door in chart.doors] == ["cell:ORG:ORG", "cell::ORG"]
    agreed, differing = [s for s in chart.shapes if isinstance(s, Box) and s.paint != "border"]
    assert (agreed.paint, differing.paint) == ("success", "danger")


def test_a_matrix_shows_a_pair_both_ways_and_has_one_door():
    chart = matrix("Pairs", ["a", "b"], {("a", "b"): 0.75})
    assert [s.words for s in chart.shapes if isinstance(s, Text)].count("0.75") == 2
    assert [door.key for door in chart.doors] == ["pair:a:b"]


def test_what_is_undefined_breaks_the_line():
    points = [Point("1", 0.5), Point("2", None), Point("3", 0.5), Point("4", 0.5)]
    chart = timeline("Weeks", points)
    assert len([s for s in chart.shapes if isinstance(s, Line) and s.paint == "accent"]) == 1
    assert [door.says for door in chart.doors][1] == f"2: {shown(None)}"


def test_a_stack_is_as_long_as_its_whole():
    chart = stack("Classes", [Part("EDGE", 3, "blue", "kind:EDGE"), Part("ONLY", 1, "red")])
    edge, only = [s for s in chart.shapes if isinstance(s, Box)][:2]
    assert (edge.width + 1.5) == pytest.approx(3 * (only.width + 1.5))
    assert [door.says for door in chart.doors] == ["EDGE: 3, 75 %", "ONLY: 1, 25 %"]
