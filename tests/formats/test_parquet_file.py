import builtins
import datetime as dt
import sys
import tomllib
from pathlib import Path

import pytest
from records import reading

from annotator.errors import BadInput, NotFound
from annotator.formats import by_id
from annotator.formats.format import WriteOptions
from annotator.formats.parquet_file import Table, plain_value

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra")
import pyarrow.parquet as pq  # noqa: E402


def test_rows_have_their_places(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"n": list(range(500))}), path, row_group_size=100)
    with Table(path) as table:
        rows = list(table.rows())
    assert table.columns == ["n"]
    assert rows[201] == (f"{path}:202", {"n": 201})


def wanted():
    """The versions of pyarrow that the program's own description names."""
    told = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    return told["project"]["optional-dependencies"]["parquet"][0]


def test_without_pyarrow_one_line_says_how_to_get_it(tmp_path, monkeypatch, hard):
    real = builtins.__import__

    def without(name, *rest):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    for one in (by_id("huggingface"), by_id("parquet")):
        with pytest.raises(NotFound) as refusal:
            list(one.read(tmp_path / "a.parquet", reading()))
        assert str(refusal.value).endswith(f'"{sys.executable}" -m pip install "{wanted()}"')
        assert "\n" not in str(refusal.value)
    with pytest.raises(NotFound, match="pyarrow"):
        by_id("huggingface").write(hard, tmp_path / "out", WriteOptions())
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(NotFound, match="this build"):
        by_id("huggingface").write(hard, tmp_path / "out", WriteOptions())
    assert list(tmp_path.iterdir()) == []
    assert len(list(by_id("huggingface").losses(hard, WriteOptions()))) == 2


@pytest.mark.parametrize("raw", [b"", b"PAR1", b"PAR1" + b"x" * 50 + b"PAR1", b"text"])
def test_what_is_no_such_file_is_refused(write, raw):
    with pytest.raises(BadInput, match=r"a\.parquet"):
        Table(write("a.parquet", raw))


def test_a_file_that_is_not_there_is_not_found(tmp_path):
    with pytest.raises(NotFound):
        Table(tmp_path / "none.parquet")


def test_a_damaged_file_is_refused_or_read(tmp_path, write):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["نص من حروف " * 9] * 50}), path)
    whole = path.read_bytes()
    refused = 0
    for at in range(0, len(whole), max(1, len(whole) // 60)):
        raw = whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
        try:
            with Table(write("b.parquet", raw)) as table:
                list(table.rows())
        except BadInput:
            refused += 1
    assert refused


def test_features_that_are_none_are_nothing(tmp_path):
    path = tmp_path / "a.parquet"
    for told in (b"", b"[1]", b'{"info": 5}', b'{"info": {"features": 5}}', b"\xff"):
        schema = pa.schema([("n", pa.int64())], metadata={"huggingface": told})
        pq.write_table(pa.table({"n": [1]}, schema=schema), path)
        with Table(path) as table:
            assert table.features() == {}


def test_values_that_json_can_hold():
    assert plain_value({1: (dt.time(1, 2), b"x", float("inf"), None, True)}) == {
        "1": ["01:02:00", None, None, None, True],
    }  # fmt: skip
