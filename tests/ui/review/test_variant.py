"""A version as it is shown."""

from annotator.look import LIGHT
from annotator.ui.review.variant import Shown, VariantButton, keys_of
from annotator.ui.theme.palette import shades_of


def button(qtbot, **facts):
    shown = Shown(("1", "3"), "layla", "«ميتا»", "ORG", "blue", 2, **facts)
    made = VariantButton(shown, shades_of(LIGHT), LIGHT)
    qtbot.addWidget(made)
    made.resize(320, made.sizeHint().height())
    made.show()
    return made


def test_it_can_be_heard(qtbot):
    made = button(qtbot)
    assert made.accessibleName() == "Version 1, 3"
    assert made.accessibleDescription() == "1 · 3 · «ميتا» · ORG · layla"


def test_what_is_proposed_stands_out(qtbot):
    plain = button(qtbot).grab().toImage()
    assert button(qtbot, is_proposed=True).grab().toImage() != plain


def test_what_is_not_possible_cannot_be_pressed(qtbot):
    assert not button(qtbot, is_possible=False).isEnabled()
    assert button(qtbot).isEnabled()


def test_keys_are_the_numbers_of_the_lanes():
    assert keys_of(["a", "b", "c"], ["c", "a"]) == ("3", "1")


def test_one_sees_that_it_has_the_keys_even_where_it_is_proposed(qtbot):
    made = button(qtbot, is_proposed=True)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    focused = made.grab().toImage()
    made.clearFocus()
    assert made.grab().toImage() != focused
