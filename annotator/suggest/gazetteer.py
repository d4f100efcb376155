"""What is known before anything was marked: countries, dates, numbers, sums.

Only what was seen to be right mostly, and only under labels that the label set has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.model.labels import LabelSet
from annotator.model.marks import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.names import names
from annotator.suggest.patterns import Pattern, patterns
from annotator.suggest.suggester import Reading
from annotator.text.clitics import Policy
from annotator.text.segments import trimmed

GAZETTEER = "gazetteer"

LABELS = {
    "country": ("GPE", "COUNTRY", "LOC", "LOCATION"),
    "language": ("LANGUAGE", "LANG"),
    "currency": ("CURR", "CURRENCY"),
    "date": ("DATE",),
    "time": ("TIME",),
    "percent": ("PERCENT",),
    "money": ("MONEY",),
    "quantity": ("QUANTITY",),
    "unit": ("UNIT",),
    "ordinal": ("ORDINAL",),
    "cardinal": ("CARDINAL", "NUMBER"),
    "website": ("WEBSITE", "URL"),
}
"""For each kind the labels that may mean it; the first that the label set has does."""

_COUNTRY_SCORE = 0.85
_IN_A_NAME = re.compile(r"(?:وادي|صعيد|نهر|بحر|خليج|جبال) \Z")
"""Before a country, it is the name of a place in nature."""


@dataclass(frozen=True)
class Gazetteer:
    """Proposes for one label set; ``labels`` says which label a kind has in it."""

    labels: dict[str, str]

    @classmethod
    def of(cls, labels: LabelSet) -> "Gazetteer":
        """The one for a label set; it may have nothing to propose."""
        there = {label.name.upper(): label.name for label in labels.entities}
        found = {
            kind: next((there[name] for name in able if name in there), "")
            for kind, able in LABELS.items()
        }
        return cls({kind: label for kind, label in found.items() if label})

    def suggest(self, reading: Reading) -> Iterator[Suggestion]:
        """Everything that looks like one of the kinds; overlaps are for the caller."""
        if "country" in self.labels:
            yield from self._countries(reading)
        for pattern in patterns():
            if pattern.kind in self.labels or pattern.inner in self.labels:
                for found in pattern.regex.finditer(reading.folded.text):
                    yield from self._found(reading, pattern, found)

    def _countries(self, reading: Reading) -> Iterator[Suggestion]:
        for name in names().countries:
            if name.split()[0] in reading.words:
                for start, end in reading.places(name):
                    if _IN_A_NAME.search(reading.text, max(0, start - 8), start):
                        continue
                    span = Span(start, end)
                    yield Suggestion(span, self.labels["country"], GAZETTEER, _COUNTRY_SCORE)

    def _found(
        self, reading: Reading, pattern: Pattern, found: re.Match[str]
    ) -> Iterator[Suggestion]:
        label = self.labels.get(pattern.kind, "")
        if label and (span := _span(reading, found, "x")):
            yield Suggestion(span, label, GAZETTEER, pattern.score)
        inner = self.labels.get(pattern.inner, "")
        if inner and (span := _span(reading, found, "y")):
            yield Suggestion(span, inner, GAZETTEER, pattern.score, within=label)


def _span(reading: Reading, found: re.Match[str], group: str) -> Span | None:
    """The letters of the text that a group of a match stands for."""
    first = "out" if group == "x" and reading.policy is Policy.TOKEN else group
    sources = reading.folded.sources
    start, end = sources[found.start(first)], sources[found.end(group)]
    start, end = trimmed(reading.text, start, end)
    return Span(start, end) if start < end else None
