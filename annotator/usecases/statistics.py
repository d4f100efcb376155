"""How far everyone is, and how often each label stands."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from annotator.model.annotation import Status
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Counts:
    """Articles by annotator and status; marks by label, the most frequent first."""

    articles: int
    annotators: Mapping[str, Mapping[str, int]]
    labels: Mapping[str, int]
    relations: Mapping[str, int]


def counted(project: Project) -> Counts:
    """The counts of a project, over all its annotators."""
    found = project.statistics()
    return Counts(
        found.articles,
        {name: _statuses(statuses) for name, statuses in found.annotators.items()},
        _summed(found.labels),
        _summed(found.relations),
    )


def plain(counts: Counts) -> dict[str, object]:
    """The counts as the command line prints them in JSON."""
    return {
        "articles": counts.articles,
        "annotators": {name: dict(statuses) for name, statuses in counts.annotators.items()},
        "labels": dict(counts.labels),
        "relations": dict(counts.relations),
    }


def _statuses(statuses: Mapping[str, int]) -> dict[str, int]:
    """``skipped`` only where there are some: few projects skip."""
    always = (Status.DONE, Status.IN_PROGRESS, Status.NEW)
    counts = {status.value: statuses.get(status, 0) for status in always}
    skipped = statuses.get(Status.SKIPPED, 0)
    return counts | ({Status.SKIPPED.value: skipped} if skipped else {})


def _summed(by_annotator: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    counts = Counter[str]()
    for labels in by_annotator.values():
        counts.update(labels)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
