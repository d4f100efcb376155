"""How sure a measure is: 95 % intervals by drawing articles again, for all measures at once.

Articles are drawn and not marks, since the marks of one article go together: drawn by marks, the
interval holds the truth in 63 % of cases and not in 95 %.
"""

from collections.abc import Sequence

import numpy as np

from annotator.agreement.chance import Floats

DRAWS = 1000
FEW = 20
"""Below so many articles an interval says little: *few articles*."""
_PERCENT = (2.5, 97.5)
_AT_ONCE = 100
Interval = tuple[float, float]


def intervals(
    numerators: Floats, denominators: Floats, seed: int, draws: int = DRAWS
) -> list[Interval | None]:
    """The 95 % interval of each ratio of sums; None where it is undefined or there is one article.

    Both tables have a row for each article and a column for each measure: what it adds to the
    ratio's numerator and denominator. The same seed gives the same intervals.
    """
    ratios = resampled(numerators, denominators, seed, draws)
    return [_interval(column) for column in ratios.T]


def interval_of_mean(ratios: Floats, columns: Sequence[int]) -> Interval | None:
    """The interval of the mean over some columns of what ``resampled`` gave."""
    chosen = ratios[:, list(columns)]
    defined = np.isfinite(chosen)
    count = defined.sum(1)
    sums = np.where(defined, chosen, 0).sum(1)
    return _interval(np.divide(sums, count, out=np.full(len(sums), np.nan), where=count > 0))


def resampled(numerators: Floats, denominators: Floats, seed: int, draws: int = DRAWS) -> Floats:
    """Each ratio in each drawing of as many articles as there are; NaN where it is undefined."""
    articles, measures = numerators.shape
    found = np.full((draws, measures), np.nan)
    if articles <= 1:
        return found
    chance = np.random.default_rng(seed)
    both = np.hstack([numerators, denominators])
    for first in range(0, draws, _AT_ONCE):
        times = _drawn(chance, min(_AT_ONCE, draws - first), articles)
        sums = times @ both
        over, under = sums[:, :measures], sums[:, measures:]
        np.divide(over, under, out=found[first : first + len(times)], where=under > 0)
    return found


def _drawn(chance: np.random.Generator, draws: int, articles: int) -> Floats:
    """How often each article is drawn, in a row for each drawing."""
    chosen = chance.integers(0, articles, (draws, articles), dtype=np.int64)
    chosen += np.arange(draws)[:, None] * articles
    counted = np.bincount(chosen.ravel(), minlength=draws * articles)
    return counted.reshape(draws, articles).astype(np.float64)


def _interval(column: Floats) -> Interval | None:
    defined = column[np.isfinite(column)]
    if not len(defined):
        return None
    low, high = np.percentile(defined, _PERCENT)
    return float(low), float(high)
