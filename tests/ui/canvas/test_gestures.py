import pytest
from PySide6.QtCore import QEvent, QPointF, Qt

from annotator.model.annotation import Annotation
from annotator.model.marks import Span
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def selected(view):
    return [span.of(TEXT) for span in view.selection()]


def test_a_drag_takes_whole_words(view, mouse):
    mouse.drag(mouse.middle_of(place(TEXT, "وادر")), mouse.middle_of(place(TEXT, "لاقة")))
    assert selected(view) == ["بوادر العلاقة"]


def test_a_drag_from_arabic_into_latin_takes_the_logical_stretch(view, mouse):
    arabic, latin = place(TEXT, "ميتاوشركة"), place(TEXT, "Scale AI")
    mouse.drag(mouse.middle_of(arabic), mouse.end_of(latin))
    assert selected(view) == ["ميتاوشركة Scale AI"]


def test_a_drag_back_from_latin_to_arabic_takes_the_same(view, mouse):
    arabic, latin = place(TEXT, "ميتاوشركة"), place(TEXT, "Scale AI")
    mouse.drag(mouse.end_of(latin), mouse.start_of(arabic))
    assert selected(view) == ["ميتاوشركة Scale AI"]
    assert view.caret == arabic.start


def test_a_drag_that_comes_back_takes_only_what_it_ends_on(view, mouse):
    arabic, latin = place(TEXT, "المتخصصة"), place(TEXT, "Scale AI")
    mouse.drag(mouse.start_of(latin), mouse.end_of(arabic), mouse.end_of(latin))
    assert selected(view) == ["Scale AI"]


@pytest.mark.parametrize("key", [ALT, Qt.KeyboardModifier.MetaModifier])
def test_alt_and_drag_takes_exact_letters(view, mouse, key):
    word = place(TEXT, "ميتا")
    mouse.drag(mouse.start_of(word), mouse.end_of(word), modifiers=key)
    assert selected(view) == ["ميتا"]
    assert view.selection() == (word,)


@pytest.mark.parametrize(
    "words",
    [
        "Scale AI",
        "14.3 مليار دولار",
        "شركة Scale",
        "I المتخصصة",
        "ت 14",
        "ألكسندر وانغ",
        "😀 من",
        "(MSL)، مع",
    ],
)
def test_alt_and_drag_across_directions_takes_exactly_what_was_aimed_at(view, mouse, words):
    span = place(TEXT, words)
    mouse.drag(mouse.start_of(span), mouse.end_of(span), modifiers=ALT)
    assert view.selection() == (span,)
    mouse.drag(mouse.end_of(span), mouse.start_of(span), modifiers=ALT)
    assert view.selection() == (span,)


def test_a_drag_over_lines_takes_what_lies_between(view, mouse):
    start, end = place(TEXT, "العلاقة"), place(TEXT, "صحفية")
    assert view.rects_of(start)[0].y() < view.rects_of(end)[0].y()
    mouse.drag(mouse.middle_of(start), mouse.middle_of(end))
    assert view.selection() == (Span(start.start, end.end),)


def test_a_drag_below_the_page_scrolls_it(view, mouse):
    view.resize(400, 160)
    start = mouse.middle_of(place(TEXT, "بوادر"))
    mouse.send(QEvent.Type.MouseButtonPress, start, Qt.KeyboardModifier.NoModifier)
    mouse.send(QEvent.Type.MouseMove, QPointF(200, 400), Qt.KeyboardModifier.NoModifier)
    before = view.selection()[0].end
    for _ in range(3):
        view.gestures._scroll_on()
    mouse.send(QEvent.Type.MouseButtonRelease, QPointF(200, 400), Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0
    assert view.selection()[0].end > before


def test_ctrl_and_drag_adds_a_piece(view, mouse):
    mouse.drag(
        mouse.middle_of(place(TEXT, "شركة")), mouse.middle_of(place(TEXT, "شركة")) + QPointF(7, 0)
    )
    mouse.drag(
        mouse.middle_of(place(TEXT, "البيانات")),
        mouse.middle_of(place(TEXT, "البيانات")) + QPointF(7, 0),
        modifiers=CTRL,
    )
    assert selected(view) == ["شركة", "البيانات"]
    mouse.drag(mouse.middle_of(place(TEXT, "بوادر")), mouse.middle_of(place(TEXT, "العلاقة")))
    assert selected(view) == ["بوادر العلاقة"]


def test_a_double_click_takes_the_word_and_the_policy_decides_its_letters(view, mouse):
    view.snap_word = lambda text, start, end: (start + (text[start] == "و"), end)
    mouse.click(mouse.middle_of(place(TEXT, "وكانت")), times=2)
    assert selected(view) == ["كانت"]


def test_the_policy_decides_where_a_drag_begins_too(view, mouse):
    view.snap_word = lambda text, start, end: (start + (text[start] == "و"), end)
    mouse.drag(mouse.end_of(place(TEXT, "وكانت")), mouse.middle_of(place(TEXT, "استعانت")))
    assert selected(view) == ["كانت ميتا استعانت"]


def test_a_third_click_takes_the_sentence_and_a_fourth_the_paragraph(view, mouse):
    word = place(TEXT, "برئيسها")
    mouse.click(mouse.middle_of(word), times=3)
    assert selected(view)[0].startswith("وكانت ميتا")
    mouse.wait_out_double_click()
    mouse.click(mouse.middle_of(word), times=4)
    assert selected(view) == [TEXT.split("\n")[0]]


def test_shift_and_click_extends(view, mouse):
    view.set_caret(place(TEXT, "بوادر").start)
    mouse.click(mouse.end_of(place(TEXT, "العلاقة")), modifiers=SHIFT)
    assert selected(view) == ["بوادر العلاقة"]


def test_clicks_go_from_the_innermost_entity_outwards_and_round(view, mouse):
    inner, outer = place(TEXT, "Scale AI"), place(TEXT, "شركة Scale AI")
    marks = [entity("in", "ORG", inner), entity("out", "ORG", outer)]
    view.show_annotation(Annotation.of(marks), LABELS)
    seen = []
    for _ in range(3):
        mouse.click(mouse.middle_of(inner))
        mouse.wait_out_double_click()
        seen.append(view.chosen)
    assert seen == ["in", "out", "in"]
    mouse.click(mouse.middle_of(place(TEXT, "البيانات")))
    assert view.chosen is None


def test_a_click_on_a_name_chooses_its_entity(view, mouse):
    outer = place(TEXT, "ميتاوشركة Scale AI")
    marks = [entity("in", "ORG", place(TEXT, "ميتا")), entity("out", "PERS", outer)]
    view.show_annotation(Annotation.of(marks), LABELS)
    view.grab()
    row = view.page.row_of(outer.start)
    name = next(n for n in row.strokes.names if n.uid == "out")
    at = QPointF(name.left + name.width / 2, view.page.top_of(row) + 6) + view.viewport_offset()
    mouse.click(at)
    assert view.chosen == "out"


def test_dragging_a_handle_asks_for_other_letters(view, mouse, qtbot):
    word = place(TEXT, "ميتاوشركة")
    view.show_annotation(Annotation.of([entity("e", "ORG", word)]), LABELS)
    view.choose("e")
    end = mouse.end_of(word)
    rect = view.rects_of(word)[0]
    handle = QPointF(rect.left(), end.y())
    target = mouse.end_of(place(TEXT, "ميتا"))
    with qtbot.waitSignal(view.respan_wanted) as asked:
        mouse.drag(handle, target)
    assert asked.args == ["e", (place(TEXT, "ميتا"),)]
    assert view.annotation.entities["e"].spans == (word,)


def test_other_buttons_and_an_empty_page_select_nothing(view, mouse):
    view.show_message("Nothing here")
    mouse.drag(QPointF(100, 100), QPointF(300, 100))
    assert view.selection() == ()
