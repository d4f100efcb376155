"""A version of one's own, made from what the annotators said."""

from annotator.model.marks import Entity, Span
from annotator.ui.canvas import caret as moves
from annotator.ui.canvas.choosing import with_edge
from annotator.ui.review.flagging import Guard
from annotator.ui.review.label_menu import LabelMenu, labels_for
from annotator.ui.review.screen import ReviewScreen
from annotator.usecases.review import Reviewing


class Drafting:
    """The verbs that change a version before it is accepted."""

    def __init__(self, reviewing: Reviewing, screen: ReviewScreen, guarded: Guard) -> None:
        self._reviewing, self._screen, self._guarded = reviewing, screen, guarded
        self.menu = LabelMenu((), screen)
        """The labels that were offered last."""

    def move_edge(self, edge: moves.Edge, *, forward: bool, unit: str) -> None:
        """Moves an edge of the entity."""
        entity = self._entity()
        if entity is None:
            return
        at = entity.start if edge == "start" else entity.end
        text = self._screen.view.text
        spans = with_edge(
            entity.spans, edge, moves.moved_edge(text, at, edge, unit, forward=forward)
        )
        if spans:
            self._reviewing.respan(spans)

    def ask_label(self) -> None:
        """Offers the other labels; a label's own key takes it."""
        question, bench = self._reviewing.current, self._reviewing.queue.bench
        if question is None or bench is None:
            return
        self.menu = LabelMenu(labels_for(question, bench), self._screen)
        self.menu.chosen = self._guarded(self._reviewing.relabel)
        button = self._screen.card.buttons["label"]
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def take_selection(self) -> None:
        """Letters that were selected are the span of the version."""
        spans: tuple[Span, ...] = self._screen.view.selection()
        if spans and self._entity() is not None:
            self._reviewing.respan(spans)

    def let_go(self) -> bool:
        """Drops the version; whether there was one."""
        question = self._reviewing.current
        if self._reviewing.draft is None or question is None:
            return False
        self._reviewing.queue.show(question)
        return True

    def _entity(self) -> Entity | None:
        """The entity whose edges would be moved."""
        question = self._reviewing.current
        if question is None:
            return None
        said = [one.marks for one in question.variants if one.marks]
        proposal = [question.proposal.marks] if question.proposal else []
        draft = [self._reviewing.draft] if self._reviewing.draft else []
        marks = next((one for one in (*draft, *proposal, *said) if one), ())
        return next((mark for mark in marks if isinstance(mark, Entity)), None)
