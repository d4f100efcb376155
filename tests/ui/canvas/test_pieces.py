from annotator.model.marks import Span
from annotator.ui.canvas.pieces import Piece, levels
from tests.ui.canvas.conftest import entity


def on_row(**spans):
    return {
        uid: [Piece(entity(uid, "A", Span(*span)), *span, opens=True, closes=True)]
        for uid, span in spans.items()
    }


def test_entities_apart_are_all_on_the_first_level():
    assert levels(on_row(a=(0, 4), b=(4, 8), c=(9, 12))) == {"a": 0, "b": 0, "c": 0}


def test_the_outer_lies_under_all_that_it_holds():
    assert levels(on_row(outer=(0, 20), left=(0, 5), inside=(1, 3), right=(8, 12))) == {
        "inside": 0,
        "left": 1,
        "right": 0,
        "outer": 2,
    }


def test_entities_that_cross_or_coincide_never_share_a_level():
    assert len(set(levels(on_row(a=(0, 6), b=(4, 10))).values())) == 2
    assert len(set(levels(on_row(a=(0, 6), b=(0, 6), c=(0, 6))).values())) == 3
