import itertools

import pytest

from annotator.ui.canvas.names import Names, Wanted
from annotator.ui.canvas.style import Style


@pytest.fixture
def names(qapp):
    return Names(Style().name_font)


def test_a_name_stands_at_the_side_from_which_its_entity_is_read(names):
    (place,) = names.placed([Wanted("a", "ORG", 100, 180)], 500, rtl=True)
    assert place.left + place.width == 180
    (place,) = names.placed([Wanted("a", "ORG", 100, 180)], 500, rtl=False)
    assert place.left == 100


@pytest.mark.parametrize("rtl", [True, False])
def test_names_never_cover_each_other(names, rtl):
    wanted = [Wanted(str(i), "QUANTITY", 100 + 9 * i, 130 + 9 * i) for i in range(8)]
    places = sorted(names.placed(wanted, 500, rtl=rtl), key=lambda place: place.left)
    for one, other in itertools.pairwise(places):
        assert one.left + one.width < other.left


def test_crowded_names_are_short_and_others_whole(names):
    wanted = [Wanted(str(i), "QUANTITY", 300 - 3 * i, 310 - 3 * i) for i in range(4)]
    shown = {
        p.uid: p.shown
        for p in names.placed([*wanted, Wanted("far", "PERSON", 20, 90)], 500, rtl=True)
    }
    assert shown["far"] == "PERSON"
    assert any(text.endswith("…") for text in shown.values())


def test_the_outermost_of_those_that_start_together_comes_first(names):
    wanted = [Wanted("outer", "ORG", 100, 300), Wanted("inner", "GPE", 200, 300)]
    assert [place.uid for place in names.placed(wanted, 500, rtl=True)] == ["outer", "inner"]
