from annotator.look import DARK, LIGHT
from annotator.ui.canvas.inks import Inks
from tests.ui.canvas.conftest import LABELS


def test_labels_have_their_hue_and_unknown_ones_are_grey():
    inks = Inks(DARK, LABELS)
    assert inks.entity("ORG") == DARK.hue("blue")
    assert inks.relation("works_for") == DARK.hue("orange")
    assert inks.entity("works_for") == inks.relation("ORG") == DARK.hue("grey")


def test_a_colour_is_made_once_for_each_strength():
    inks = Inks(LIGHT, LABELS)
    assert inks.colour("#102030") is inks.colour("#102030")
    assert inks.colour("#102030", 0.5).alpha() == 128
