import pytest

from annotator.formats import conllu_blocks
from annotator.formats.conllu_blocks import blocks
from annotator.formats.conllu_brackets import FIELDS

WORD = "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t_"
A, B, RANGE = WORD.format(1, "a"), WORD.format(2, "b"), WORD.format("1-2", "ab")
BAD, EMPTY = "1 a", WORD.format("1.1", "a")


def read(*lines):
    return [
        ([number for number, _ in one.lines], one.fields)
        for one in blocks(enumerate(lines, start=1))
    ]


def test_a_block_begins_with_an_article():
    lines = ["# newdoc", A, "", "# text = b", B, "", "# sent_id = 1", "# newdoc id = b", A, ""]
    assert read(*lines) == [([1, 2, 3, 4, 5, 6], FIELDS), ([7, 8, 9, 10], FIELDS)]
    assert read(A, "", B) == [([1, 2, 3], FIELDS)]
    assert read() == []


@pytest.mark.parametrize("nothing", [BAD, EMPTY, "# comment", ""])
def test_what_is_no_sentence_belongs_to_the_next(nothing):
    assert read("# newdoc", nothing, "", "# newdoc", A, "") == [([1, 2, 3, 4, 5, 6], FIELDS)]


@pytest.mark.parametrize("word", [A, RANGE, f"{BAD}\n{A}", f"{EMPTY}\n{RANGE}"])
def test_a_sentence_has_something_that_is_written(word):
    lines = ["# newdoc", *word.split("\n"), "", "# newdoc", A]
    assert len(read(*lines)) == 2


def test_brackets_are_as_the_articles_before_have_them():
    lines = [
        *("# newdoc", "# global.Entity = eid-etype", A, ""),
        *("# global.Entity = of-no-article", A, ""),
        *("# newdoc", A, ""),
        *("# newdoc", "# global.Entity =", A, ""),
    ]
    assert [fields for _, fields in read(*lines)] == [FIELDS, ("eid", "etype"), ("eid", "etype")]


def test_a_long_block_comes_as_it_is_taken(monkeypatch):
    monkeypatch.setattr(conllu_blocks, "_LONGEST", 50)
    lines = [*("# newdoc", A, "", B, ""), *(A, "") * 4, *("# newdoc", A, "")]
    asked = []
    coming = blocks((asked.append(n) or (n, line)) for n, line in enumerate(lines))
    first = next(coming)
    assert first.letters == 0
    assert len(asked) < 10
    assert [n for n, _ in first.lines] == list(range(13))
    second = next(coming)
    assert (second.letters, [n for n, _ in second.lines]) == (
        sum(map(len, lines[-3:])) + 3,
        [13, 14, 15],
    )
    assert list(coming) == []
