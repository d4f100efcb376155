from PySide6.QtCore import QPointF

from annotator.model.annotation import Annotation
from annotator.model.marks import Span
from annotator.ui.canvas import choosing
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place

MARKS = Annotation.of(
    [
        entity("outer", "ORG", Span(0, 20)),
        entity("inner", "ORG", Span(5, 9)),
        entity("parts", "ORG", Span(2, 4), Span(30, 33)),
    ]
)


def test_the_innermost_comes_first_and_gaps_between_fragments_do_not_count():
    assert choosing.around(MARKS, 6) == ["inner", "outer"]
    assert choosing.around(MARKS, 31) == ["parts"]
    assert choosing.around(MARKS, 25) == []


def test_neighbours_go_round_in_reading_order():
    def after(uid, **forward):
        return choosing.neighbour(MARKS, uid, 0, **forward)

    assert [after(u, forward=True) for u in ("outer", "parts", "inner")] == [
        "parts",
        "inner",
        "outer",
    ]
    assert after("outer", forward=False) == "inner"


def test_without_a_choice_the_caret_decides():
    assert choosing.neighbour(MARKS, None, 3, forward=True) == "inner"
    assert choosing.neighbour(MARKS, None, 3, forward=False) == "parts"
    assert choosing.neighbour(Annotation(), None, 3, forward=True) is None


def test_an_edge_drops_the_fragments_that_it_passes():
    spans = (Span(2, 4), Span(8, 12))
    assert choosing.with_edge(spans, "start", 9) == (Span(9, 12),)
    assert choosing.with_edge(spans, "start", 1) == (Span(1, 4), Span(8, 12))
    assert choosing.with_edge(spans, "end", 3) == (Span(2, 3),)
    assert choosing.with_edge(spans, "end", 14) == (Span(2, 4), Span(8, 14))
    assert choosing.with_edge(spans, "end", 2) == ()
    assert choosing.with_edge(spans, "start", 12) == ()


def test_words_are_made_whole():
    inside = place(TEXT, "علاقة بي")
    assert choosing.whole_words(TEXT, inside.start, inside.end) == (
        inside.start - 2,
        inside.end + 1,
    )


def test_handles_are_at_the_chosen_edges_only(view):
    word = place(TEXT, "العلاقة")
    view.show_annotation(Annotation.of([entity("e", "ORG", word)]), LABELS)
    (rect,) = view.rects_of(word)
    start, end = QPointF(rect.right(), rect.bottom()), QPointF(rect.left(), rect.bottom())
    assert choosing.handle_at(view, start) is None
    view.choose("e")
    assert choosing.handle_at(view, start) == "start"
    assert choosing.handle_at(view, end) == "end"
    assert choosing.handle_at(view, rect.center()) is None
