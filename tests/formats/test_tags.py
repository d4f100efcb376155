import pytest

from annotator.formats.tags import Tags


def read(*words):
    """What the tags of one sentence say; the tags of a word are parted by spaces."""
    tags = Tags()
    for number, told in enumerate(words):
        tags.read(number, [tag for tag in told.split() if tag != "O"])
    return tags.end(len(words)), tags


@pytest.mark.parametrize(
    ("told", "expected", "scheme"),
    [
        ("B-A I-A O B-B", [(0, 2, "A"), (3, 4, "B")], "IOB2"),
        ("B-A B-A I-A", [(0, 1, "A"), (1, 3, "A")], "IOB2"),
        ("I-A I-A O I-B I-A", [(0, 2, "A"), (3, 4, "B"), (4, 5, "A")], "IO"),
        ("I-A B-A I-A O", [(0, 1, "A"), (1, 3, "A")], "IOB1"),
        ("B-A I-A E-A S-B S-B", [(0, 3, "A"), (3, 4, "B"), (4, 5, "B")], "BIOES"),
        ("B-A E-A I-A", [(0, 2, "A"), (2, 3, "A")], "BIOES"),
        ("B-A M-A L-A U-B", [(0, 3, "A"), (3, 4, "B")], "BILOU"),
        ("PER PER O LOC", [(0, 2, "PER"), (3, 4, "LOC")], "IO"),
    ],
)
def test_each_scheme_is_read(told, expected, scheme):
    found, tags = read(*told.split())
    assert (found, tags.scheme()) == (expected, scheme)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["B-A", "I-A B-B", "I-A I-B"], [(0, 3, "A"), (1, 3, "B")]),
        (["B-A", "I-A B-B", "I-B"], [(0, 2, "A"), (1, 3, "B")]),
        (["B-A", "I-A B-A", "I-A I-A", "I-A"], [(0, 4, "A"), (1, 3, "A")]),
        (["B-A B-A", "I-A B-A", "I-A"], [(0, 3, "A"), (0, 1, "A"), (1, 2, "A")]),
        (["B-A B-A", "I-A I-A"], [(0, 2, "A"), (0, 2, "A")]),
        (["B-A", "I-A S-A", "E-A"], [(0, 3, "A"), (1, 2, "A")]),
        (["B-A", "I-A B-A", "E-A I-A", "E-A"], [(0, 4, "A"), (1, 3, "A")]),
        (["B-A B-A", "E-A I-A", "E-A"], [(0, 3, "A"), (0, 2, "A")]),
    ],
)
def test_several_tags_of_a_word_are_several_entities(words, expected):
    assert read(*words)[0] == expected


def test_what_goes_on_with_nothing_begins_an_entity_and_is_counted():
    found, tags = read("B-A", "I-B", "O", "I-A")
    assert found == [(0, 1, "A"), (1, 2, "B"), (3, 4, "A")]
    assert (tags.orphans, tags.scheme()) == (2, "IOB2")
