from hypothesis import given
from hypothesis import strategies as st

from annotator.text.offsets import Offsets

TEXTS = st.text(
    st.sampled_from("اب a\n\u064b\u200f😀𐤀👩\u200d\u2028") | st.characters(codec="utf-8")
)


def units(text):
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_a_point_maps_to_the_units_before_it_and_back(text):
    offsets = Offsets(text)
    for point in range(len(text) + 1):
        unit = offsets.to_utf16(point)
        assert unit == units(text[:point])
        assert offsets.to_points(unit) == offsets.to_points(unit, up=True) == point


@given(TEXTS)
def test_the_inside_of_a_pair_goes_to_its_start_or_its_end(text):
    offsets = Offsets(text)
    for point, letter in enumerate(text):
        if letter > "\uffff":
            inside = offsets.to_utf16(point) + 1
            assert offsets.to_points(inside) == point
            assert offsets.to_points(inside, up=True) == point + 1


def test_texts_without_astral_characters_count_the_same_both_ways():
    assert Offsets("ميتا Scale AI").are_the_same
    assert not Offsets("ميتا 😀").are_the_same
