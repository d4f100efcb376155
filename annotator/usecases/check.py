"""Everything that is wrong in a project: in its file, and by the rules of annotation."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.model import rules
from annotator.store.project import Project
from annotator.usecases.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule, in which article and by which mark (uids; empty where there is none)."""

    rule: str
    article: str
    mark: str
    why: str


def problems(project: Project, progress: Progress = silent) -> list[Problem]:
    """Every problem: the file's, then the marks' in the order of the articles."""
    found = [Problem(one.rule, one.article, one.mark, one.why) for one in project.problems()]
    return [*found, *_by_rules(project, progress)]


def _by_rules(project: Project, progress: Progress) -> Iterator[Problem]:
    labels, total = project.labels.current(), project.articles.count()
    for done, article in enumerate(project.articles.iterate()):
        progress(done, total)
        for _, _, annotation in project.annotations.of_article(article.uid):
            for one in rules.problems(rules.Case(article.text, annotation, labels)):
                yield Problem(one.rule, article.uid, one.mark, one.why)
