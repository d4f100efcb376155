"""A review of picked questions alone: those about the marks of some cases of agreement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.model.annotation import Annotator
from annotator.store.project import Project
from annotator.usecases import docket
from annotator.usecases.agreement_cases import Case
from annotator.usecases.bench import Bench
from annotator.usecases.docket import Row
from annotator.usecases.progress import Progress, silent
from annotator.usecases.questions import Question, State

_LEAST = 2
"""Annotators who must have done an article before there is anything to settle."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Which questions are wanted: those that any of these marks belongs to."""

    what: str
    """What the cases have in common, in words."""
    marks: Mapping[str, frozenset[str]]
    """The uids of marks, of annotators or of the gold, by the uid of their article."""

    @classmethod
    def of(cls, what: str, cases: Iterable[Case]) -> "Picked":
        """The questions about some cases."""
        marks: dict[str, set[str]] = {}
        for case in cases:
            marks.setdefault(case.article, set()).update(one.uid for one in (*case.a, *case.b))
        return cls(what, {article: frozenset(uids) for article, uids in marks.items()})

    def holds(self, question: Question) -> bool:
        """Whether a question is wanted."""
        wanted = self.marks.get(question.article, frozenset())
        uids = (*(source.mark for source in question.sources), *question.answer)
        return not wanted.isdisjoint(uids)


def rows(
    project: Project, annotators: Sequence[Annotator], picked: Picked, progress: Progress = silent
) -> list[Row]:
    """How far the picked questions of each article are; articles without any are left out."""
    lanes = [one.uid for one in annotators]
    found = []
    for done, article in enumerate(picked.marks):
        progress(done, len(picked.marks))
        bench = Bench(project, article, lanes)
        row = counted(bench, picked)
        if row.questions and len(bench.voters) >= _LEAST:
            found.append(row)
    return found


def counted(bench: Bench, picked: Picked | None) -> Row:
    """How far an article is: its picked questions, or all where nothing was picked."""
    if picked is None:
        return docket.counted(bench)
    wanted = [one for one in bench.questions if picked.holds(one)]
    left = [one for one in (*bench.left, *bench.blocked) if picked.holds(one)]
    stale = sum(1 for one in wanted if one.state is State.STALE)
    return Row(bench.article.uid, len(wanted), len(wanted), len(left), stale, 0)
