"""What stands out while something is chosen or under the pointer."""

from typing import NamedTuple

from annotator.ui.canvas.shown import Shown
from annotator.ui.canvas.web import Web


class Emphasis(NamedTuple):
    """Which relations stand out; while some do, all others fade."""

    relations: frozenset[str] = frozenset()
    chosen: str | None = None
    """The relation that is drawn firm."""
    chain: frozenset[str] = frozenset()
    """The members of the chain that stands out."""

    @property
    def rest(self) -> float:
        """How strongly all is drawn that does not stand out, 0 to 1."""
        return _FADED if self.relations else 1.0

    def stands_out(self, relation: str) -> bool:
        """Whether others fade before this relation."""
        return relation in self.relations


_FADED = 0.32


def emphasis(shown: Shown, web: Web) -> Emphasis:
    """What stands out of all that is shown."""
    relations: set[str] = set()
    chain: set[str] = set()
    for entity in {shown.chosen, shown.hovered} - {None}:
        relations |= web.relations_of(entity or "")
        chain |= set(web.chain_of(entity or ""))
    relations |= {uid for uid in (shown.relation, shown.hovered_relation) if uid}
    return Emphasis(frozenset(relations), shown.relation, frozenset(chain))
