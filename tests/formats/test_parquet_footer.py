import io

import pytest
from test_fuzz_specimens import read_damaged

from annotator.errors import BadInput
from annotator.formats import by_id
from annotator.formats.parquet_bounds import rows_at_once
from annotator.formats.parquet_footer import footer_length, row_groups

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra")
import pyarrow.parquet as pq  # noqa: E402


def put(path, compression="zstd"):
    columns = {"t": ["نص", "نص", None] * 30, "n": range(90), "l": [[1, 2], [], None] * 30}
    pq.write_table(pa.table(columns), path, compression=compression, row_group_size=40)
    return pq.read_metadata(path)


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd", "brotli", "lz4"])
def test_a_footer_says_what_the_library_says(tmp_path, compression):
    path = tmp_path / "a.parquet"
    metadata = put(path, compression)
    with path.open("rb") as file:
        found = list(row_groups(file))
    assert len(found) == metadata.num_row_groups == 3
    for number, chunks in enumerate(found):
        assert len(chunks) == metadata.num_columns == 3
        for n, chunk in enumerate(chunks):
            told = metadata.row_group(number).column(n)
            start = told.dictionary_page_offset or told.data_page_offset
            assert chunk.values == told.num_values
            assert (chunk.start, chunk.end) == (start, start + told.total_compressed_size)
            assert chunk.codec == {"none": "", "lz4": None}.get(compression, compression)


def test_a_footer_of_other_columns_than_its_schema_is_refused(tmp_path):
    path, other = tmp_path / "a.parquet", tmp_path / "b.parquet"
    put(path)
    pq.write_table(pa.table({"t": ["x"]}), other)
    with pytest.raises(BadInput):
        rows_at_once(path, pq.read_metadata(other))


@pytest.mark.parametrize("length", [0, 1, 9, 50, 10**9])
def test_a_footer_that_ends_too_early_is_refused(tmp_path, length):
    put(tmp_path / "a.parquet")
    raw = bytearray((tmp_path / "a.parquet").read_bytes())
    raw[-8:-4] = length.to_bytes(4, "little")
    assert footer_length(io.BytesIO(raw)) == length
    with pytest.raises((ValueError, OSError)):
        list(row_groups(io.BytesIO(raw)))


@pytest.mark.parametrize(("name", "seed"), [("parquet", 58), ("huggingface", 91)])
def test_a_damaged_footer_does_not_end_the_process(name, seed):
    read_damaged(by_id(name), seed)
