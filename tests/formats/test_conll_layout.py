import pytest

from annotator.errors import BadInput
from annotator.formats.conll_layout import Layout, cells


def layout(*lines):
    return Layout.of([cells(line) for line in lines])


def test_tabs_part_columns_else_spaces_do():
    assert cells("أ  B-X ") == ["أ", "B-X"]
    assert cells("أ ب\tB-X\t\t") == ["أ ب", "B-X"]
    assert cells("أ\u2028ب\xa0ج O") == ["أ\u2028ب\xa0ج", "O"]
    assert cells("  ") == cells("\t") == []


@pytest.mark.parametrize(
    ("lines", "row", "tags"),
    [
        (["أ", "ب"], "ج", []),
        (["أ O", "ب B-X"], "ج I-X", ["I-X"]),
        (["EU NNP B-NP B-ORG", "a VB B-VP O"], "x NNP I-NP I-ORG", ["I-ORG"]),
        (["EU B-NP B-ORG", "a B-VP O"], "x I-NP I-ORG", ["I-ORG"]),
        (["EU B-NP", "a B-VP"], "x I-NP", ["I-NP"]),
        (["EU -X- _ B-ORG", "a -X- _ O"], "x -X- _ O", []),
        (["a O B-X", "b B-X O"], "c I-X I-Y", ["I-X", "I-Y"]),
        (["a O", "b B-X B-Y", "c O"], "c I-X I-Y B-X", ["I-X", "I-Y", "B-X"]),
        (["a O", "b B-X|B-Y", "c O"], "c I-X|I-Y", ["I-X", "I-Y"]),
        (["a NN", "b VB", "c NN"], "d NN", []),
        (["a PER", "b O", "c O"], "d LOC", ["LOC"]),
        (["-DOCSTART- -X- O O", "a NN B-NP B-X"], "d NN B-NP O", []),
        ([], "x", []),
    ],
)
def test_columns_are_told_apart_by_what_stands_in_them(lines, row, tags):
    assert layout(*lines).tags(cells(row)) == tags


@pytest.mark.parametrize(
    ("lines", "row", "why"),
    [
        (["a O", "b B-X"], "c", "2 columns"),
        (["a NN O", "b VB B-X"], "c O", "3 columns"),
        (["a NN", "b VB"], "c NN x", "2 columns"),
        (["a O", "b B-X"], "c X", "B-LABEL.*not X"),
        (["a O", "b B-X"], "c O Y", "not Y"),
        (["a\tO", "b\tB-X"], "\tO", "a word"),
    ],
)
def test_what_was_expected_is_said(lines, row, why):
    with pytest.raises(BadInput, match=why):
        layout(*lines).tags(cells(row))


def test_label_studio_puts_a_text_in_a_block_and_labels_with_spaces_behind():
    theirs = layout("-DOCSTART- -X- O", "أ -X- _ O", "ب -X- _ B-نوع آخر")
    assert theirs.apart
    assert theirs.tags(cells("ب -X- _ B-نوع آخر")) == ["B-نوع آخر"]
    assert theirs.tags(cells("ب -X- _ O")) == []
    with pytest.raises(BadInput):
        theirs.tags(cells("ب -X- _"))
    assert not layout("-DOCSTART- -X- O O", "a NN B-NP O").apart
    assert not layout("-DOCSTART- -X- O", "a -X- O B-X").apart
    assert not layout("-DOCSTART- -X- O").apart
