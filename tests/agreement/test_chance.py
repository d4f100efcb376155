import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.chance import (
    MISSING,
    Level,
    bennett_s,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    nominal_alpha,
    scott_pi,
    weighted_kappa,
)

TABLES = st.integers(1, 4).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=n, max_size=n
    ).map(np.array)
)
MEASURES = [bennett_s, scott_pi, cohen_kappa, nominal_alpha]


def ratings_of(table):
    return np.array(
        [(i, j) for (i, j), n in np.ndenumerate(table) for _ in range(n)], dtype=np.int64
    ).reshape(-1, 2)


@pytest.mark.parametrize("measure", MEASURES)
@given(table=TABLES)
def test_it_is_the_same_from_both_sides(measure, table):
    assert measure(table) == pytest.approx(measure(table.T))


@pytest.mark.parametrize("measure", MEASURES)
def test_full_agreement_is_one_and_one_category_is_undefined(measure):
    assert measure([[3, 0, 0], [0, 2, 0], [0, 0, 7]]) == 1.0
    assert measure([[5]]) is None
    assert measure([[0, 0], [0, 0]]) is None
    assert measure(np.zeros((0, 0))) is None


def test_one_category_of_two_that_were_used():
    assert scott_pi([[5, 0], [0, 0]]) is None
    assert cohen_kappa([[5, 0], [0, 0]]) is None
    assert nominal_alpha([[5, 0], [0, 0]]) is None
    assert gwet_ac1(np.zeros((5, 2), dtype=np.int64)) is None


@settings(max_examples=50)
@given(TABLES)
def test_the_table_and_its_items_say_the_same(table):
    items = ratings_of(table)
    assert krippendorff_alpha(items) == pytest.approx(nominal_alpha(table))
    if len(items):
        counts = np.array([[list(item).count(k) for k in range(len(table))] for item in items])
        assert fleiss_kappa(counts) == pytest.approx(scott_pi(table))


@settings(max_examples=50)
@given(TABLES)
def test_equal_distances_are_plain_kappa(table):
    assert weighted_kappa(table, 1 - np.eye(len(table))) == pytest.approx(cohen_kappa(table))


def test_what_is_missing_is_not_a_category():
    items = np.array([[0, 0], [1, 1], [0, MISSING], [MISSING, MISSING]])
    assert krippendorff_alpha(items) == pytest.approx(krippendorff_alpha(items[:2])) == 1
    assert gwet_ac1(items) == pytest.approx(1)


def test_fleiss_needs_as_many_for_each_item():
    assert fleiss_kappa([[2, 0], [1, 2]]) is None
    assert fleiss_kappa(np.zeros((0, 2))) is None


def test_the_far_apart_weigh_more_on_an_ordered_scale():
    near, far = np.array([[0, 1], [1, 1], [2, 2]]), np.array([[0, 2], [1, 1], [2, 2]])
    for level in (Level.ORDINAL, Level.INTERVAL, Level.RATIO):
        assert krippendorff_alpha(near, level, [1, 2, 3]) > krippendorff_alpha(
            far, level, [1, 2, 3]
        )
    assert gwet_ac1(near, categories=5) > gwet_ac1(near, categories=3)
