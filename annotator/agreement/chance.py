"""Agreement beyond chance: κ, π, S, α and AC1. ``None`` is *undefined*: chance leaves no room.

A table counts items by what one annotator (row) and the other (column) made of them. Ratings are
a row for each item and a column for each annotator, whole numbers from 0, with -1 for *missing*.
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ratings = npt.NDArray[np.int64]
MISSING = -1
_NO_ROOM = 1e-12


class Level(StrEnum):
    """What differences between values mean (Krippendorff 2011)."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def beyond_chance(observed: float, expected: float) -> float | None:
    """How much of the agreement that chance leaves open was reached."""
    return None if expected > 1 - _NO_ROOM else (observed - expected) / (1 - expected)


def bennett_s(table: npt.ArrayLike) -> float | None:
    """S: chance takes every category equally often (Bennett, Alpert & Goldstein 1954)."""
    shares = _shares(table)
    return None if shares is None else beyond_chance(_agreeing(table), 1 / len(shares))


def scott_pi(table: npt.ArrayLike) -> float | None:
    """π: chance takes each category as often as both together did (Scott 1955)."""
    shares = _shares(table)
    if shares is None:
        return None
    both = (shares.sum(0) + shares.sum(1)) / 2
    return beyond_chance(_agreeing(table), float(both @ both))


def cohen_kappa(table: npt.ArrayLike) -> float | None:
    """κ: chance takes each category as often as each annotator did (Cohen 1960)."""
    shares = _shares(table)
    if shares is None:
        return None
    expected = float(shares.sum(0) @ shares.sum(1))
    return beyond_chance(_agreeing(table), expected)


def weighted_kappa(table: npt.ArrayLike, distances: npt.ArrayLike) -> float | None:
    """κ with a distance for each pair of categories, 0 on the diagonal (Cohen 1968)."""
    shares = _shares(table)
    if shares is None:
        return None
    apart = np.asarray(distances, float)
    expected = float((np.outer(shares.sum(1), shares.sum(0)) * apart).sum())
    return None if expected < _NO_ROOM else 1 - float((shares * apart).sum()) / expected


def weighted_alpha(table: npt.ArrayLike, distances: npt.ArrayLike) -> float | None:
    """Krippendorff's α of a table with a distance for each pair of categories."""
    counted = np.asarray(table, float)
    return _alpha(counted + counted.T, np.asarray(distances, float))


def nominal_alpha(table: npt.ArrayLike) -> float | None:
    """Krippendorff's α of a table, all categories equally far apart."""
    counted = np.asarray(table, float)
    return _alpha(counted + counted.T, 1 - np.eye(len(counted)))


def fleiss_kappa(counts: npt.ArrayLike) -> float | None:
    """κ of many annotators (Fleiss 1971): for each item how many chose each category.

    Every item needs the same number of annotators, at least two.
    """
    chosen = np.asarray(counts, float)
    each = chosen.sum(1)
    if not len(each) or each[0] <= 1 or (each != each[0]).any():
        return None
    observed = ((chosen * (chosen - 1)).sum(1) / (each * (each - 1))).mean()
    shares = chosen.sum(0) / chosen.sum()
    return beyond_chance(float(observed), float(shares @ shares))


def krippendorff_alpha(
    ratings: Ratings, level: Level = Level.NOMINAL, values: npt.ArrayLike | None = None
) -> float | None:
    """α for any number of annotators, with missing ratings (Krippendorff 2011).

    ``values`` are what the ratings stand for, in order, where the level is interval or ratio;
    without them the ratings themselves.
    """
    coincidences = coincidences_of(ratings)
    points = np.arange(len(coincidences)) if values is None else np.asarray(values, float)
    return _alpha(coincidences, squared_differences(coincidences.sum(1), level, points))


def coincidences_of(ratings: Ratings) -> Floats:
    """How often two values meet in an item; each item counts as many as it has ratings.

    An item with fewer than two ratings says nothing.
    """
    size = int(ratings.max(initial=MISSING)) + 1
    found = np.zeros((size, size))
    for item in ratings:
        chosen = np.bincount(item[item != MISSING], minlength=size).astype(float)
        if (each := chosen.sum()) > 1:
            found += (np.outer(chosen, chosen) - np.diag(chosen)) / (each - 1)
    return found


def squared_differences(margins: Floats, level: Level, points: npt.ArrayLike) -> Floats:
    """δ² between all values; for the ordinal level it depends on how often each was given."""
    at = np.asarray(points, float)
    match level:
        case Level.NOMINAL:
            return 1 - np.eye(len(margins))
        case Level.ORDINAL:
            middles = np.cumsum(margins) - margins / 2
            return np.asarray(np.subtract.outer(middles, middles) ** 2)
        case Level.INTERVAL:
            return np.asarray(np.subtract.outer(at, at) ** 2)
        case Level.RATIO:
            sums = np.add.outer(at, at)
            parts = np.divide(
                np.subtract.outer(at, at), sums, out=np.zeros_like(sums), where=sums != 0
            )
            return np.asarray(parts**2)


def gwet_ac1(ratings: Ratings, categories: int = 0) -> float | None:
    """AC1, which does not collapse where one category is rare (Gwet 2008; 2014 with missing data).

    ``categories``: how many could have been chosen; by default those that were.
    """
    size = int(ratings.max(initial=MISSING)) + 1
    chosen = np.array([np.bincount(item[item != MISSING], minlength=size) for item in ratings])
    rated = chosen[chosen.sum(1) > 0] if len(chosen) else chosen
    if not len(rated) or size == 0:
        return None
    each = rated.sum(1)
    shares = (rated / each[:, None]).mean(0)
    count = max(categories, int((shares > 0).sum()))
    several = each > 1
    if count <= 1 or not several.any():
        return None
    agreeing = (rated * (rated - 1)).sum(1)[several] / (each * (each - 1))[several]
    expected = float((shares * (1 - shares)).sum()) / (count - 1)
    return beyond_chance(float(agreeing.mean()), expected)


def _shares(table: npt.ArrayLike) -> Floats | None:
    counted = np.asarray(table, float)
    return counted / counted.sum() if counted.size and counted.sum() else None


def _agreeing(table: npt.ArrayLike) -> float:
    """The share of the diagonal: exactly 1 where all agree."""
    counted = np.asarray(table, float)
    return float(np.trace(counted) / counted.sum())


def _alpha(coincidences: Floats, squared: Floats) -> float | None:
    margins = coincidences.sum(1)
    expected = float((np.outer(margins, margins) * squared).sum())
    if expected < _NO_ROOM:
        return None
    observed = float((coincidences * squared).sum())
    return 1 - (float(margins.sum()) - 1) * observed / expected
