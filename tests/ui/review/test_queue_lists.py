"""The lists of a review."""

from annotator.look import LIGHT
from annotator.ui.review.queue_lists import Item, ItemList
from annotator.ui.theme.palette import shades_of

ITEMS = [Item("a", "خبر", "2 differences", 2), Item("b", "آخر", is_done=True)]


def listed(qtbot):
    made = ItemList("Articles", "Reviewed articles", shades_of(LIGHT))
    qtbot.addWidget(made)
    made.resize(240, 300)
    made.show()
    made.show_items(ITEMS, "b")
    return made


def test_the_current_row_is_chosen_and_a_click_tells_its_key(qtbot):
    made = listed(qtbot)
    assert made.list.currentIndex().row() == 1
    told = []
    made.chosen.connect(told.append)
    made.list.clicked.emit(made.model.index(0, 0))
    assert told == ["a"]


def test_rows_can_be_heard(qtbot):
    made = listed(qtbot)
    assert made.model.index(0, 0).data() == "خبر · 2 differences"
    assert made.list.accessibleName() == "Reviewed articles"


def test_what_is_done_looks_done(qtbot):
    made = listed(qtbot)
    open_row = made.grab().toImage()
    made.show_items([Item("a", "خبر", "2 differences", 2, is_done=True), ITEMS[1]], "b")
    assert made.grab().toImage() != open_row


def test_fewer_rows_take_the_place_of_more(qtbot):
    made = listed(qtbot)
    made.show_items(ITEMS[:1], "")
    assert made.model.rowCount() == 1
    assert not made.list.currentIndex().isValid()


def test_one_row_changes_without_the_others(qtbot):
    made = listed(qtbot)
    before = made.grab().toImage()
    made.change_items({0: Item("a", "خبر", "1 difference", 1, is_urgent=True)}, 0)
    assert made.model.items[1] is ITEMS[1]
    assert made.list.currentIndex().row() == 0
    assert made.grab().toImage() != before
