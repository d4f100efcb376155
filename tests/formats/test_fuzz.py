"""Whatever bytes a reader is given, it yields what it found or refuses in words."""

import json
import tempfile
import zlib
from pathlib import Path

import pytest
import srsly
from hypothesis import example, given, settings
from hypothesis import strategies as st
from records import articles, reading, records

from annotator.errors import AnnotatorError
from annotator.formats import FORMATS, by_id
from annotator.formats.format import WriteOptions
from annotator.formats.writing import MANIFEST

BYTES = st.binary(max_size=300)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)
SLOW = settings(max_examples=25)


def read_all(one, path):
    """The articles, each whole; or the refusal. Anything else is a bug."""
    found, refusal = [], None
    try:
        found = articles(one.read(path, reading()))
    except AnnotatorError as error:
        refusal = str(error)
    assert refusal is None or refusal.strip()
    assert "\n" not in (refusal or "")
    for record in found:
        for marks in record.annotations:
            for entity in marks.annotation.entities.values():
                assert entity.end <= len(record.article.text)
            for relation in marks.annotation.relations.values():
                assert {relation.head, relation.tail} <= set(marks.annotation.entities)
    return found


def read_bytes(one, raw, name):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(raw)
        return read_all(one, path)


def changed(raw, data):
    """The bytes with a few of them others."""
    out = bytearray(raw)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(out)))
        out[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    return bytes(out)


READING = [one for one in FORMATS if one.read]


@pytest.mark.parametrize("one", READING, ids=lambda one: one.id)
@given(raw=BYTES)
@example(raw=b"")
@example(raw=b"\xff\xfe")
@SLOW
def test_any_bytes(one, raw):
    read_bytes(one, raw, f"file{one.endings[0]}")


@given(value=JSON)
@example(value={"\n": None})
@settings(max_examples=60)
def test_any_json_as_an_article(value):
    for one in (by_id("native"), by_id("jsonl")):
        read_bytes(one, _dumped(value), "file.jsonl")
        if isinstance(value, dict):
            fields = {"hashiya": 1, "text": "نص من حروف", **value}
            read_bytes(one, _dumped(fields), "file.jsonl")
            marks = {
                **fields,
                "text": "نص",
                "annotations": [{"entities": [value], "relations": [value]}],
            }
            read_bytes(one, _dumped(marks), "file.jsonl")


@given(data=records(most=2), draw=st.data())
@settings(max_examples=40)
def test_a_damaged_native_file(data, draw):
    native = by_id("native")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out")
        native.write(data, path, WriteOptions())
        path.write_bytes(changed(path.read_bytes(), draw))
        read_all(native, path)


@given(data=records(most=1), draw=st.data())
@settings(max_examples=40)
def test_a_damaged_brat_folder(data, draw):
    brat = by_id("brat")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        brat.write(data, out, WriteOptions())
        files = sorted(p for p in out.iterdir() if p.stat().st_size)
        path = draw.draw(st.sampled_from(files))
        path.write_bytes(changed(path.read_bytes(), draw))
        read_all(brat, out)


@given(lines=st.lists(st.sampled_from(
    ["T1\tA 0 2\tab", "T1\tA 0 2", "T", "T2\tA 5 1\tx", "T3\tA 0 1;1 2\ta b", "R1\tB Arg1:T1 Arg2:T1", "R\t", "*\tE T1",
     "*\tE T1 T3", "A1\tn T1", "A1\tn T1 v", "M", "#1\tN T1\tx", "#", "E1\tA:T1", "N1", "X", "\t\t", "A1\t", "T4\tA 0 99\tz"]
), max_size=8))  # fmt: skip
@settings(max_examples=60)
def test_any_lines_of_brat(lines):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_text("abcd")
        Path(folder, "a.ann").write_text("\n".join(lines))
        assert len(read_all(by_id("brat"), Path(folder, "a.txt"))) == 1


@pytest.fixture(scope="module")
def docbin(tmp_path_factory):
    """What a DocBin holds, unpacked."""
    out = tmp_path_factory.mktemp("docbin") / "out"
    native = by_id("native")
    hard = articles(native.read(Path(__file__).parent / "golden" / "hard.jsonl", reading()))
    by_id("spacy").write(hard[:4], out, WriteOptions())
    return zlib.decompress((out / "articles.spacy").read_bytes())


@given(draw=st.data())
@settings(max_examples=80)
def test_a_damaged_docbin(docbin, draw):
    raw = zlib.compress(changed(docbin, draw), 1)
    read_bytes(by_id("spacy"), raw, "file.spacy")


@given(draw=st.data(), value=JSON)
@settings(max_examples=60)
def test_a_docbin_with_a_field_of_another_kind(docbin, draw, value):
    content = srsly.msgpack_loads(docbin)
    content[draw.draw(st.sampled_from(sorted(content)))] = _small(value)
    read_bytes(by_id("spacy"), zlib.compress(srsly.msgpack_dumps(content), 1), "file.spacy")


@given(value=JSON, name=st.sampled_from(["hashiya", "relations"]))
@settings(max_examples=40)
def test_a_docbin_with_user_data_of_another_kind(docbin, value, name):
    content = srsly.msgpack_loads(docbin)
    key = name if name == "hashiya" else ("._.", name, None, None)
    content["user_data"] = [
        srsly.msgpack_dumps({key: _small(value)}) for _ in content["lengths"][::4]
    ]
    read_bytes(by_id("spacy"), zlib.compress(srsly.msgpack_dumps(content), 1), "file.spacy")


@given(value=JSON)
@SLOW
def test_a_manifest_of_another_kind(value):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_text("abcd")
        Path(folder, "a.ann").write_text("T1\tA 0 2\tab")
        Path(folder, MANIFEST).write_bytes(_dumped(value))
        Path(folder, "articles.jsonl").write_bytes(_dumped(value))
        read_all(by_id("brat"), Path(folder))


def _dumped(value):
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _small(value):
    """The value without numbers that msgpack cannot hold."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value % 2**63
    if isinstance(value, list):
        return [_small(one) for one in value]
    if isinstance(value, dict):
        return {name: _small(one) for name, one in value.items()}
    return value


@pytest.mark.parametrize("name", ["conll", "conllu"])
@given(data=records(most=2), draw=st.data())
@settings(max_examples=40)
def test_a_damaged_file_of_words(name, data, draw):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out")
        by_id(name).write(data, path, WriteOptions())
        path.write_bytes(changed(path.read_bytes(), draw))
        read_all(by_id(name), path)
