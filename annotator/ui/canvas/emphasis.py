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

    def strength(self, relation: str) -> float:
        """How strongly a relation is drawn, 0 to 1."""
        if not self.relations:
            return _USUAL
        return 1.0 if relation in self.relations else _FADED

    def stands_out(self, relation: str) -> bool:
        """Whether others fade before this relation."""
        return relation in self.relations


_USUAL, _FADED = 0.8, 0.22


def emphasis(shown: Shown, web: Web) -> Emphasis:
    """What stands out of all that is shown."""
    relations: set[str] = set()
    chain: set[str] = set()
    for entity in {shown.chosen, shown.hovered} - {None}:
        relations |= web.relations_of(entity or "")
        chain |= set(web.chain_of(entity or ""))
    relations |= {uid for uid in (shown.relation, shown.hovered_relation) if uid}
    return Emphasis(frozenset(relations), shown.relation, frozenset(chain))
