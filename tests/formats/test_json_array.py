import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import BadInput, NotFound
from annotator.formats import json_array
from annotator.formats.json_array import elements

VALUES = st.recursive(
    st.none() | st.integers() | st.text(st.sampled_from('a"\\[]{},ع😀\n'), max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
OBJECTS = st.lists(st.dictionaries(st.text(max_size=3), VALUES, max_size=3), max_size=5)


def read(raw):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.json")
        path.write_bytes(raw)
        return [json.loads(element) for _, element in elements(path)]


@given(
    values=OBJECTS,
    ascii_only=st.booleans(),
    indent=st.sampled_from([None, 2]),
    chunk=st.integers(4, 12),
)
@settings(max_examples=80)
def test_any_array_is_read_in_any_chunks(values, ascii_only, indent, chunk):
    before, json_array._CHUNK = json_array._CHUNK, chunk
    try:
        said = json.dumps(values, ensure_ascii=ascii_only, indent=indent)
        assert read(said.encode("utf-8", "surrogatepass")) == values
        assert read(b"\xef\xbb\xbf \n" + "\n".join(map(json.dumps, values)).encode()) == values
    finally:
        json_array._CHUNK = before


@pytest.mark.parametrize(
    "raw", ["[1]", '["a"]', "x", '[{"a": 1}', '[{"a": "b', '[{"a": 1}] x', '{"a": 1} 5', "]", "[{}}", "[{}]]", "[null, {}]"]
)  # fmt: skip
def test_what_is_no_array_of_objects_is_refused(raw):
    with pytest.raises(BadInput, match=r"a\.json:\d"):
        read(raw.encode())


def test_nothing_is_nothing(tmp_path):
    assert read(b"") == read(b" [ ] ") == []
    with pytest.raises(NotFound):
        list(elements(tmp_path / "none.json"))


def test_an_element_of_any_size_is_not_taken(monkeypatch):
    monkeypatch.setattr(json_array, "LONGEST_LINE", 100)
    monkeypatch.setattr(json_array, "_CHUNK", 50)
    with pytest.raises(BadInput, match="longer"):
        read(b'[{"a": "' + b"x" * 1000)
    assert len(read(b"[" + b",".join([b'{"a": 1}'] * 100) + b"]")) == 100


def test_each_element_has_its_place(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('[{"a": 1},\n{"b": 2}]')
    assert [where for where, _ in elements(path)] == [f"{path}:1", f"{path}:2"]


def test_brackets_without_end_are_refused_at_once(write):
    for sign in ("[", '{"a":'):
        with pytest.raises(BadInput, match=r"a\.json:1: too deeply nested"):
            list(elements(write("a.json", sign * 10**6)))
