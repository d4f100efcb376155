from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.agreement.unitizing import (
    GAP,
    Lengths,
    alpha_of_2004,
    family,
    lengths,
    overlaps_itself,
)

END = 40


@st.composite
def units(draw):
    """Units of one annotator that do not overlap; some touch."""
    bounds = sorted(draw(st.lists(st.integers(0, END), max_size=8, unique=True)))
    labels = st.sampled_from("xy")
    pairs = pairwise(bounds)
    return [(a, b, draw(labels)) for a, b in pairs if draw(st.booleans())]


def by_letter(annotators):
    """What each letter of the text is called, for each annotator."""
    found = []
    for one in annotators:
        row = [GAP] * END
        for start, end, label in one:
            row[start:end] = [label] * (end - start)
        found.append(row)
    return found


@settings(max_examples=40)
@given(st.lists(units(), min_size=2, max_size=4))
def test_lengths_are_counts_of_letters(annotators):
    found = lengths(annotators, 0, END).together
    rows = by_letter(annotators)
    counted = {}
    for i, one in enumerate(rows):
        for j, other in enumerate(rows):
            if i != j:
                for pair in zip(one, other, strict=True):
                    counted[pair] = counted.get(pair, 0) + 1 / (len(rows) - 1)
    assert {k: v for k, v in found.items() if v} == pytest.approx(counted)


@settings(max_examples=40)
@example([(1, 2, "y")], [(1, 3, "x")])
@given(units(), units())
def test_it_is_the_same_from_both_sides_and_never_above_one(first, second):
    there, back = (family(lengths(both, 0, END)) for both in ((first, second), (second, first)))
    assert there == back
    values = [there.nominal, there.binary, there.coding, *there.by_label.values()]
    assert all(value is None or value <= 1 for value in values)


@settings(max_examples=40)
@given(units())
def test_who_agrees_has_one_or_nothing_to_agree_on(one):
    found = family(lengths([one, one], 0, END))
    assert found.nominal in (None, 1.0)
    assert found.binary in (None, 1.0)
    assert alpha_of_2004([one, one], 0, END)[0] in (None, 1.0)


def test_coding_looks_only_where_both_marked():
    first, second = [(0, 10, "x"), (20, 30, "y")], [(2, 10, "x"), (20, 30, "x")]
    found = family(lengths([first, second], 0, END))
    assert found.binary > found.coding
    assert found.nominal < 1
    assert found.by_label.keys() == {"x", "y"}


def test_where_units_lie_is_judged_apart_from_what_they_are():
    found = family(lengths([[(0, 10, "x")], [(0, 10, "y")]], 0, END))
    assert found.binary == 1
    assert found.nominal < 1


@settings(max_examples=30)
@given(units(), units(), units(), units())
def test_texts_are_added_up(a, b, c, d):
    both = lengths([a, b], 0, END) + lengths([c, d], 0, END)
    moved = [[(s + END, e + END, k) for s, e, k in one] for one in (c, d)]
    joined = lengths([a + moved[0], b + moved[1]], 0, 2 * END)
    assert {k: v for k, v in both.together.items() if v} == pytest.approx(
        {k: v for k, v in joined.together.items() if v}
    )
    assert both.squares == pytest.approx(joined.squares)
    assert both.shared_squares == pytest.approx(joined.shared_squares)


@settings(max_examples=60)
@given(st.lists(units(), min_size=2, max_size=3))
def test_shared_parts_are_those_that_another_marked(annotators):
    marked = [{at for start, end, _ in one for at in range(start, end)} for one in annotators]
    expected = Counter()
    for n, one in enumerate(annotators):
        others = set().union(*marked[:n], *marked[n + 1 :])
        for start, end, label in one:
            expected[label] += len(others & set(range(start, end))) ** 2
    assert lengths(annotators, 0, END).shared_squares == expected


def test_nothing_marked_is_undefined():
    assert family(lengths([[], []], 0, END)).nominal is None
    assert family(Lengths()).nominal is None


def test_units_that_touch_do_not_overlap():
    assert not overlaps_itself([(5, 9, "x"), (0, 5, "x")])
    assert overlaps_itself([(0, 6, "x"), (5, 9, "y")])
