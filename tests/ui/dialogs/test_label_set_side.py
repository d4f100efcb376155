import pytest

from annotator.ui.dialogs.label_set_list import LabelRow
from annotator.ui.dialogs.label_set_side import LabelSide
from annotator.ui.theme.look import LIGHT
from annotator.ui.theme.palette import shades_of
from annotator.usecases.label_set_draft import Kind

ROWS = [LabelRow("A", "Aleph & Co", "red"), LabelRow("B", "Beth", "blue")]


@pytest.fixture
def side(qtbot):
    made = LabelSide(shades_of(LIGHT), LIGHT)
    qtbot.addWidget(made)
    made.show_rows(ROWS, "B")
    return made


def test_the_tabs_name_the_kind(side):
    told = []
    side.kind_chosen.connect(told.append)
    for tab in side.tabs.values():
        tab.click()
    assert told == list(Kind)


def test_merges_are_offered_with_the_count_and_name_both(side):
    told = []
    side.merge_wanted.connect(lambda old, new: told.append((old, new)))
    side.offer_merges("B", 1200)
    heading, _, action = side.menu.actions()
    assert heading.text() == "Its 1,200 marks become"
    assert not heading.isEnabled()
    assert "&&" in action.text()
    action.trigger()
    assert told == [("B", "A")]


def test_what_cannot_be_is_not_offered(side):
    side.show_rows(ROWS[:1], "A")
    side.offer_merges("A", 0)
    assert not side.merge.isEnabled()
    assert side.remove.isEnabled()
    side.show_rows([], "")
    assert not side.remove.isEnabled()
    assert side.add.isEnabled()


def test_the_arrows_move_the_chosen_one(side):
    told = []
    side.list.arranged.connect(told.append)
    side.up.click()
    assert told == [["B", "A"]]
