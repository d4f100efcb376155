"""A review without a window: settles what is clear, and leaves the rest to a person."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.model.decision import Method
from annotator.store.project import Project
from annotator.usecases import annotators, docket
from annotator.usecases.bench import Bench
from annotator.usecases.docket import Totals
from annotator.usecases.progress import Progress, silent
from annotator.usecases.questions import Question


@dataclass(frozen=True, slots=True)
class AutoReport:
    """What was settled, and what is left."""

    annotators: tuple[str, ...]
    """The names of those whose annotations were looked at."""
    unanimous: int
    majority: int
    totals: Totals


def unanimous(
    project: Project, names: Sequence[str] = (), progress: Progress = silent
) -> AutoReport:
    """Puts into gold what all annotators say alike.

    ``names``: whose annotations; none: all people's. Raises NotFound, ReadOnlyProject, DiskFull,
    NotSaved; what was settled until then stays, each article whole.
    """
    return _settled(project, names, progress, None)


def majorities(
    project: Project, names: Sequence[str] = (), progress: Progress = silent
) -> AutoReport:
    """The same, and what more than half of those say who have done the article.

    That includes “nothing belongs here”. What somebody took back is left alone.
    """
    return _settled(project, names, progress, _has_clear_majority)


def _settled(
    project: Project,
    names: Sequence[str],
    progress: Progress,
    is_clear: Callable[[Question], bool] | None,
) -> AutoReport:
    reviewed = docket.reviewed(project, names)
    author = annotators.computer_user()
    uids = [one.uid for one in reviewed]
    rows = docket.rows(project, reviewed)
    methods = Counter[Method]()
    for done, row in enumerate(rows):
        progress(done, len(rows))
        if row.clear or (row.left and is_clear is not None):
            bench = Bench(project, row.article, uids)
            made = list(bench.settle_clear(author))
            if is_clear is not None:
                made += bench.settle_clear(author, _unless_taken_back(bench, is_clear))
            methods.update(decision.why.method for decision in made)
    progress(len(rows), len(rows))
    return AutoReport(
        tuple(one.name for one in reviewed),
        methods[Method.UNANIMOUS],
        methods[Method.MAJORITY],
        docket.totals(docket.rows(project, reviewed)),
    )


def _unless_taken_back(
    bench: Bench, is_clear: Callable[[Question], bool]
) -> Callable[[Question], bool]:
    return lambda question: is_clear(question) and not bench.was_taken_back(question)


def _has_clear_majority(question: Question) -> bool:
    return question.has_clear_majority
