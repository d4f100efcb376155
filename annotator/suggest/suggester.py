"""What every suggester can do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from annotator.model.suggestion import Suggestion
from annotator.text.clitics import Policy, WordCounts, stems
from annotator.text.fold import Folded, fold
from annotator.text.phrases import places

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Reading:
    """A text as suggesters look at it, folded once for all of them."""

    text: str
    policy: Policy = Policy.STEM
    counts: WordCounts | None = None
    _places: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    @cached_property
    def folded(self) -> Folded:
        """Its search form."""
        return fold(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in search form, with and without proclitics."""
        whole = frozenset(_WORD.findall(self.folded.text))
        return whole.union(*map(stems, whole))

    def places(self, phrase: str) -> list[tuple[int, int]]:
        """Where words in search form stand; each is looked for once only."""
        if phrase not in self._places:
            self._places[phrase] = places(self.folded, phrase, self.policy, self.counts)
        return self._places[phrase]


class Suggester(Protocol):
    """A machine that proposes entities."""

    def suggest(self, reading: Reading) -> Iterable[Suggestion]:
        """Proposals for a text, in any order; they may overlap."""
