from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import TEXT, entity, two

from annotator.agreement.examples import is_right_to_left, versions
from annotator.model.annotation import Annotation
from annotator.model.marks import Relation


def of(text, mine, theirs=(), *more):
    both = Annotation.of([*mine, *more]), Annotation.of(theirs)
    return versions(text, ("a", "b"), both, (more or mine, theirs))


def words(version):
    return "".join(piece.words for piece in version.pieces)


@settings(max_examples=40)
@given(two(), st.data())
def test_both_show_the_same_letters_and_mark_what_they_marked(both, data):
    def some(annotation):
        marks = list(annotation.marks())
        return tuple(data.draw(st.lists(st.sampled_from(marks), max_size=2))) if marks else ()

    marks = some(both[0]), some(both[1])
    found = versions(TEXT, ("a", "b"), both, marks)
    assert words(found[0]) == words(found[1])
    for version, side in zip(found, marks, strict=True):
        assert len(version.said) == len(side)


def test_words_around_are_whole_and_cut_with_an_ellipsis():
    text = "كلمات " * 60
    at = text.index("كلمات", 150)
    (mine, _) = of(text, [entity("e", "ORG", at, at + 5)])
    assert words(mine).startswith("… كلمات")
    assert words(mine).rstrip().endswith("كلمات …")
    assert [piece.words for piece in mine.pieces if piece.label] == ["كلمات"]
    assert len(words(mine)) < 130


def test_far_ends_of_a_relation_are_shown_apart():
    text = "ميتا " + "كلمة " * 100 + "القاهرة"
    head, tail = entity("h", "ORG", 0, 4), entity("t", "GPE", len(text) - 7, len(text))
    (mine, _) = of(text, [head, tail], [], Relation("r", "h", "t", "in"))
    assert [piece.words for piece in mine.pieces if piece.label] == ["ميتا", "القاهرة"]
    assert " … " in words(mine)
    assert mine.said[0].ends == ("ميتا", "القاهرة")


def test_a_long_mark_shows_its_two_ends():
    text = "كلمة " * 200
    (mine, _) = of(text, [entity("e", "ORG", 0, 999)])
    assert len(words(mine)) < 400


def test_the_shortest_mark_gives_its_label():
    (mine, _) = of("شركة نور", [entity("a", "ORG", 0, 8), entity("b", "PERS", 5, 8)])
    assert [(one.words, one.label) for one in mine.pieces] == [("شركة ", "ORG"), ("نور", "PERS")]


def test_the_first_letter_with_a_direction_decides():
    assert is_right_to_left("2026: خبر")
    assert not is_right_to_left("2026: news خبر")
    assert not is_right_to_left("123")
