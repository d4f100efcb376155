import resource

import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats import by_id, parquet_bounds, parquet_file
from annotator.formats.parquet_file import Table

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra")
import pyarrow.parquet as pq  # noqa: E402

MB = 2**20


def written(path, columns, **how):
    pq.write_table(pa.table(columns), path, compression="zstd", **how)
    return path


def one_text(length, numbers):
    """A text that stands in many rows, and once in the file."""
    texts = pa.array(["x" * length])
    return pa.DictionaryArray.from_arrays(pa.array(numbers, pa.int32()), texts)


def in_one_row(values, each=None):
    each = each or len(values)
    return pa.ListArray.from_arrays(pa.array(range(0, len(values) + 1, each), pa.int32()), values)


BOMBS = {
    "a long text in every row": lambda: {"text": one_text(20 * MB, [0] * 100_000)},
    "a text in every row": lambda: {"text": one_text(MB, [0] * 100_000)},
    "a text longer than a page": lambda: {"text": one_text(60 * MB, [0])},
    "a list without end": lambda: {"text": ["x"], "n": in_one_row(pa.nulls(20 * MB, pa.int8()))},
    "a list of one text": lambda: {
        "text": ["x"],
        "tokens": in_one_row(one_text(MB, [0] * 100_000)),
    },
    "lists of one text": lambda: {
        "text": ["x"] * 400,
        "tokens": in_one_row(one_text(MB, [0] * 4000), 10),
    },
    "structures of one text": lambda: {
        "text": ["x"],
        "entities": in_one_row(
            pa.StructArray.from_arrays([one_text(MB, [0] * 100_000)], ["text"])
        ),
    },
    "rows without end": lambda: {"text": ["x"] * MB},
}  # fmt: skip
WAYS = {
    "a long text in every row": {"dictionary_pagesize_limit": 1 << 30},
    "a text longer than a page": {"use_dictionary": False},
}


@pytest.mark.parametrize("case", BOMBS)
@pytest.mark.parametrize("name", ["parquet", "huggingface"])
def test_a_small_file_never_fills_the_memory(tmp_path, monkeypatch, case, name):
    monkeypatch.setattr(parquet_file, "_ALWAYS_BYTES", 60 * MB)
    how = WAYS.get(case, {"dictionary_pagesize_limit": 1 << 30})
    path = written(tmp_path / "a.parquet", BOMBS[case](), **how)
    assert path.stat().st_size < MB
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(BadInput, match=r"a\.parquet.*: ") as refusal:
        for _ in by_id(name).read(path, reading()):
            pass
    assert "\n" not in str(refusal.value)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak
    assert grown < 350 * 1024, "kilobytes more at the peak"


def read(path):
    with Table(path) as table:
        return [row for _, row in table.rows()]


def test_rows_that_are_heavy_are_read_few_at_once(tmp_path):
    texts = ["x" * MB, "y" * MB] * 100
    path = written(tmp_path / "a.parquet", {"text": texts})
    assert parquet_bounds.rows_at_once(path, pq.read_metadata(path)) == 63
    assert [row["text"] for row in read(path)] == texts
    light = written(tmp_path / "b.parquet", {"text": ["a", "b" * 300] * 5000})
    assert parquet_bounds.rows_at_once(light, pq.read_metadata(light)) == 200


def test_usual_tables_are_within_bounds(tmp_path):
    words = [f"كلمة{n}" for n in range(30_000)]
    tokens = [words[n : n + 25] for n in range(29_000)]
    columns = {"tokens": tokens, "tags": [["O", "B-ORG"] * 12] * len(tokens)}
    assert len(read(written(tmp_path / "a.parquet", columns))) == len(tokens)
    empty = pa.table({"text": pa.array([], pa.string())})
    pq.write_table(empty, tmp_path / "b.parquet")
    assert read(tmp_path / "b.parquet") == []


@pytest.mark.parametrize(
    ("limit", "columns"),
    [
        ("_MOST_COLUMNS", {"a": [1], "b": [1]}),
        ("_LARGEST_FOOTER", {"a": [1]}),
        ("_LARGEST_PAGE", {"a": [1]}),
        ("_LARGEST_PAGES", {"a": [1]}),
        ("_LARGEST_LISTS", {"a": [[1]]}),
        ("_LARGEST_LISTED_TEXTS", {"a": [["text"]]}),
    ],
)
def test_each_bound_holds(tmp_path, monkeypatch, limit, columns):
    path = written(tmp_path / "a.parquet", columns)
    assert len(read(path)) == 1
    monkeypatch.setattr(parquet_bounds, limit, 1)
    with pytest.raises(BadInput, match=r"a\.parquet: "):
        read(path)


def test_texts_that_repeat_the_one_before_are_not_read(tmp_path):
    how = {"use_dictionary": False, "column_encoding": {"text": "DELTA_BYTE_ARRAY"}}
    path = written(tmp_path / "a.parquet", {"text": ["x" * MB] * 100}, **how)
    with pytest.raises(BadInput, match="column text is packed in a way"):
        read(path)


def test_a_row_and_all_rows_have_bounds(tmp_path, monkeypatch):
    path = written(tmp_path / "a.parquet", {"text": ["x" * 9000] * 20})
    monkeypatch.setattr(parquet_file, "_HEAVIEST_ROW", 9000)
    with pytest.raises(BadInput, match=r"a\.parquet:1: longer"):
        read(path)
    monkeypatch.setattr(parquet_file, "_HEAVIEST_ROW", MB)
    monkeypatch.setattr(parquet_file, "_ALWAYS_BYTES", 50_000)
    monkeypatch.setattr(parquet_file, "_MOST_SWOLLEN", 0)
    with pytest.raises(BadInput, match=r"a\.parquet: longer"):
        read(path)


def varint(number):
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def test_a_footer_that_lies_is_not_believed(tmp_path):
    """It says that a text of 30 MB takes 1 byte once it is unpacked."""
    path = written(tmp_path / "a.parquet", {"text": ["x" * (30 * MB)]}, use_dictionary=False)
    raw = path.read_bytes()
    chunk = pq.read_metadata(path).row_group(0).column(0)
    size, found = varint(2 * chunk.total_uncompressed_size), raw.rindex(b"PAR1") - 4
    footer = raw.index(size, len(raw) - 8 - int.from_bytes(raw[found : found + 4], "little"))
    lie = b"\x82" + b"\x80" * (len(size) - 2) + b"\x00"
    path.write_bytes(raw[:footer] + lie + raw[footer + len(size) :])
    assert pq.read_metadata(path).row_group(0).column(0).total_uncompressed_size == 1
    with pytest.raises(BadInput, match=r"a\.parquet: longer than 24 MB"):
        read(path)
