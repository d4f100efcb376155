"""What is counted over each article that two annotators have done, and kept in the project."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.agreement.counting import count
from annotator.agreement.counts import Counts
from annotator.model.annotation import Annotation, Annotator
from annotator.model.labels import LabelSet
from annotator.store.kept_counts import Kept
from annotator.store.project import Project
from annotator.usecases import kept
from annotator.usecases.progress import Progress

VERSION = 2
"""Goes up when ``agreement.counting`` counts something else: what was kept before is of no use."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two annotators, and what was counted over each article that both have done."""

    a: Annotator
    b: Annotator
    counts: dict[str, Counts]
    """By the uid of the article, in the project's order."""
    changed_at: dict[str, str]
    """By article, when the later of the two changed it last: ``2026-11-22T10:00:00.123Z``."""


def pairs_of(
    project: Project, couples: Iterable[tuple[Annotator, Annotator]], progress: Progress
) -> list[Pair]:
    """Each two annotators with the counts of what both have done; what is missing is counted.

    Raises what ``progress`` raises.
    """
    stamps = kept.Stamps(project)
    return [_pair(project, a, b, stamps, progress) for a, b in couples]


def fresh(
    project: Project, article: str, pair: tuple[Annotator, Annotator], stamps: kept.Stamps
) -> kept.Named | None:
    """The count of an article (a uid) that both have done, to be kept; None: it is kept already.

    It works without numpy, since it is one article's; ``stamps`` were read before.
    """
    a, b = pair
    what, stamp = kept_as(a, b), stamps.of(article, (a.uid, b.uid))
    both_done = article in stamps.done_by_all((a.uid, b.uid))
    if not both_done or project.kept_counts.stamp(what, article) == stamp:
        return None
    read = project.articles.get(article)
    both, labels = both_of(project, article, a, b), project.labels.current()
    return what, Kept(article, stamp, _body(count(read.text, both, labels, read.excluded)))


def kept_as(a: Annotator, b: Annotator) -> str:
    """Under which name the counts of two annotators are kept."""
    return f"pair {VERSION} {a.uid} {b.uid}"


def both_of(
    project: Project, article: str, a: Annotator, b: Annotator
) -> tuple[Annotation, Annotation]:
    """What either says of an article (a uid)."""
    load = project.annotations.load
    return load(article, a.uid), load(article, b.uid)


def _pair(
    project: Project, a: Annotator, b: Annotator, stamps: kept.Stamps, progress: Progress
) -> Pair:
    uids = (a.uid, b.uid)
    labels = project.labels.current()

    def counted(chunk: Sequence[str]) -> list[str]:
        return _counted(project, chunk, (a, b), labels)

    wanted = {article: stamps.of(article, uids) for article in stamps.done_by_all(uids)}
    found = kept.bodies(project, kept_as(a, b), wanted, counted, progress)
    return Pair(
        a,
        b,
        {article: Counts.from_plain(json.loads(body)) for article, body in found.items()},
        {article: stamps.updated_at(article, uids) for article in found},
    )


def _counted(
    project: Project, chunk: Sequence[str], pair: tuple[Annotator, Annotator], labels: LabelSet
) -> list[str]:
    from annotator.agreement import bulk  # numpy loads only where something has to be counted

    read = [project.articles.get(article) for article in chunk]
    both = [both_of(project, article, *pair) for article in chunk]
    found = bulk.count_many(
        [bulk.Article(one.text, one.excluded) for one in read],
        ([mine for mine, _ in both], [theirs for _, theirs in both]),
        labels,
    )
    return [_body(one) for one in found]


def _body(counts: Counts) -> str:
    return json.dumps(counts.to_plain(), ensure_ascii=False, separators=(",", ":"))
