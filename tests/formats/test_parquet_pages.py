import io

import pytest

from annotator.formats.parquet_pages import DICTIONARIES, Page, longest_text, pages

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra")
import pyarrow.parquet as pq  # noqa: E402


def held(path, column=0):
    """The pages of a column of the first row group, and how they are packed."""
    chunk = pq.read_metadata(path).row_group(0).column(column)
    start = chunk.dictionary_page_offset or chunk.data_page_offset
    with path.open("rb") as file:
        return list(pages(file, start, start + chunk.total_compressed_size)), chunk


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd", "brotli"])
def test_every_page_is_found(tmp_path, version, compression):
    path = tmp_path / "a.parquet"
    texts = ["نص", "a" * 5000, None] * 500
    how = {"data_page_version": version, "compression": compression, "data_page_size": 100}
    pq.write_table(pa.table({"t": texts}), path, **how, write_batch_size=200)
    found, chunk = held(path)
    assert [page.is_dictionary for page in found] == [True] + [False] * 8
    assert sum(page.values for page in found[1:]) == chunk.num_values == 1500
    assert all(page.encoding in DICTIONARIES for page in found[1:])
    assert found[0].size == 4 + len("نص".encode()) + 4 + 5000
    with path.open("rb") as file:
        codec = "" if compression == "none" else compression
        assert longest_text(file, found[0], codec) == 5000


def test_pages_of_plain_values_have_no_dictionary(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"t": ["x" * 1000] * 30}), path, use_dictionary=False)
    ((page,), _) = held(path)
    assert (page.is_dictionary, page.values) == (False, 30)
    assert page.size >= 30 * 1000
    assert page.encoding not in DICTIONARIES


def test_a_dictionary_that_cannot_be_unpacked_counts_as_one_text():
    page = Page(is_dictionary=True, size=900, values=3, encoding=0, place=0, packed=9)
    assert longest_text(io.BytesIO(b"rubbish !"), page, "zstd") == 900
    assert longest_text(io.BytesIO(b"rubbish !"), page, "no such way") == 900
    assert longest_text(io.BytesIO(b"\xff\xff\xff\xff !"), page, "") == 900


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x15",
        b"\x15\x00",
        b"\x00",
        b"\x15\x00\x15\x01\x15\x00\x00",
        b"\x1c" * 50,
        b"\x19" * 5000,
        b"\x18\xff\xff\xff\xff\x0f",
        b"\x19\xf5\xff\xff\xff\xff\x0f",
        b"\x1b\x00",
        b"\x05" + b"\xff" * 20,
    ],
    ids=["empty", "one byte", "no end", "no field", "less than nothing", "deep", "deep lists", "long text", "long list", "map", "long number"],
)  # fmt: skip
def test_what_is_no_header_is_refused(raw):
    with pytest.raises(ValueError):
        list(pages(io.BytesIO(raw), 0, 100))


def test_fields_that_are_not_looked_at_are_passed_over():
    lists = b"\x19\x18\x01x" + b"\x19\x21\x01\x01"
    others = b"\x13\x07" + b"\x17" + b"d" * 8 + b"\x18\x02ab" + lists + b"\x11\x12"
    data = b"\x15\x06\x15\x00\x00"
    header = b"\x15\x00\x15\x0a\x15\x04" + b"\x2c" + data + b"\x1c" + others + b"\x00" + b"\x00"
    found = list(pages(io.BytesIO(header + b"zz"), 0, len(header) + 2))
    assert found == [Page(False, 5, 3, 0, len(header), 2)]


def test_a_long_header_is_read_to_its_end():
    inside = b"\x15\x06\x15\x00\x00"
    header = b"\x15\x00\x15\x0a\x15\x04" + b"\x2c" + inside + b"\x18\xd8\x8e\x05" + b"x" * 83800
    (page,) = pages(io.BytesIO(header + b"\x00"), 0, 10)
    assert page.place == len(header) + 1
