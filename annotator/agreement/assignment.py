"""The best one-to-one assignment between a few things and a few others."""

from collections.abc import Sequence

Weights = Sequence[Sequence[int]]
"""A row for each thing of one side; 0 where two cannot be paired."""


def best_pairs(weights: Weights) -> list[tuple[int, int]]:
    """The pairs (row, column) of greatest total weight, none of weight 0, by row.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), in cubic time: for components
    of a few entities. Whole numbers, so that equal weights are equal.
    """
    rows, columns = len(weights), len(weights[0])
    if rows > columns:
        turned = [[weights[r][c] for r in range(rows)] for c in range(columns)]
        return sorted((r, c) for c, r in best_pairs(turned))
    if rows == 1:
        best = max(range(columns), key=lambda c: weights[0][c])
        return [(0, best)] if weights[0][best] else []
    owner = _Search(weights).run()
    found = [(row, column) for column, row in enumerate(owner) if row >= 0]
    return sorted((r, c) for r, c in found if weights[r][c])


class _Search:
    """One run: rows are brought in one by one, each along the cheapest alternating path."""

    def __init__(self, weights: Weights) -> None:
        self._costs = [[-w for w in row] for row in weights]
        self._columns = len(weights[0])
        self._of_rows = [0] * len(weights)
        self._of_columns = [0] * (self._columns + 1)
        self._owner = [-1] * (self._columns + 1)
        """The row that has each column; the one behind the last is where a new row starts."""

    def run(self) -> list[int]:
        """The row that each column goes to, -1 for none."""
        for row in range(len(self._costs)):
            self._bring_in(row)
        return self._owner[:-1]

    def _bring_in(self, row: int) -> None:
        start = at = self._columns
        self._owner[start] = row
        least: list[int | None] = [None] * self._columns
        before = [start] * self._columns
        seen = [False] * (self._columns + 1)
        while self._owner[at] >= 0:
            seen[at] = True
            at = self._step(at, least, before, seen)
        while at != start:
            self._owner[at] = self._owner[before[at]]
            at = before[at]
        self._owner[start] = -1

    def _step(self, at: int, least: list[int | None], before: list[int], seen: list[bool]) -> int:
        """The next column to look at, after the potentials are moved."""
        row = self._owner[at]
        nearest, delta = -1, 0
        for column in range(self._columns):
            if seen[column]:
                continue
            cost = self._costs[row][column] - self._of_rows[row] - self._of_columns[column]
            known = least[column]
            if known is None or cost < known:
                least[column], before[column], known = cost, at, cost
            if nearest < 0 or known < delta:
                nearest, delta = column, known
        for column in range(self._columns + 1):
            if seen[column]:
                self._of_rows[self._owner[column]] += delta
                self._of_columns[column] -= delta
            elif column < self._columns and (known := least[column]) is not None:
                least[column] = known - delta
        return nearest
