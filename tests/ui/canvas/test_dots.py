from types import SimpleNamespace

from annotator.ui.canvas.dots import Dot, between, dots


def doubt(start, end, kind="edge"):
    return SimpleNamespace(start=start, end=end, kind=kind)


def test_dots_are_in_reading_order_and_say_what_is_doubtful():
    made = dots([doubt(9, 12), doubt(3, 4, "policy")], {"edge": "An edge", "policy": "Policy"}.get)
    assert made == (Dot(3, 4, "Policy"), Dot(9, 12, "An edge"))


def test_a_row_has_the_dots_of_doubts_that_begin_in_it():
    made = dots([doubt(3, 30), doubt(10, 12), doubt(20, 21)])
    assert [dot.start for dot in between(made, 10, 20)] == [10]
    assert between(made, 4, 10) == ()
