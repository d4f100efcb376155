"""What every suggester can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from annotator.model.suggestion import Suggestion
from annotator.text.clitics import Policy, WordCounts, stems
from annotator.text.fold import Folded, fold
from annotator.text.segments import words


@dataclass(frozen=True)
class Reading:
    """A text as suggesters look at it, folded once for all of them."""

    text: str
    policy: Policy = Policy.STEM
    counts: WordCounts | None = None

    @cached_property
    def folded(self) -> Folded:
        """Its search form."""
        return fold(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in search form, with and without proclitics."""
        folded = self.folded.text
        whole = {folded[start:end] for start, end in words(folded)}
        return frozenset(whole.union(*map(stems, whole)) if whole else whole)


class Suggester(Protocol):
    """A machine that proposes entities."""

    def suggest(self, reading: Reading) -> Iterable[Suggestion]:
        """Proposals for a text, in any order; they may overlap."""
