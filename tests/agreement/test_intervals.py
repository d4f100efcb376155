import numpy as np
import pytest

from annotator.agreement.intervals import interval_of_mean, intervals, resampled


def table(*rows):
    return np.array(rows, dtype=float)


def test_the_same_seed_gives_the_same_interval():
    over, under = table([3], [1], [4], [1]), table([5], [9], [5], [3])
    assert intervals(over, under, 7) == intervals(over, under, 7)
    assert intervals(over, under, 7) != intervals(over, under, 8)


def test_it_holds_the_ratio_of_sums_and_narrows_with_articles():
    chance = np.random.default_rng(1)
    under = chance.integers(5, 40, (400, 1)).astype(float)
    over = np.round(under * chance.uniform(0.5, 1, (400, 1)))
    (low, high), (few_low, few_high) = (intervals(over[:n], under[:n], 0)[0] for n in (400, 10))
    assert low < over.sum() / under.sum() < high
    assert high - low < few_high - few_low


def test_articles_that_agree_alike_leave_no_doubt():
    assert intervals(table([4], [8]), table([8], [16]), 0) == [(0.5, 0.5)]


def test_what_is_undefined_has_no_interval():
    assert intervals(table([0], [0]), table([0], [0]), 0) == [None]
    assert intervals(table([1]), table([2]), 0) == [None]
    assert intervals(np.zeros((0, 1)), np.zeros((0, 1)), 0) == [None]


def test_a_drawing_without_the_label_is_left_out():
    over, under = np.zeros((30, 1)), np.zeros((30, 1))
    over[0], under[0] = 1, 2
    assert intervals(over, under, 0) == [(0.5, 0.5)]


def test_the_mean_over_pairs_draws_their_articles_together():
    over, under = table([1, 3], [3, 1], [2, 2]), table([4, 4], [4, 4], [4, 4])
    ratios = resampled(over, under, 0)
    assert interval_of_mean(ratios, [0, 1]) == pytest.approx((0.5, 0.5))
    assert interval_of_mean(ratios, [0]) == intervals(over, under, 0)[0]


def test_drawing_articles_covers_the_truth_and_drawing_marks_does_not():
    chance = np.random.default_rng(5)
    held = {"articles": 0, "marks": 0}
    for seed in range(150):
        skill = chance.beta(4, 2, 30)[:, None]
        over = chance.binomial(20, skill).astype(float)
        under = np.full((30, 1), 20.0)
        low, high = intervals(over, under, seed, 300)[0]
        held["articles"] += low <= 4 / 6 <= high
        marks = chance.binomial(600, over.sum() / 600, 300) / 600
        low, high = np.percentile(marks, (2.5, 97.5))
        held["marks"] += low <= 4 / 6 <= high
    assert held["articles"] >= 135
    assert held["marks"] <= 110
