"""The canvas: the article on which people mark. It shows and asks; it changes nothing itself."""

from PySide6.QtWidgets import QWidget

from annotator.model.marks import Span
from annotator.ui.canvas import caret as moves
from annotator.ui.canvas.accessible import Mirror, announce, install
from annotator.ui.canvas.choosing import neighbour, with_edge, word_around
from annotator.ui.canvas.gestures import Gestures
from annotator.ui.canvas.selection import Selection
from annotator.ui.canvas.suggesting import SuggestingView


class ArticleView(SuggestingView):
    """An article that is marked with the mouse, and by the commands that keys call."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install()
        self.setAccessibleName("Article text")
        self.gestures = Gestures(self)
        self.clicks.watch()
        self.mirror = Mirror(self)
        self.chosen_changed.connect(self._say)

    def next_entity(self, *, forward: bool = True) -> str | None:
        """Chooses the next entity in reading order, nested ones too; after the last, the first."""
        uid = neighbour(self.annotation, self.chosen, self.caret, forward=forward)
        if uid:
            self.choose(uid)
        return uid

    def previous_entity(self) -> str | None:
        """Chooses the one before; before the first, the last."""
        return self.next_entity(forward=False)

    def select_word(self) -> None:
        """Selects the word at the caret."""
        start, end = word_around(self, self.caret)
        self.set_selection(Selection().with_active(start, end))

    def move_caret(self, unit: moves.Unit, *, forward: bool, extend: bool = False) -> None:
        """Moves the caret in reading order, and with ``extend`` the selection's end with it."""
        start = self.caret
        goal = self.goal if self.goal is not None else self.page.caret(start).x()
        if unit == "line":
            to = moves.line_below(self.page, start, goal, forward=forward)
        elif unit == "page":
            step = self.viewport().height() - 2 * self.page.style.row().height
            to = moves.moved_by_height(self.page, start, goal, step if forward else -step)
        elif unit == "letter" and not extend and (active := self.state.active):
            to = active.end if forward else active.start
        else:
            to = moves.moved(self.page, start, unit, forward=forward)
        self.set_selection(self.state.to(to) if extend else Selection(to, to))
        self.goal = goal if unit in {"line", "page"} else None
        if self.text:
            at = min(to, len(self.text) - 1)
            self.scroll_to(Span(at, at + 1))

    def move_edge(self, edge: moves.Edge, *, forward: bool, unit: str = "letter") -> None:
        """Moves the start or the end of the chosen entity, else of the selection.

        ``unit`` is ``"letter"`` or ``"word"``, which stops at clitics too.
        """
        entity = self.annotation.entities.get(self.chosen or "")
        spans = entity.spans if entity else self.state.spans[-1:]
        if not spans:
            return
        at = spans[0].start if edge == "start" else spans[-1].end
        to = moves.moved_edge(self.text, at, edge, unit, forward=forward)
        if entity is None:
            self.set_selection(self.state.with_edge(edge, to))
        elif after := with_edge(entity.spans, edge, to):
            self.respan_wanted.emit(entity.uid, after)

    def _say(self, uid: str) -> None:
        entity = self.annotation.entities.get(uid)
        if entity:
            announce(self, f"{entity.label}: {entity.of(self.text)}")
