import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.thrift import Reader, number

INTEGERS = st.integers(-(2**31), 2**31 - 1)


def unsigned(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def zigzag(value):
    return unsigned(value << 1 if value >= 0 else (-value << 1) - 1)


def written(fields):
    """A structure of numbers, structures and lists of structures, in the compact protocol."""
    out, last = b"", 0
    for field, value in sorted(fields.items()):
        kind = {int: 5, dict: 12, list: 9}[type(value)]
        step = field - last
        out += bytes([step << 4 | kind]) if step < 16 else bytes([kind]) + zigzag(field)
        last = field
        if isinstance(value, int):
            out += zigzag(value)
        elif isinstance(value, dict):
            out += written(value)
        else:
            size = len(value)
            out += bytes([size << 4 | 12]) if size < 15 else b"\xfc" + unsigned(size)
            out += b"".join(map(written, value))
    return out + b"\0"


FIELDS = st.recursive(
    st.dictionaries(st.integers(1, 40), INTEGERS, max_size=4),
    lambda inner: st.dictionaries(
        st.integers(1, 40), INTEGERS | inner | st.lists(inner, max_size=20), max_size=4
    ),
    max_leaves=30,
)


@given(FIELDS)
def test_what_is_written_is_read(fields):
    raw = written(fields)
    reader = Reader(raw + b"more", 10_000)
    assert reader.struct(50) == fields
    assert reader.at == len(raw)


def test_a_field_that_comes_twice_is_refused():
    with pytest.raises(ValueError):
        Reader(b"\x15\x02\x05\x02\x04\x00", 9).struct(9)


def test_more_structures_than_allowed_are_refused():
    raw = written({1: [{}] * 20})
    assert Reader(raw, 21).struct(9) == {1: [{}] * 20}
    with pytest.raises(ValueError):
        Reader(raw, 20).struct(9)


@pytest.mark.parametrize("value", [None, -1, {}, "1"])
def test_what_must_be_a_number_is_one(value):
    assert number(7) == 7
    with pytest.raises(ValueError):
        number(value)
