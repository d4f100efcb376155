import pytest
from hypothesis import given, settings
from pairs import TEXT, annotations, entity, of

from annotator.agreement.edges import Difference, difference, may_be_edge, trimmed
from annotator.agreement.overlaps import common

SAMPLE = (
    '«شركة نور» للرياض وبالقاهرة لـ"نورسين" كتابهم مصريين أنوزارة المال شركةنبرة بـ٩٦ ألف، سنـة '
)


def between(first, second, text=SAMPLE):
    return difference(text, of(text, first).spans, of(text, second).spans)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("«شركة نور»", "شركة نور", "EDGE"),
        ("ألف، ", "ألف", "EDGE"),
        ("للرياض", "لرياض", "CLITIC"),
        ("وبالقاهرة", "القاهرة", "CLITIC"),
        ("بالقاهرة", "القاهرة", "CLITIC"),
        ('لـ"نورسين"', "نورسين", "CLITIC"),
        ("بـ٩٦ ألف", "٩٦ ألف", "CLITIC"),
        ("كتابهم", "كتاب", "CLITIC"),
        ("شركة نور", "نور", "WORD"),
        ("«شركة نور» للرياض", "شركة نور", "WORD"),
        ("وزارة المال", "المال", "WORD"),
        ("نور» للرياض", "نور» ل", "INSIDE"),
        ("أنوزارة المال", "وزارة المال", "INSIDE"),
        ("شركةنبرة", "نبرة", "INSIDE"),
        ("مصريين", "مصر", "INSIDE"),
        ("المال شركةنبرة", "نبرة", "INSIDE"),
        ("شركة نور» للرياض", "شركة نور» لل", "INSIDE"),
    ],
)
def test_the_class_of_a_boundary(first, second, expected):
    assert between(first, second)[0].name == expected
    assert between(second, first) == between(first, second)


def test_a_clitic_says_at_which_end():
    assert between("وبالقاهرة", "القاهرة")[1] == "proclitic"
    assert between("كتابهم", "كتاب")[1] == "enclitic"


def test_the_greatest_difference_counts():
    assert between("«شركة نور» لل", "نور» للرياض")[0] is Difference.INSIDE
    assert between("نور» للرياض", "شركة نور» للرياض وبالقاهرة")[0] is Difference.WORD


def test_fragments_with_nothing_between_are_one():
    text = "أحمد  علي"
    apart, whole = entity("a", "PERS", 0, 4, 6, 9), entity("b", "PERS", 0, 9)
    assert difference(text, apart.spans, whole.spans)[0] is Difference.EDGE


def test_a_word_that_only_one_has_between_fragments():
    text = "4 و30 مترا"
    apart, whole = entity("a", "QUANTITY", 0, 1, 6, 10), entity("b", "QUANTITY", 0, 10)
    assert difference(text, apart.spans, whole.spans)[0] is Difference.WORD


@pytest.mark.parametrize(
    ("words", "core"),
    [("»، ", "»، "), ("«نور» ", "نور"), ("ـنورـ", "نور"), ("\u200fنور\u2069", "نور")],
)
def test_what_means_nothing_is_trimmed_but_never_all(words, core):
    spans = trimmed(words, entity("e", "ORG", 0, len(words)).spans)
    assert [s.of(words) for s in spans] == [core]


@settings(max_examples=25)
@given(annotations(), annotations())
def test_it_is_the_same_from_both_sides(one, other):
    for a in one.entities.values():
        assert trimmed(TEXT, trimmed(TEXT, a.spans)) == trimmed(TEXT, a.spans)
        for b in other.entities.values():
            assert difference(TEXT, a.spans, b.spans) == difference(TEXT, b.spans, a.spans)


@settings(max_examples=25)
@given(annotations(), annotations())
def test_the_quick_no_is_right(one, other):
    for a in one.entities.values():
        for b in other.entities.values():
            bounds = [(e.spans[0].start, e.spans[0].end) for e in (a, b)]
            if common(a.spans[:1], b.spans[:1]) and not may_be_edge(TEXT, *bounds):
                assert difference(TEXT, a.spans[:1], b.spans[:1])[0] is not Difference.EDGE
