from PySide6.QtCore import QPointF

from annotator.look import DARK, LIGHT
from annotator.model.marks import Span
from tests.ui.canvas.conftest import LABELS, TEXT, place

MANY = "\n".join([TEXT] * 60)


def settle(view):
    while view._idle.isActive():
        view._lay_some()


def test_what_is_in_sight_stays_there_while_the_rest_is_laid_out(view):
    narrow = "\n".join(["اااا ااا اا ااااا " * 20] * 60)  # much narrower than was guessed
    view.show_article(narrow)
    target = Span(len(narrow) // 2, len(narrow) // 2 + 4)
    view.scroll_to(target)
    before, top = view.rects_of(target)[0].y(), view.page.rects(target)[0].y()
    settle(view)
    assert abs(view.page.rects(target)[0].y() - top) > 500
    assert abs(view.rects_of(target)[0].y() - before) <= 2


def test_what_is_in_sight_stays_there_when_the_size_changes(view):
    view.show_article(MANY)
    settle(view)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = view.page.first_seen(bar.value())
    view.set_reading_size(30)
    settle(view)
    assert abs(view.page.first_seen(bar.value()) - seen) < 120
    view.resize(500, 500)
    settle(view)
    assert abs(view.page.first_seen(bar.value()) - seen) < 200


def test_scrolling_moves_what_was_painted_and_paints_the_rest(view):
    view.show_article(MANY)
    settle(view)
    view.grab()
    view.verticalScrollBar().setValue(333)
    scrolled = view.viewport().grab().toImage()
    view.viewport().update()
    assert view.viewport().grab().toImage() == scrolled


def test_a_span_in_sight_is_not_scrolled_to(view):
    view.show_article(MANY)
    view.scroll_to(Span(0, 4))
    assert view.verticalScrollBar().value() == 0
    view.scroll_to(Span(len(MANY) - 4, len(MANY)))
    last = view.rects_of(Span(len(MANY) - 4, len(MANY)))[-1]
    assert 0 <= last.top() < view.viewport().height()


def test_rects_and_spots_agree(view):
    span = place(TEXT, "Scale AI")
    rect = view.rects_of(span)[0]
    spot = view.spot_at(QPointF(rect.left() + 2, rect.center().y()))
    assert (spot.start, spot.inside) == (span.start, True)
    assert not view.spot_at(QPointF(2, rect.center().y())).inside


def test_another_look_changes_colours_and_no_place(view):
    rects = view.rects_of(place(TEXT, "دولار"))
    day = view.grab().toImage()
    view.set_look(DARK)
    assert view.grab().toImage() != day
    assert view.rects_of(place(TEXT, "دولار")) == rects
    view.set_look(LIGHT)
    assert view.grab().toImage() == day


def test_the_column_is_in_the_middle_and_never_wider_than_the_window(view):
    view.resize(1400, 500)
    left = view.viewport_offset().x()
    assert abs(left * 2 + view.page.width - view.viewport().width()) <= 2
    view.resize(300, 500)
    assert view.page.width <= view.viewport().width()


def test_labels_that_the_set_lacks_are_grey(view):
    assert view._painter.hue("NO SUCH LABEL") == LIGHT.hue("grey")
    assert view._painter.hue(LABELS.entities[1].name) == LIGHT.hue("green")
