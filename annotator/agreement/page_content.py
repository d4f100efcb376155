"""What a report is made of, and where in the page its doors lead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.agreement.examples import Example
from annotator.model.labels import LabelSet

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """An annotator beside the gold."""

    name: str
    numbers: Plain
    """As a pair of a report."""
    examples: Mapping[str, tuple[Example, ...]]
    """By class of disagreement, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that a report shows, in no language yet."""

    project: str
    made_on: str
    """The date: ``2026-11-22``."""
    report: Plain
    """What ``agreement.report`` gave."""
    labels: LabelSet
    titles: Mapping[str, str] = field(default_factory=dict)
    """Of the articles, by uid."""
    examples: Mapping[str, tuple[Example, ...]] = field(default_factory=dict)
    """By the key of a door, as ``figures`` has them; and ``answers``, about whole articles."""
    people: tuple[Person, ...] = ()
    """Each beside the gold, where the report is about people among themselves."""
    gold: str = ""
    """The name of the gold, where the report compares people with it."""

    @property
    def part(self) -> Plain:
        """The numbers that come first: of all pairs; of the only pair with all that it has."""
        pairs = self.report["pairs"]
        return {**pairs[0], **self.report["all"]} if len(pairs) == 1 else self.report["all"]


def places(content: Content, prefix: str) -> dict[str, str]:
    """The id of every place in the page that a door leads to, by the key of the door."""
    return {key: f"{prefix}-{place}" for place, key in enumerate(_keys(content))}


def _keys(content: Content) -> Iterator[str]:
    yield from ("entities", "relations")
    yield from (key for key, some in content.examples.items() if some)
    if len(content.report["pairs"]) > 1:
        for pair in content.report["pairs"]:
            yield "pair:" + ":".join(pair["annotators"])
    yield from (f"week:{week}" for week in content.report.get("by_week") or {})
