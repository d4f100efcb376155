"""What was marked before: the words of past marks, with the label that they mostly had.

Words that stand unmarked as often as marked, or under changing labels, are not proposed; nor are
bare numbers, whose label their surroundings decide.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotator.model.marks import Span
from annotator.model.suggestion import Suggestion
from annotator.suggest.suggester import Reading
from annotator.text.clitics import stems
from annotator.text.fold import key

MEMORY = "memory"

SURE = 0.7
"""The least share of a word's places that were marks with one label."""
_SHORT = 2
_SHORT_PROOFS = 3
"""Words of so few letters need so many marks."""
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")

Marks = Iterable[tuple[str, str]]
"""The words of marks and their labels."""


@dataclass(slots=True)
class Memory:
    """Counts of what was marked, and of all places of it in articles that were finished."""

    marked: dict[str, Counter[str]] = field(default_factory=dict)
    """By words in search form, how often each label."""
    unmarked: Counter[str] = field(default_factory=Counter)
    """By words in search form, in how many places of finished articles nothing was marked."""
    _by_first: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, marks: Marks) -> None:
        """Takes in marks."""
        for phrase, label in marks:
            letters = key(phrase).strip()
            if _LETTER.search(letters):
                self.marked.setdefault(letters, Counter())[label] += 1
                self._by_first.setdefault(_first(letters), set()).add(letters)

    def learn_unmarked(self, text: str, marks: Marks) -> None:
        """Takes in the places of a finished article in which known words were not marked."""
        letters = key(text)
        marked = Counter(key(phrase).strip() for phrase, _ in marks)
        for first, often in self._beginnings(letters).items():
            for phrase in self._by_first[first]:
                count = often if phrase == first else letters.count(phrase)
                if count > marked[phrase]:
                    self.unmarked[phrase] += count - marked[phrase]

    def _beginnings(self, letters: str) -> dict[str, int]:
        """How often each word with which a known phrase begins is in a text in search form."""
        found: dict[str, int] = {}
        for word, often in Counter(_WORD.findall(letters)).items():
            for form in (word, *stems(word)):
                if form in self._by_first:
                    found[form] = found.get(form, 0) + often
        return found

    def suggest(self, reading: Reading, here: Marks = ()) -> Iterator[Suggestion]:
        """Proposals for a text; ``here`` are the marks that it has, which teach as well."""
        local = Memory()
        local.learn(here)
        phrases = {*self._known(reading.words), *local.marked}
        for phrase in phrases:
            label, score = self._label(phrase, local)
            if label:
                for start, end in reading.places(phrase):
                    yield Suggestion(Span(start, end), label, MEMORY, score)

    def _known(self, there: Iterable[str]) -> Iterator[str]:
        for first in there:
            yield from tuple(self._by_first.get(first, ()))

    def _label(self, phrase: str, local: "Memory") -> tuple[str, float]:
        """The label that the words are likely to have and how likely; empty if none is."""
        counts = Counter(self.marked.get(phrase, {}))
        counts.update(local.marked.get(phrase, {}))
        if not counts:
            return "", 0.0
        total = counts.total() + self.unmarked[phrase]
        label, often = counts.most_common(1)[0]
        score = often / total
        enough = len(phrase) > _SHORT or often >= _SHORT_PROOFS
        return (label, score) if enough and score >= SURE else ("", score)


def _first(letters: str) -> str:
    """The first word of a phrase."""
    found = _WORD.search(letters)
    return found.group() if found else letters
