import pytest

from annotator.errors import BadInput
from annotator.formats.conllu_brackets import Mention, Reader, encoded


def read(*values, fields=("eid", "etype", "head", "other")):
    reader = Reader(fields)
    for number, value in enumerate(values):
        if value:
            reader.read(value, number * 2, number * 2 + 1)
    return reader


def found(*values, **options):
    return [(one.eid, one.label, one.pieces) for one in read(*values, **options).mentions]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["(e1-A-1-)"], [("e1", "A", [(0, 1)])]),
        (["(e1-A-1-", "", "e1)"], [("e1", "A", [(0, 5)])]),
        (["(e1-A-1-(e2-B-1-", "e2)e1)"], [("e1", "A", [(0, 3)]), ("e2", "B", [(0, 3)])]),
        (["(e1-A-1-", "(e1-A-1-)", "e1)"], [("e1", "A", [(0, 5)]), ("e1", "A", [(2, 3)])]),
        (["(e1-A", "e1)(e2-B)"], [("e1", "A", [(0, 3)]), ("e2", "B", [(2, 3)])]),
        (["(e1)"], [("e1", "Entity", [(0, 1)])]),
        (["(e1-x%2Dy%20z-1-)"], [("e1", "x-y z", [(0, 1)])]),
        (["(e1[1/2]-A-1-)", "", "(e1[2/2]-A-1-)"], [("e1", "A", [(0, 1), (4, 5)])]),
        (["(e1[1/2]-A-1-", "e1[1/2])", "(e1[2/2])"], [("e1", "A", [(0, 3), (4, 5)])]),
    ],
)
def test_brackets_become_entities(values, expected):
    assert found(*values) == expected


def test_a_file_may_tell_other_fields_in_another_order():
    assert found("(A-new-e7)", fields=("etype", "infstat", "eid")) == [("e7", "A", [(0, 1)])]
    assert read("(e7-A-new)", fields=("GRP", "etype", "infstat")).mentions == [
        Mention("e7", "A", [(0, 1)], "infstat:new")
    ]


@pytest.mark.parametrize("value", ["e1)", "(e1-A-1-)x", "x", "((e1)", "()", ")"])
def test_what_is_no_bracket_is_refused(value):
    with pytest.raises(BadInput):
        read(value)


def test_what_is_never_closed_is_named():
    reader = read("(e1-A-1-(e2-A-1-", "e1)")
    assert reader.unclosed() == ["e2"]
    assert [one.pieces for one in reader.mentions] == [[(0, 3)], []]


def test_labels_are_written_without_what_brackets_mean():
    assert encoded("نوع-آخر (1)|%") == "نوع%2Dآخر%20%281%29%7C%25"
