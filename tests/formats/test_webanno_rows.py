import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.errors import BadInput
from annotator.formats.webanno_rows import (
    Kind,
    escaped_text,
    escaped_value,
    parted,
    sheet,
    unescaped_text,
    unescaped_value,
)

WORDS = st.text(alphabet=st.sampled_from("ab\\[]|_->;\t\n*\r\f\b\x01\x0b\x1fم😀nt"), max_size=12)


@given(WORDS)
@example("a\\")
@example("\\n")
@example("->")
@settings(max_examples=150)
def test_what_is_escaped_comes_back(words):
    assert unescaped_text(escaped_text(words)) == words
    assert "\t" not in escaped_text(words)
    assert unescaped_value(escaped_value(words)) == words
    assert not {"\t", "\n"} & set(escaped_value(words))


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_stacked_values_part_where_they_were_joined(values):
    cell = "|".join(escaped_value(value) for value in values)
    assert [unescaped_value(part) for part in parted(cell, "|")] == values


def test_the_columns_are_what_their_names_say():
    read = sheet(
        "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.A|\n#T_SP=x.B|value|ROLE_x.B:links_x.L|x.A|more\n"
        "#T_CH=x.CLink|referenceType|referenceRelation\n#T_RL=x.R|value|BT_x.B\n\n\n#Text=a\n1-1\t0-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "file",
    )
    kinds = [[column.kind for column in layer.columns] for layer in read.layers]
    assert kinds == [
        [Kind.NONE],
        [Kind.FEATURE, Kind.ROLE, Kind.TARGET, Kind.FEATURE],
        [Kind.ELEMENT, Kind.LINK],
        [Kind.FEATURE, Kind.SOURCE],
    ]
    assert [layer.first for layer in read.layers] == [0, 1, 5, 7]


def test_older_files_write_letters_as_numbers():
    read = sheet(
        "#FORMAT=WebAnno TSV 3.1\n\n\n#Text=\\u0645\\ud83d\\ude0a\\t\\\\\n1-1\t0-1\tم\t", "file"
    )
    assert read.sentences[0].lines == ["م😊\t\\"]


HEAD = "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.A|value\n\n\n"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "file:1"),
        ("#FORMAT=WebAnno TSV 2.0\n", "file:1"),
        (HEAD + "1-1\t0-1\ta\t_\t", "file:5"),
        (HEAD + "#Text=a\n\n", "file:6"),
        (HEAD + "#Text=a", "file"),
        (HEAD + "#Text=a\n1-1\t0-1", "file:6"),
        (HEAD + "#Text=a\n1-1\t0-1\ta", "file:6"),
        (HEAD + "#Text=a\n1-1\tx-1\ta\t_", "file:6"),
        (HEAD + "#Text=a\n1\t0-1\ta\t_", "file:6"),
        (HEAD + "#Text=a\n1-1\t2-1\ta\t_", "file:6"),
        (HEAD + "#Text=a\n1-1\t0-99999999999\ta\t_", "file:6"),
    ],
)
def test_the_first_line_that_is_wrong_is_named(text, where):
    with pytest.raises(BadInput) as refusal:
        sheet(text, "file")
    assert str(refusal.value).startswith(f"{where}: ")
