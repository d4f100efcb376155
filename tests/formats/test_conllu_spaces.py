import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.conllu_spaces import after, escaped, unescaped


@given(st.text(st.sampled_from(" \t\n\r\x0b\x85\xa0\u2028\u3000"), max_size=5))
def test_white_space_comes_back(white):
    assert unescaped(escaped(white)) == white
    assert not any(sign.isspace() or sign == "|" for sign in escaped(white))


def test_it_is_written_as_udpipe_writes_it():
    assert escaped(" \n\t") == r"\s\n\t"


def test_what_is_no_white_space_is_left_out():
    assert unescaped(r"\sx\p\u0041\q\n") == " \n"


@pytest.mark.parametrize(
    ("misc", "expected"),
    [({}, None), ({"SpaceAfter": "No"}, ""), ({"SpacesAfter": r"\s\s"}, "  "), ({"SpaceAfter": "Yes"}, None)],
)  # fmt: skip
def test_what_stands_behind_a_word(misc, expected):
    assert after(misc) == expected
