import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.marks import Span
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place

INNER, OUTER = place(TEXT, "ميتا"), place(TEXT, "ميتاوشركة Scale AI")


@pytest.fixture
def marked(view):
    marks = [
        entity("late", "PERS", place(TEXT, "روبن ماير")),
        entity("inner", "ORG", INNER),
        entity("outer", "ORG", OUTER),
        entity("parts", "PERS", place(TEXT, "برئيسها"), place(TEXT, "ألكسندر")),
    ]
    view.show_annotation(Annotation.of(marks), LABELS)
    return view


def test_entities_are_chosen_in_reading_order_the_outer_before_the_inner(marked):
    marked.set_caret(0)
    seen = [marked.next_entity() for _ in range(5)]
    assert seen == ["outer", "inner", "parts", "late", "outer"]
    assert [marked.previous_entity() for _ in range(2)] == ["late", "parts"]


def test_choosing_and_selecting_exclude_each_other(marked, qtbot):
    with qtbot.waitSignal(marked.chosen_changed) as told:
        marked.choose("inner")
    assert told.args == ["inner"]
    assert marked.selection() == ()
    with qtbot.waitSignals([marked.chosen_changed, marked.selection_changed]):
        marked.select(OUTER)
    assert (marked.chosen, marked.selection()) == (None, (OUTER,))


def test_moving_an_edge_of_the_chosen_asks_and_changes_nothing(marked, qtbot):
    marked.choose("inner")
    with qtbot.waitSignal(marked.respan_wanted) as asked:
        marked.move_edge("end", forward=False)
    assert asked.args == ["inner", (Span(INNER.start, INNER.end - 1),)]
    assert marked.annotation.entities["inner"].spans == (INNER,)


def test_moving_an_edge_of_the_selection_moves_it_by_letters_and_by_words(view):
    word = place(TEXT, "العلاقة")
    view.select(word)
    view.move_edge("start", forward=True)
    assert view.selection() == (Span(word.start + 1, word.end),)
    view.move_edge("end", forward=True, unit="word")
    assert view.selection()[0].of(TEXT) == "لعلاقة بين"
    view.move_edge("start", forward=False, unit="word")
    assert view.selection()[0].of(TEXT) == "العلاقة بين"


def test_an_edge_never_passes_the_other(view, qtbot):
    span = Span(3, 4)
    view.select(span)
    view.move_edge("end", forward=False)
    assert view.selection() == (span,)


def test_the_caret_goes_in_reading_order_through_both_directions(view):
    latin = place(TEXT, "Scale AI")
    view.set_caret(latin.start - 2)
    for step in range(1, 12):
        view.move_caret("letter", forward=True)
        assert view.caret == latin.start - 2 + step


def test_a_letter_with_its_marks_is_one_step(view):
    view.show_article("مُستخدَمة 👩‍👩‍👧 e\u0301.")
    seen = []
    while view.caret < len(view.text):
        view.move_caret("letter", forward=True)
        seen.append(view.caret)
    assert seen == [2, 3, 4, 5, 7, 8, 9, 10, 15, 16, 18, 19]


def test_shift_extends_and_a_plain_move_ends_at_the_side_moved_to(view):
    view.set_caret(5)
    view.move_caret("word", forward=True, extend=True)
    view.move_caret("word", forward=True, extend=True)
    (span,) = view.selection()
    assert span.of(TEXT) == "بوادر العلاقة "
    view.move_caret("letter", forward=False)
    assert (view.caret, view.selection()) == (span.start, ())


def test_lines_up_and_down_come_back_to_the_same_place(view):
    start = place(TEXT, "مليار").start
    view.set_caret(start)
    view.move_caret("line", forward=True)
    assert view.caret > start
    view.move_caret("line", forward=False)
    assert view.caret == start


def test_home_and_end_stay_in_the_line(view):
    view.set_caret(place(TEXT, "العلاقة").start)
    view.move_caret("row", forward=True)
    row = view.page.row_of(view.caret)
    assert row is view.page.row_of(0)
    assert view.page.hit(-50, view.page.top_of(row) + 10).caret == view.caret
    view.move_caret("row", forward=False)
    assert view.caret == 0


def test_the_whole_article_can_be_crossed(view):
    view.move_caret("article", forward=True)
    assert view.caret == len(TEXT)
    view.move_caret("letter", forward=True)
    assert view.caret == len(TEXT)
    view.move_caret("page", forward=False)
    view.move_caret("article", forward=False)
    view.move_caret("line", forward=False)
    assert view.caret == 0


def test_select_word_obeys_the_policy(view):
    view.snap_word = lambda text, start, end: (start + 1, end)
    view.set_caret(place(TEXT, "وكانت").start + 2)
    view.select_word()
    assert view.selection()[0].of(TEXT) == "كانت"


def test_an_edit_shows_and_a_removed_entity_is_chosen_no_more(marked):
    marked.choose("inner")
    edit = edits.remove(marked.annotation, marked.annotation.entities["inner"])
    marked.apply_edit(edits.apply(marked.annotation, edit), edit)
    assert marked.chosen is None
    row = marked.page.row_of(INNER.start)
    assert [piece.entity.uid for piece in row.pieces] == ["outer"]


def test_a_new_article_starts_at_its_top_with_nothing_chosen(marked, qtbot):
    marked.choose("late")
    with qtbot.waitSignals([marked.chosen_changed, marked.selection_changed]):
        marked.show_article("آخر")
    assert (marked.chosen, marked.caret, marked.selection()) == (None, 0, ())
    assert marked.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_1, Qt.Key.Key_Tab]
)
def test_no_key_is_swallowed(view, key):
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    view.keyPressEvent(event)
    assert not event.isAccepted()
