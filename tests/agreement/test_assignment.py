from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.assignment import best_pairs


@st.composite
def weights(draw):
    columns = draw(st.integers(1, 5))
    row = st.lists(st.integers(0, 9), min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=1, max_size=5))


def heaviest(table):
    """The greatest total by trying everything."""
    rows, columns = len(table), len(table[0])
    if rows > columns:
        table, rows, columns = [list(c) for c in zip(*table, strict=True)], columns, rows
    return max(
        sum(table[r][c] for r, c in enumerate(p)) for p in permutations(range(columns), rows)
    )


@given(weights())
def test_no_assignment_is_heavier(table):
    pairs = best_pairs(table)
    assert sum(table[r][c] for r, c in pairs) == heaviest(table)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    assert all(table[r][c] for r, c in pairs)


def test_the_greedy_choice_is_not_taken():
    assert best_pairs([[9, 8], [8, 1]]) == [(0, 1), (1, 0)]
