"""What is on the page besides the text and its marks."""

from dataclasses import dataclass, field

from annotator.model.marks import Span
from annotator.ui.canvas.dots import Dot
from annotator.ui.canvas.offers import NO_OFFERS, Offers
from annotator.ui.canvas.pull import Pull


@dataclass(slots=True)
class Shown:
    """What is on the page besides text and entities."""

    selection: tuple[Span, ...] = ()
    chosen: str | None = None
    preview: tuple[Span, ...] = ()
    """Where the chosen entity would lie if its handle were let go now."""
    hits: tuple[Span, ...] = ()
    current_hit: int = -1
    excluded: tuple[Span, ...] = ()
    caret: int | None = None
    flashing: frozenset[str] = field(default_factory=frozenset)
    relation: str | None = None
    """The chosen relation."""
    hovered: str | None = None
    """The entity under the pointer."""
    hovered_relation: str | None = None
    pull: Pull | None = None
    offers: Offers = NO_OFFERS
    dots: tuple[Dot, ...] = ()
