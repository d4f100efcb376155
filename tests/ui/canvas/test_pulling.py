from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.model.annotation import Annotation
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place, relation

SCALE, ORG, ROBIN = place(TEXT, "Scale AI"), place(TEXT, "شركة"), place(TEXT, "روبن ماير")
OUTER = place(TEXT, "شركة ميتاوشركة Scale AI")
ENDS = [entity("a", "ORG", SCALE), entity("b", "PERS", ROBIN), entity("out", "ORG", OUTER)]
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def wanted(view):
    view.show_annotation(Annotation.of([*ENDS, relation("r", "a", "b")]), LABELS)
    view.grab()
    wanted = []
    view.relation_wanted.connect(lambda *ends: wanted.append(ends))
    return wanted


def test_a_drag_from_a_name_to_an_entity_wants_a_relation(view, mouse, wanted):
    mouse.drag(mouse.name_of("a"), mouse.middle_of(ROBIN))
    assert wanted == [("a", "b")]
    assert view.relating is None
    assert view.selection() == ()


def test_a_drag_to_a_name_means_the_entity_of_that_name(view, mouse, wanted):
    mouse.drag(mouse.name_of("b"), mouse.name_of("out"))
    mouse.drag(mouse.name_of("b"), mouse.middle_of(SCALE))
    assert wanted == [("b", "out"), ("b", "a")]


def test_the_target_lights_up_while_the_mouse_is_over_it(view, mouse, wanted):
    mouse.send(QEvent.Type.MouseButtonPress, mouse.name_of("a"), NONE)
    for point in (QPointF(20, 20), mouse.middle_of(ROBIN)):
        mouse.send(QEvent.Type.MouseMove, point, NONE)
    assert view.relating == "a"
    assert view.shown.pull.target == "b"
    mouse.send(QEvent.Type.MouseButtonRelease, QPointF(5, 5), NONE)
    assert wanted == []
    assert view.relating is None


def test_a_drag_from_letters_selects_them_as_ever(view, mouse, wanted):
    mouse.drag(mouse.start_of(SCALE), mouse.end_of(SCALE))
    assert view.selection() == (SCALE,)
    assert wanted == []


def test_a_click_on_a_name_chooses_its_entity_as_ever(view, mouse, wanted):
    mouse.click(mouse.name_of("b"))
    assert view.chosen == "b"
    assert view.relating is None


def test_while_relating_a_click_is_the_target(view, mouse, wanted):
    view.begin_relating("b")
    mouse.click(mouse.middle_of(place(TEXT, "بوادر")))
    mouse.click(mouse.middle_of(SCALE))
    assert wanted == [("b", "a")]


def test_while_relating_the_pointer_leads(view, mouse, wanted):
    view.begin_relating("b")
    mouse.hover(mouse.middle_of(SCALE))
    assert view.shown.pull.target == "a"
    mouse.hover(mouse.middle_of(ROBIN))
    assert view.shown.pull.target is None


def test_a_drag_below_the_page_scrolls_it(view, mouse, wanted):
    view.resize(400, 160)
    mouse.send(QEvent.Type.MouseButtonPress, mouse.name_of("a"), NONE)
    mouse.send(QEvent.Type.MouseMove, QPointF(200, 400), NONE)
    for _ in range(3):
        view.gestures._scroll_on()
    assert view.verticalScrollBar().value() > 0
    assert view.relating == "a"


def test_a_click_on_words_or_line_chooses_the_relation(view, mouse, wanted):
    mouse.click(mouse.words_of("r"))
    assert view.chosen_relation == "r"
    mouse.click(mouse.middle_of(place(TEXT, "بوادر")))
    assert view.chosen_relation is None


def test_pointing_at_a_relation_or_an_entity_makes_it_stand_out(view, mouse, wanted):
    mouse.hover(mouse.words_of("r"))
    assert view.shown.hovered_relation == "r"
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    mouse.hover(mouse.middle_of(SCALE))
    assert (view.shown.hovered, view.shown.hovered_relation) == ("a", None)
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.shown.hovered is None


def test_a_second_click_on_a_stub_goes_to_the_other_end(view, mouse):
    view.resize(300, 200)
    view.show_annotation(Annotation.of([*ENDS, relation("r", "a", "b")]), LABELS)
    view.grab()
    point = mouse.words_of("r")
    mouse.click(point)
    before = view.verticalScrollBar().value()
    mouse.wait_out_double_click()
    mouse.click(point)
    assert view.chosen_relation == "r"
    assert view.verticalScrollBar().value() > before


def test_a_click_on_the_chip_shows_what_is_hidden_and_hides_it_again(view, mouse):
    view.show_annotation(
        Annotation.of([*ENDS, *(relation(f"{n:02}", "a", "out") for n in range(20))]), LABELS
    )
    view.grab()
    row = view.page.row_of(SCALE.start)

    def chip():
        return (
            row.arcs.chip.center()
            + QPointF(0, view.page.top_of(row) + row.above)
            + view.viewport_offset()
        )

    hidden = len(row.arcs.hidden)
    mouse.click(chip())
    assert (hidden > 0, row.arcs.hidden) == (True, ())
    mouse.wait_out_double_click()
    mouse.click(chip())
    assert len(row.arcs.hidden) == hidden


def dot_beside(view, position):
    row = view.page.row_of(position)
    y = view.page.top_of(row) + row.above + (row.shape.top + row.shape.bottom) / 2
    return QPointF(view.page.width + 15, y) + view.viewport_offset()


def test_clicks_on_a_dot_go_through_the_doubts_of_its_row(view, mouse, wanted):
    view.set_doubts([SimpleNamespace(start=n, end=n + 2, kind="edge") for n in (3, 8)])
    pressed = []
    view.doubt_pressed.connect(lambda *place: pressed.append(place))
    for _ in range(3):
        mouse.click(dot_beside(view, 3))
        mouse.wait_out_double_click()
    assert pressed == [(3, 5), (8, 10), (3, 5)]


def test_tool_tips_say_what_is_doubtful_and_what_is_related(view, mouse, wanted, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: told.append(words))
    view.set_doubts([SimpleNamespace(start=3, end=5, kind="edge")], {"edge": "An odd edge"}.get)
    for point in (dot_beside(view, 3), mouse.words_of("r")):
        where = point.toPoint()
        event = QHelpEvent(QEvent.Type.ToolTip, where, view.viewport().mapToGlobal(where))
        QApplication.sendEvent(view.viewport(), event)
    assert told[0] == "An odd edge"
    assert "works for" in told[1]
