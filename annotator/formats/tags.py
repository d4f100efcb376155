"""Entities as a tag or several on each word: IOB2 and BIOES, and all that is read as such."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.formats.words import LabelNames, Place, Words, outermost
from annotator.i18n import tr

OUTSIDE = "O"
TAG = re.compile(r"[BIESLUM]-\S.*")
_OPENS, _CLOSES, _GOES_ON = frozenset("BSU"), frozenset("ELSU"), frozenset("IELM")


@dataclass(slots=True)
class Tags:
    """Reads the tags of word after word, in whatever scheme.

    ``B``, ``S`` and ``U`` open an entity; ``I``, ``E``, ``L`` and ``M`` go on with one of their
    label that is open, or open one if there is none; ``E``, ``L``, ``S`` and ``U`` end theirs, and
    so does a word that does not go on with it. Of several of one label the last one opened ends
    first.
    """

    prefixes: set[str] = field(default_factory=set)
    """All that were met."""
    orphans: int = 0
    """How often one that goes on had nothing to go on with."""
    free: int = 0
    """How often a B opened an entity where none of its label had just been open."""
    found: list[tuple[int, int, str]] = field(default_factory=list)
    """The entities that have ended: half-open stretches of words, and their labels."""
    _open: list[tuple[int, str]] = field(default_factory=list)
    """Where those that may go on began, the innermost last."""

    @property
    def any_open(self) -> bool:
        """Whether the next word could go on with an entity."""
        return bool(self._open)

    def read(self, word: int, tags: Sequence[str]) -> None:
        """Takes the tags of a word, each a prefix, a hyphen and a label, or a label alone."""
        parted = sorted((_parted(tag) for tag in tags), key=lambda one: one[0] in _CLOSES)
        before = self._open
        if not before and not parted:
            return
        self.prefixes.update(prefix for prefix, _ in parted)
        open_before = {label for _, label in before}
        now: list[tuple[int, str]] = []
        ended: list[tuple[int, str]] = []
        for prefix, label in parted:
            if prefix in _GOES_ON:
                going = _outermost_of(before, label)
                if going is None:
                    self.orphans += 1
                    going = (word, label)
                (ended if prefix in _CLOSES else now).append(going)
        self.found += ((start, word, label) for start, label in before)
        for prefix, label in parted:
            if prefix in _OPENS:
                self.free += prefix == "B" and label not in open_before
                (ended if prefix in _CLOSES else now).append((word, label))
        self.found += ((start, word + 1, label) for start, label in ended)
        self._open = sorted(now, key=lambda one: one[0])

    def end(self, word: int) -> list[tuple[int, int, str]]:
        """The entities, in reading order, of a sentence or article that ends before ``word``."""
        found = self.found + [(start, word, label) for start, label in self._open]
        self.found, self._open = [], []
        return sorted(found, key=lambda one: (one[0], -one[1]))

    def scheme(self) -> str:
        """What the tags read so far must have been written in."""
        if self.prefixes & frozenset("LU"):
            return "BILOU"
        if self.prefixes & frozenset("ES"):
            return "BIOES"
        if "B" not in self.prefixes:
            return "IO"
        return "IOB1" if self.orphans and not self.free else "IOB2"


def tags_of(
    words: Words, names: LabelNames, *, bioes: bool, nested: bool
) -> tuple[dict[int, list[str]], int]:
    """The tags of the words that have any, and how many entities they say.

    What they cannot say is added to the losses of ``words``.
    """
    places = _tellable(words, names) if nested else outermost(words)
    tags: dict[int, list[str]] = {}
    for place in places:
        name = names.of(place.entity.label)
        first, last = place.first, place.end - 1
        opening = "S" if bioes and first == last else "B"
        tags.setdefault(first, []).append(f"{opening}-{name}")
        inside = f"I-{name}"
        for word in range(first + 1, last):
            tags.setdefault(word, []).append(inside)
        if last > first:
            tags.setdefault(last, []).append(f"E-{name}" if bioes else inside)
    return tags, len(places)


def _tellable(words: Words, names: LabelNames) -> list[Place]:
    """The entities that stand apart from each other in tags: of one label none crosses another."""
    kept = []
    ends: dict[str, list[int]] = {}
    for place in words.places:
        open_ends = ends.setdefault(names.of(place.entity.label), [])
        while open_ends and open_ends[-1] <= place.first:
            open_ends.pop()
        if open_ends and open_ends[-1] < place.end:
            why = tr("It crosses another of its label, and tags cannot tell the two apart.")
            words.lose("nested", place.entity.uid, why)
            continue
        open_ends.append(place.end)
        kept.append(place)
    return kept


def _parted(tag: str) -> tuple[str, str]:
    return (tag[0], tag[2:]) if TAG.fullmatch(tag) else ("I", tag)


def _outermost_of(places: list[tuple[int, str]], label: str) -> tuple[int, str] | None:
    """Takes out of ``places`` the first that has this label."""
    for number, place in enumerate(places):
        if place[1] == label:
            return places.pop(number)
    return None
