from annotator.model.marks import Span
from annotator.ui.canvas.selection import Selection


def test_nothing_is_selected_where_anchor_and_caret_meet():
    assert Selection(4, 4).spans == ()


def test_the_stretch_is_the_same_from_both_sides():
    assert Selection(2, 5).spans == Selection(5, 2).spans == (Span(2, 5),)


def test_pieces_that_touch_are_joined():
    assert Selection(8, 10, (Span(0, 3), Span(5, 8))).spans == (Span(0, 3), Span(5, 10))


def test_an_edge_moves_and_the_caret_stays_at_its_side():
    assert Selection(2, 6).with_edge("end", 8) == Selection(2, 8)
    assert Selection(6, 2).with_edge("end", 8) == Selection(8, 2)
    assert Selection(2, 6).with_edge("start", 6) == Selection(2, 6)
    assert Selection(3, 3).with_edge("start", 1) == Selection(3, 3)


def test_extending_keeps_the_anchor_and_the_pieces():
    assert Selection(4, 6, (Span(0, 2),)).to(9) == Selection(4, 9, (Span(0, 2),))
