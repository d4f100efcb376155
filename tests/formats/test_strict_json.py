import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import BadInput, NotFound
from annotator.formats import strict_json


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"a": 1, "a": 2}', "field a stands there twice"),
        (b'{"b": {"a": 1, "a": 2}}', "field a stands there twice"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": ' + b"9" * 5000 + b"}", "99999… is too large"),
        (b'{"a": 9223372036854775808}', "9223372036854775808 is too large"),
        (b'{"a": "\\ud800"}', "surrogate"),
        (b'{"a": "\\uDFff x"}', "surrogate"),
        (b"[" * 100_000, "deeply nested"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "deeply nested"),
        (b'{"a": ', "column 7: not JSON"),
        (b'{"a": "\xff"}', "byte 8 is not UTF-8"),
        (b"{'a': 1}", "not JSON"),
        (b"[1] 2", "not JSON"),
    ],
)
def test_what_others_would_read_otherwise_is_refused_by_name(line, why):
    with pytest.raises(BadInput, match=why) as refused:
        strict_json.parse(line, "f.jsonl:3")
    assert str(refused.value).startswith("f.jsonl:3: ")


def test_brackets_in_a_text_are_not_nesting():
    text = "[" * 500 + '\\"{' * 500
    assert strict_json.parse(json.dumps({"a": text}).encode(), "f") == {"a": text}


def test_a_whole_pair_of_surrogates_is_a_letter():
    assert strict_json.parse(b'["\\ud83d\\ude00"]', "f") == ["😀"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text()
        | st.floats(allow_nan=False, allow_infinity=False),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)  # fmt: skip
def test_what_is_dumped_is_parsed(value):
    line = strict_json.dump(value)
    assert line.count(b"\n") == 1
    assert strict_json.parse(line, "f") == value


def test_lines_have_their_numbers(write):
    path = write("a.jsonl", b"\xef\xbb\xbf{}\r\n\n  \n[]")
    assert list(strict_json.lines(path)) == [(f"{path}:1", b"{}\r\n"), (f"{path}:4", b"[]")]


def test_a_line_without_end_is_refused(write, monkeypatch):
    monkeypatch.setattr(strict_json, "LONGEST_LINE", 10)
    path = write("a.jsonl", b"[]\n" + b"x" * 11)
    with pytest.raises(BadInput, match=r"a\.jsonl:2"):
        list(strict_json.lines(path))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NotFound, match="none"):
        list(strict_json.lines(tmp_path / "none"))


def test_more_values_than_the_memory_holds_are_refused(monkeypatch):
    monkeypatch.setattr(strict_json, "_MOST_VALUES", 20)
    for line in (b"[" + b"[]," * 30 + b"1]", b'{"a": [' + b"1," * 30 + b"1]}"):
        with pytest.raises(BadInput, match="a:1: more than 20 values"):
            strict_json.parse(line, "a:1")
    text = b"[" * 30 + b"," * 30
    assert strict_json.parse(b'{"text": "' + text + b'"}', "a:1") == {"text": text.decode()}
