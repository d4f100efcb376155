"""Cards stand beside each other where there is room, never on each other, mirrored in Arabic."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from annotator.agreement.charts import Bar, Part, bars, heat_map, stack
from annotator.look import LIGHT
from annotator.ui.agreement.columns import WIDE, Columns

ROWS = [Bar("ORG", 0.9, door="label:ORG"), Bar("GPE", 0.5, door="label:GPE")]
NAMES = [f"label {n}" for n in range(16)]
TABLE = heat_map("heat", NAMES, [[1] * len(NAMES)] * len(NAMES), NAMES)


@pytest.fixture
def columns(qtbot):
    def made(width, *, rtl=False):
        shown = Columns(LIGHT)
        qtbot.addWidget(shown)
        shown.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        shown.resize(width, 100)
        few, many = bars("few", ROWS, 416), bars("many", ROWS * 5, 416)
        shown.show_drawings([few, many, TABLE, stack("parts", [Part("a", 1, "red", "kind:a")])])
        shown.show()
        QApplication.processEvents()
        return shown

    return made


def places(columns):
    return {card.title.text(): card.geometry() for card in columns.cards}


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("width", [400, WIDE - 1, WIDE, 1400])
def test_no_card_lies_on_another_or_outside(columns, width, rtl):
    shown = columns(width, rtl=rtl)
    found = list(places(shown).values())
    for at, one in enumerate(found):
        assert QRect(0, 0, shown.width(), shown.height()).contains(one)
        assert not any(one.intersects(other) for other in found[at + 1 :])


def test_there_are_two_columns_where_it_is_wide(columns):
    found = places(columns(WIDE))
    assert found["few"].top() == found["many"].top()
    assert found["few"].left() < found["many"].left()
    assert found["heat"].width() == WIDE
    narrow = places(columns(WIDE - 1))
    assert narrow["few"].left() == narrow["many"].left()


def test_it_is_mirrored_in_a_window_from_right_to_left(columns):
    plain, turned = places(columns(900)), places(columns(900, rtl=True))
    for title, place in plain.items():
        assert turned[title].left() == 900 - place.left() - place.width()
        assert turned[title].top() == place.top()


def test_a_wide_chart_is_scrolled_rather_than_shrunk_until_nobody_can_read_it(columns):
    shown = columns(400)
    chart = next(one.chart for one in shown.cards if one.title.text() == "heat")
    assert chart._scale(chart.width()) > 0.8
    assert chart.width() > shown.width()


def test_the_number_is_told_with_its_key(columns, qtbot):
    shown = columns(900)
    chart = shown.cards[0].chart
    with qtbot.waitSignal(shown.opened) as told:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert told.args == ["label:ORG", "ORG: 0.90"]


def test_other_drawings_take_their_place(columns):
    shown = columns(900)
    shown.show_drawings([])
    assert (shown.cards, shown.height()) == ([], 0)
