"""What is selected: the stretch between anchor and caret, and the pieces kept before it."""

from dataclasses import dataclass

from annotator.model.marks import Span, joined


@dataclass(frozen=True, slots=True)
class Selection:
    """``anchor`` and ``caret`` are positions in code points; equal, they select nothing."""

    anchor: int = 0
    caret: int = 0
    kept: tuple[Span, ...] = ()

    @property
    def active(self) -> Span | None:
        """The stretch between anchor and caret."""
        if self.anchor == self.caret:
            return None
        return Span(min(self.anchor, self.caret), max(self.anchor, self.caret))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Everything selected, as fragments in reading order."""
        return joined((*self.kept, self.active) if self.active else self.kept)

    def to(self, caret: int) -> "Selection":
        """The same anchor, the caret elsewhere."""
        return Selection(self.anchor, caret, self.kept)

    def with_active(self, start: int, end: int, *, backwards: bool = False) -> "Selection":
        """The same kept pieces, and ``[start, end)`` beside them."""
        anchor, caret = (end, start) if backwards else (start, end)
        return Selection(anchor, caret, self.kept)

    def with_edge(self, edge: str, position: int) -> "Selection":
        """The active stretch with its ``"start"`` or ``"end"`` elsewhere, if any is left."""
        if self.active is None:
            return self
        start, end = self.active.start, self.active.end
        start, end = (position, end) if edge == "start" else (start, position)
        if start >= end:
            return self
        return self.with_active(start, end, backwards=self.caret < self.anchor)
