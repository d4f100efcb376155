"""Everything that is wrong in a project: in its file, and by the rules of annotation."""

from collections.abc import Iterator

from annotator.model import rules
from annotator.store.integrity import Problem
from annotator.store.project import Project
from annotator.usecases.progress import Progress, silent


def problems(project: Project, progress: Progress = silent) -> list[Problem]:
    """Every problem: the file's, then the marks' in the order of the articles."""
    return [*project.problems(), *_by_rules(project, progress)]


def _by_rules(project: Project, progress: Progress) -> Iterator[Problem]:
    labels, total = project.labels.current(), project.articles.count()
    for done, article in enumerate(project.articles.iterate()):
        progress(done, total)
        for _, _, annotation in project.annotations.of_article(article.uid):
            for one in rules.problems(rules.Case(article.text, annotation, labels)):
                yield Problem(one.rule, article.uid, one.mark, one.why)
