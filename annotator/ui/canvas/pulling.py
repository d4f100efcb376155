"""The mouse on relations: choosing them, drawing them from name to entity, what it points at."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QToolTip

from annotator.ui.canvas import dots
from annotator.ui.canvas.arc_hits import arc_in, is_on_chip
from annotator.ui.canvas.choosing import around, name_at
from annotator.ui.canvas.dressing import repack
from annotator.ui.canvas.keeping import kept_in_place
from annotator.ui.canvas.paragraph import Row
from annotator.ui.canvas.relating import RelatingView


class Pulling:
    """What a press, a drag and a click mean above the letters and beside the column.

    A relation is drawn from the *name* of an entity: a drag that starts on letters selects text.
    """

    def __init__(self, view: RelatingView) -> None:
        self._view = view
        self._name: str | None = None
        self._pressed_dot = (-1, 0)

    @property
    def is_ready(self) -> bool:
        """Whether the button went down on a name, from which a relation may be drawn."""
        return self._name is not None

    @property
    def is_pulling(self) -> bool:
        """Whether a relation is being drawn with the button held down."""
        return self.is_ready and self._view.shown.pull is not None

    def press(self, point: QPointF) -> None:
        """The button goes down."""
        self._name = None if self._view.relating else name_at(self._view, point)

    def pull(self, point: QPointF) -> None:
        """The pointer moves with the button held down."""
        view = self._view
        if self._name and view.relating is None:
            view.begin_relating(self._name)
        view.pull_to(point, self._target(point))

    def let_go(self, point: QPointF) -> None:
        """The button goes up after a drag."""
        head, self._name = self._name, None
        target = self._target(point)
        self._view.end_relating()
        if head and target:
            self._view.relation_wanted.emit(head, target)

    def forget(self) -> None:
        """The button went up without a drag."""
        self._name = None

    def click(self, point: QPointF) -> bool:
        """A click; whether it was about relations or doubts, and not about letters."""
        view = self._view
        if view.relating:
            target = self._target(point)
            if target:
                view.relation_wanted.emit(view.relating, target)
            return True
        row, at = self._place(point)
        if self._press_dot(row, at):
            return True
        if is_on_chip(row, at):
            self._open(row)
            return True
        relation = arc_in(row, at)
        if relation is None:
            return False
        again = relation == view.chosen_relation
        view.choose_relation(relation, scroll=False)
        if again:
            self._go_to_other_end(relation, row)
        return True

    def hover(self, point: QPointF) -> bool:
        """The pointer moves with no button down; whether it is on something to click."""
        view = self._view
        row, at = self._place(point)
        relation = arc_in(row, at)
        entity = None if relation else self._entity_at(point)
        if view.relating:
            view.pull_to(point, self._target(point))
            return self._target(point) is not None
        view.hover(entity, relation)
        return bool(relation or is_on_chip(row, at) or self._dots(row, at) or name_at(view, point))

    def tell(self, point: QPointF, where: QPoint) -> None:
        """Shows what the relation or the dot under the pointer is about, if there is one."""
        row, at = self._place(point)
        words = "\n".join(dict.fromkeys(dot.words for dot in self._dots(row, at)))
        relation = self._view.annotation.relations.get(arc_in(row, at) or "")
        if relation:
            words = self._view.sentence(relation)
        QToolTip.showText(where, words, self._view.viewport())

    def _target(self, point: QPointF) -> str | None:
        entity = self._entity_at(point)
        return entity if entity != self._view.relating else None

    def _entity_at(self, point: QPointF) -> str | None:
        view = self._view
        named = name_at(view, point)
        if named:
            return named
        spot = view.spot_at(point)
        inner = around(view.annotation, spot.start) if spot.inside else []
        return inner[0] if inner else None

    def _place(self, point: QPointF) -> tuple[Row, QPointF]:
        """The row at a point of the viewport, and the point seen from below the room above it."""
        view = self._view
        row = view.spot_at(point).row
        at = point - view.viewport_offset()
        return row, QPointF(at.x(), at.y() - view.page.top_of(row) - row.above)

    def _dots(self, row: Row, at: QPointF) -> tuple[dots.Dot, ...]:
        place = self._view.page.width + dots.GAP
        shape = row.shape
        beside = abs(at.x() - place) <= dots.REACH
        if not beside or abs(at.y() - (shape.top + shape.bottom) / 2) > dots.REACH + 2:
            return ()
        points = row.paragraph.points
        return dots.between(self._view.shown.dots, points(row.start), points(row.end))

    def _press_dot(self, row: Row, at: QPointF) -> bool:
        """The first doubt of a row; at the next click the next."""
        here = self._dots(row, at)
        if not here:
            return False
        before, count = self._pressed_dot
        turn = count + 1 if before == here[0].start else 0
        self._pressed_dot = (here[0].start, turn)
        dot = here[turn % len(here)]
        self._view.doubt_pressed.emit(dot.start, dot.end)
        return True

    def _open(self, row: Row) -> None:
        """Shows all the relations over a row, or so many as usual again."""
        view = self._view
        row.is_open = not row.is_open
        with kept_in_place(view.page, view.verticalScrollBar(), view.fit_bar):
            repack(view.page, [row])
        view.viewport().update()

    def _go_to_other_end(self, uid: str, row: Row) -> None:
        """A second click on the words of a stub brings what they name into sight."""
        view = self._view
        arc = next((one for one in row.arcs.arcs if one.uid == uid), None) if row.arcs else None
        relation = view.annotation.relations[uid]
        if arc and arc.points:
            other = relation.tail if row.strands[uid].head else relation.head
            view.scroll_to(view.annotation.entities[other].spans[0])
