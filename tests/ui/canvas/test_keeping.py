import random

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.ui.canvas.keeping import kept_in_place, stretches_of
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place, relation

LONG = "\n".join([TEXT] * 12)
ENDS = [entity("a", "ORG", place(LONG, "Scale AI")), entity("b", "ORG", place(LONG, "شركة"))]
BELOW = place(LONG, "غادر", 8)


def shown(view):
    view.show_article(LONG)
    view.show_annotation(Annotation.of(ENDS), LABELS)
    while view._idle.isActive():
        view._lay_some()


def test_what_is_in_sight_stays_where_it_is_when_lines_above_grow(view):
    shown(view)
    view.scroll_to(BELOW)
    where, value = view.rects_of(BELOW), view.verticalScrollBar().value()
    more = relation("r", "a", "b")
    view.apply_edit(Annotation.of([*ENDS, more]), edits.add(more))
    assert view.rects_of(BELOW) == where
    assert view.verticalScrollBar().value() == value + view.page.style.lane


def test_at_the_top_the_page_stays_at_its_top(view):
    shown(view)
    more = relation("r", "a", "b")
    view.apply_edit(Annotation.of([*ENDS, more]), edits.add(more))
    assert view.verticalScrollBar().value() == 0


def test_the_bar_gets_its_range_even_if_nothing_moves(view):
    shown(view)
    seen = []
    with kept_in_place(view.page, view.verticalScrollBar(), lambda: seen.append(True)):
        pass
    assert seen == [True]


def on_screen(view):
    """What is really seen, moved pixels included: not painted anew.

    Without the scroll bar, which the style fades in and out in its own time.
    """
    QApplication.processEvents()
    return view.screen().grabWindow(view.winId()).toImage().copy(view.viewport().geometry())


def test_what_is_moved_looks_like_what_is_painted_anew(view):
    view.resize(500, 640)
    shown(view)
    marks, edited = list(ENDS), []
    for number, tail in enumerate(("b", "a", "b")):
        more = relation(f"r{number}", "a", tail)
        marks.append(more)
        edited.append((Annotation.of(marks), edits.add(more)))
    edited.append((Annotation.of(ENDS), edits.remove(edited[-1][0], *marks[2:])))
    on_screen(view)
    for annotation, edit in edited:
        view.apply_edit(annotation, edit)
        moved = on_screen(view)
        view.viewport().update()
        assert moved == on_screen(view)


def test_rows_that_are_apart_are_painted_without_those_between(view):
    view.mirror.hide()  # it lies behind the page, and what is there when it moves is painted too
    shown(view)
    view.viewport().repaint()
    painted = []
    paint = view._painter.paint
    view._painter.paint = lambda painter, top, bottom, shown: (
        painted.append((top, bottom)),
        paint(painter, top, bottom, shown),
    )
    rows = [row for row, _ in view.page.rows_between(0, view.viewport().height())]
    assert len(rows) > 4
    before = on_screen(view)
    painted.clear()
    view.update_rows([rows[0], rows[-1]])
    after = on_screen(view)
    assert len(painted) == 2
    assert sum(bottom - top for top, bottom in painted) < rows[0].height + rows[-1].height + 40
    assert after == before


def test_pieces_of_a_region_that_touch_in_height_are_one():
    high, low = QRect(0, 0, 50, 10), QRect(0, 40, 50, 10)
    beside, below = QRect(60, 5, 20, 10), QRect(0, 50, 50, 5)
    apart = QRegion(high) + QRegion(low)
    assert stretches_of(apart) == [high, low]
    assert stretches_of(apart + QRegion(beside)) == [QRect(0, 0, 80, 15), low]
    assert stretches_of(apart + QRegion(below)) == [high, QRect(0, 40, 50, 15)]
    assert stretches_of(QRegion()) == []


def entities_of(text):
    words = ("Scale AI", "شركة", "غادر")
    found = [(word, n) for word in words for n in range(6)]
    return [entity(f"e{at}", "ORG", place(text, word, n)) for at, (word, n) in enumerate(found)]


@pytest.mark.parametrize("seed", range(3))
def test_rows_that_are_apart_grow_and_shrink_as_if_painted_anew(view, seed):
    choose = random.Random(seed)  # noqa: S311 - the same numbers each time
    view.resize(500, 640)
    view.show_article(LONG)
    marks = {one.uid: one for one in entities_of(LONG)}
    ends = list(marks)
    view.show_annotation(Annotation.of(marks.values()), LABELS)
    while view._idle.isActive():
        view._lay_some()
    on_screen(view)
    for number in range(16):
        there = [uid for uid in marks if uid[0] == "r"]
        if there and choose.random() < 0.4:
            gone = choose.sample(there, choose.randint(1, min(3, len(there))))
            edit = edits.remove(Annotation.of(marks.values()), *(marks.pop(uid) for uid in gone))
        else:
            some = [relation(f"r{number}{n}", *choose.sample(ends, 2)) for n in range(2)]
            marks |= {one.uid: one for one in some}
            edit = edits.add(*some)
        left = [uid for uid in there if uid in marks]
        if left and choose.random() < 0.3:  # one goes and others come: some rows grow, some not
            lost = choose.choice(left)
            edit = edits.Edit("x", (*edit.changes, edits.Change(marks.pop(lost), None)))
        view.apply_edit(Annotation.of(marks.values()), edit)
        moved = on_screen(view)
        view.viewport().update()
        assert moved == on_screen(view)


def test_of_rows_on_which_only_relations_changed_no_others_are_painted(view):
    view.resize(500, 640)
    marks = entities_of(LONG)
    view.show_article(LONG)
    view.show_annotation(Annotation.of(marks), LABELS)
    while view._idle.isActive():
        view._lay_some()
    on_screen(view)
    painted = []
    paint = view._painter._paint_row
    view._painter._paint_row = lambda painter, row, *rest: (
        painted.append(row),
        paint(painter, row, *rest),
    )
    more = relation("r", "e0", "e8")
    rows = {view.page.row_of(marks[at].start) for at in (0, 8)}
    assert len(rows) == 2
    view.apply_edit(Annotation.of([*marks, more]), edits.add(more))
    on_screen(view)
    assert rows <= set(painted)
    assert len(painted) <= 2 * len(rows)
