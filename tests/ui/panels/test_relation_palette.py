import pytest

from annotator.look import LIGHT
from annotator.model.labels import RelationLabel
from annotator.ui.panels.relation_palette import Offer, RelationPalette
from annotator.ui.theme.palette import shades_of

MANY = [RelationLabel(f"label{n}") for n in range(12)]


@pytest.fixture
def palette(qtbot):
    made = RelationPalette(shades_of(LIGHT), LIGHT)
    qtbot.addWidget(made)
    return made


def test_labels_are_numbered_from_one_and_then_by_letters(palette):
    assert palette.by_key("1") is None
    palette.show_offer(Offer("a → b", MANY))
    assert [palette.by_key(key) for key in ("1", "9", "0", "q", "W")] == [
        f"label{n}" for n in (0, 8, 9, 10, 11)
    ]
    assert palette.by_key("e") is None
    palette.hide()
    assert palette.by_key("1") is None


def test_a_press_says_which(palette, qtbot):
    palette.show_offer(Offer("a → b", MANY[:2], label="label1"))
    assert palette.buttons["label1"].isChecked()
    with qtbot.waitSignal(palette.pressed) as told:
        palette.buttons["label0"].click()
    assert told.args == ["label0"]


def test_what_is_not_made_cannot_be_removed_and_why_is_said(palette):
    palette.show_offer(Offer("a → b", none="None fits."))
    assert palette.none.text() == "None fits."
    assert palette.none.isVisible()
    assert not palette.remove.isVisible()
    palette.show_offer(Offer("a → b", MANY[:1], is_made=True))
    assert palette.remove.isVisible()
    assert not palette.none.isVisible()


def test_a_relation_without_direction_cannot_be_turned_and_why_is_said(palette):
    even, odd = RelationLabel("near", symmetric=True), RelationLabel("<b>")
    palette.show_offer(Offer("a and b", [odd, even], label="near", is_made=True))
    assert not palette.turn.isEnabled()
    assert "“near” has no direction" in palette.turn.toolTip()
    for offer in (Offer("a to b", [odd, even], label="<b>"), Offer("a to b", [odd, even])):
        palette.show_offer(offer)
        assert palette.turn.isEnabled()
        assert not palette.turn.toolTip()
