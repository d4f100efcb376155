"""Labels that are taken for each other."""

from hypothesis import given
from hypothesis import strategies as st
from test_figures import LABELS

from annotator.agreement.confusions import Confusion, confusion_rows, confusions

NAMES = st.sampled_from(["", "A", "B", "C"])
TABLES = st.dictionaries(NAMES, st.dictionaries(NAMES, st.integers(0, 9), min_size=1))


def test_they_are_weighed_by_count_and_rate():
    table = {"ORG": {"ORG": 90, "GPE": 10}, "GPE": {"ORG": 5, "GPE": 5}, "": {"ORG": 50}}
    assert confusions(table) == [
        Confusion("GPE", "ORG", 5, 0.5),
        Confusion("ORG", "GPE", 10, 0.1),
    ]
    assert [door.key for door in confusion_rows(table, LABELS).doors] == [
        "cell:GPE:ORG",
        "cell:ORG:GPE",
    ]
    assert confusion_rows({"ORG": {"ORG": 3, "": 2}}, LABELS) is None


@given(TABLES, st.integers(0, 4))
def test_only_what_differs_counts_and_heavier_ones_come_first(table, most):
    found = confusions(table, most)
    assert len(found) <= most
    weights = [one.count * one.rate for one in found]
    assert weights == sorted(weights, reverse=True)
    assert all(one.one != one.other and 0 < one.rate <= 1 for one in found)
