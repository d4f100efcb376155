import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats.conllu_sentences import Sentences, Untold
from annotator.formats.format import Failed

WORD = "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}"


def read(*lines, **options):
    sentences = Sentences("a.conllu", reading(**options))
    return list(sentences.read(enumerate(lines, start=1))), list(
        sentences.untold.losses("a.conllu")
    )


def word(number, form, misc="_"):
    return WORD.format(number, form, misc)


def test_words_within_a_range_are_written_as_one():
    (one,), _ = read(
        "# text = a", word("1-2", "ba", "SpaceAfter=No"), word(1, "b"), word(2, "a"), word(3, "c")
    )
    assert one.comments == {"text": "a"}
    assert [(s.form, [form for form, _ in s.words]) for s in one.surfaces] == [
        ("ba", ["b", "a"]),
        ("c", ["c"]),
    ]
    assert one.surfaces[0].misc == {"SpaceAfter": "No"}


def test_empty_lines_part_sentences():
    found, _ = read("", word(1, "a"), "", "", "# newpar", word(1, "b"))
    assert [(one.where, one.comments) for one in found] == [
        ("a.conllu:1", {}),
        ("a.conllu:4", {"newpar": ""}),
    ]


def test_what_has_no_place_is_counted_with_an_example():
    line = "1\tform\tlemma\tNOUN\tN\tCase=Nom\t0\troot\t0:root\tGloss=x=y|Entity=(e1)"
    _, losses = read("# speaker = a", line, word("1.1", "empty"))
    assert [(loss.kind, loss.article, loss.why) for loss in losses] == [
        ("comment", "a.conllu", "1 time, such as “# speaker = a”."),
        ("empty_node", "a.conllu", "1 time, such as “empty”."),
        ("feats", "a.conllu", "1 time, such as “Case=Nom”."),
        ("lemma", "a.conllu", "1 time, such as “lemma”."),
        ("misc", "a.conllu", "1 time, such as “Gloss=x=y”."),
        ("pos", "a.conllu", "2 times, such as “NOUN”."),
        ("syntax", "a.conllu", "3 times, such as “0”."),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("1\ta", "10 columns parted by tabs were expected, and there are 2"),
        (word("x", "a"), "a number and a word were expected, not x"),
        (word("_", "a"), "a number and a word"),
        (word("0", "a"), "a number and a word were expected, not 0"),
        (word("1", ""), "a number and a word"),
    ],
)
def test_the_first_bad_line_is_named_or_passed_over(line, why):
    with pytest.raises(BadInput, match=f"a.conllu:2: {why}"):
        read(word(1, "a"), line)
    (failure, one), _ = read(word(1, "a"), line, keep_going=True)
    assert isinstance(failure, Failed)
    assert [s.form for s in one.surfaces] == ["a"]


def test_what_was_counted_later_is_added():
    first, later = Untold(), Untold()
    first.count("misc", "a")
    for kind, example in (("misc", "b"), ("misc", "c"), ("empty_node", "d")):
        later.count(kind, example)
    first.add(later)
    assert first.counts == {"misc": 3, "empty_node": 1}
    assert first.examples == {"misc": "a", "empty_node": "d"}
