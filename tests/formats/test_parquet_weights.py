import pytest

from annotator.formats import parquet_weights
from annotator.formats.parquet_weights import parts

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra")


def batch(values, kind=None):
    return pa.RecordBatch.from_pydict({"v": pa.array(values, kind)})


def weighed(values, kind=None):
    """What each value weighs more than a number does."""
    light = parquet_weights._OF_ROW + parquet_weights._OF_EACH
    return [weight - light for one in values for _, weight in parts(batch([one], kind))]


DICT = pa.dictionary(pa.int32(), pa.string())


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), DICT])
def test_a_text_weighs_its_bytes(kind):
    assert weighed(["", "abc", "نص", None], kind) == [0, 3, 4, 0]


def test_lists_weigh_what_is_in_them():
    each = parquet_weights._OF_EACH
    for kind in (pa.list_(pa.string()), pa.large_list(pa.string()), pa.list_(DICT)):
        assert weighed([["ab", "c"], [], None], kind) == [3 + 2 * each, 0, 0]
    kind = pa.list_(pa.struct([("a", pa.string()), ("b", pa.list_(pa.string()))]))
    assert weighed([[{"a": "xy", "b": ["z"]}]], kind) == [3 + 4 * each]
    assert weighed([[("k", "vv")]], pa.map_(pa.string(), pa.string())) == [3 + 3 * each]


def test_other_values_weigh_something():
    assert weighed([1, 2**40]) == [8, 8]
    assert weighed([b"abc"]) == [3]
    assert weighed([None], pa.null()) == [0]


def test_parts_are_light_or_of_one_row(monkeypatch):
    monkeypatch.setattr(parquet_weights, "_LIGHT", 5000)
    texts = ["a" * n for n in (100, 100, 9000, 100, 3000, 3000)]
    found = list(parts(batch(texts)))
    assert [rows.num_rows for rows, _ in found] == [2, 1, 1, 1, 1]
    assert [row["v"] for rows, _ in found for row in rows.to_pylist()] == texts
    whole = sum(weight for _, weight in found)
    assert whole == sum(map(len, texts)) + len(texts) * (1000 + parquet_weights._OF_EACH)


def test_a_slice_weighs_its_own_values_alone():
    rows = batch([["a" * 100], ["b"], ["c" * 5]]).slice(1)
    ((_, weight),) = parts(rows)
    assert weight == 6 + 2 * (1000 + 2 * parquet_weights._OF_EACH)
