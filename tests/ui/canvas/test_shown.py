from annotator.ui.canvas.shown import Shown


def test_at_first_nothing_is_shown():
    shown = Shown()
    assert not shown.selection
    assert shown.relation is shown.chosen is shown.pull is None
    assert shown.flashing is not None
