"""An article on which something is selected or chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from annotator.model.annotation import Annotation
from annotator.model.edits import Edit
from annotator.model.labels import LabelSet
from annotator.model.marks import Span, joined
from annotator.ui.canvas.emphasis import emphasis
from annotator.ui.canvas.reading import ReadingView
from annotator.ui.canvas.selection import Selection

SnapWord = Callable[[str, int, int], tuple[int, int]]


class MarkingView(ReadingView):
    """An article with its marks, a caret, and either a selection or a chosen entity."""

    selection_changed = Signal()
    chosen_changed = Signal(str)
    """The uid of the entity that is chosen now, or an empty string."""
    caret_moved = Signal(int)
    respan_wanted = Signal(str, object)
    """The chosen entity is to lie over these spans (a tuple)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = Selection()
        self.snap_word: SnapWord = lambda _text, start, end: (start, end)
        """What of the words from start to end is to be marked: a project's policy on proclitics."""
        self.goal: float | None = None
        """The x to which moves from line to line keep."""

    @property
    def caret(self) -> int:
        """Before which code point the caret stands."""
        return self.state.caret

    @property
    def chosen(self) -> str | None:
        """The uid of the chosen entity."""
        return self.shown.chosen

    def show_article(
        self, text: str, excluded: Sequence[Span] = (), title: str = "", source_line: str = ""
    ) -> None:
        """As the surface does; the caret goes to the start."""
        had = self.chosen
        super().show_article(text, excluded, title, source_line)
        self.state = Selection()
        self._show_state()
        if had:
            self.chosen_changed.emit("")
        self.selection_changed.emit()
        self.caret_moved.emit(0)

    def show_annotation(self, annotation: Annotation, labels: LabelSet) -> None:
        """As the surface does; an entity that is still there stays chosen."""
        super().show_annotation(annotation, labels)
        if self.chosen and self.chosen not in annotation.entities:
            self.choose(None)

    def apply_edit(self, annotation: Annotation, edit: Edit) -> None:
        """As the surface does; a chosen entity that is gone is chosen no more."""
        super().apply_edit(annotation, edit)
        if self.chosen and self.chosen not in annotation.entities:
            self.choose(None)

    def selection(self) -> tuple[Span, ...]:
        """What is selected; several spans where pieces were added."""
        return self.state.spans

    def select(self, *spans: Span) -> None:
        """Selects these letters and brings the last of them into sight; none: clears it."""
        if not spans:
            self.set_selection(Selection(self.caret, self.caret))
            return
        *kept, last = joined(spans)
        self.set_selection(Selection(last.start, last.end, tuple(kept)))
        self.scroll_to(last)

    def set_caret(self, position: int) -> None:
        """Puts the caret before a code point and clears the selection."""
        inside = min(max(position, 0), len(self.text))
        self.set_selection(Selection(inside, inside))

    def set_selection(self, state: Selection) -> None:
        """Selects, and chooses no entity any more."""
        if self.chosen:
            self._set_chosen(None)
        old, self.state = self.state, state
        self.goal = None
        self._show_state(old)
        if old.spans != state.spans:
            self.selection_changed.emit()
        if old.caret != state.caret:
            self.caret_moved.emit(state.caret)

    def choose(self, uid: str | None, *, scroll: bool = True) -> None:
        """Chooses an entity, so that commands are about it; clears the selection."""
        entity = self.annotation.entities.get(uid) if uid else None
        if entity is None:
            self._set_chosen(None)
            return
        self.set_selection(Selection(entity.start, entity.start))
        self._set_chosen(entity.uid)
        if scroll:
            self.scroll_to(entity.spans[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the caret."""
        super().focusInEvent(event)
        self._show_state()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the caret; what is selected stays so."""
        super().focusOutEvent(event)
        self._show_state()

    def _set_chosen(self, uid: str | None) -> None:
        if uid == self.shown.chosen:
            return
        for one in (self.shown.chosen, uid):
            entity = self.annotation.entities.get(one or "")
            self.update_spans(entity.spans if entity else ())
        stood_out = emphasis(self.shown, self.page.web)
        self.shown.chosen, self.shown.preview = uid, ()
        if emphasis(self.shown, self.page.web) != stood_out:
            # Arcs fade or stand out wherever they run, the ways in the margin too.
            self.viewport().update()
        self._show_state()
        self.chosen_changed.emit(uid or "")

    def _show_state(self, old: Selection | None = None) -> None:
        """Paints the selection and the caret where they are now."""
        state, shown = self.state, self.shown
        shown.selection = state.spans
        shown.caret = state.caret if self.hasFocus() and self.has_article else None
        carets = [Span(at, at + 1) for at in {state.caret, (old or state).caret}]
        self.update_spans(state.spans, old.spans if old else (), carets)
