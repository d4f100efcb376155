"""Everything that is wrong in a project: in its file, and by the rules of annotation."""

from collections.abc import Iterator

from annotator.errors import DamagedFile
from annotator.i18n import tr
from annotator.model import rules
from annotator.model.decision import replay
from annotator.store.integrity import Problem
from annotator.store.project import Project
from annotator.usecases import gold
from annotator.usecases.progress import Progress, silent


def problems(project: Project, progress: Progress = silent) -> list[Problem]:
    """Every problem: the file's, then the marks' in the order of the articles."""
    return [*project.problems(), *_of_decisions(project), *_by_rules(project, progress)]


def _by_rules(project: Project, progress: Progress) -> Iterator[Problem]:
    labels, total = project.labels.current(), project.articles.count()
    for done, article in enumerate(project.articles.iterate()):
        progress(done, total)
        try:
            made = project.annotations.of_article(article.uid)
        except DamagedFile as error:
            yield Problem("not_readable", article.uid, "", str(error))
            continue
        for _, _, annotation in made:
            for one in rules.problems(rules.Case(article.text, annotation, labels)):
                yield Problem(one.rule, article.uid, one.mark, one.why)


def _of_decisions(project: Project) -> Iterator[Problem]:
    for article in project.decisions.articles():
        try:
            yield from _of_decided(project, article)
        except DamagedFile as error:
            yield Problem("not_readable", article, "", str(error))


def _of_decided(project: Project, article: str) -> Iterator[Problem]:
    """What was decided leads to the gold, and each decision was carried out by an edit of it."""
    who = gold.annotator(project)
    entries = project.journal.history(article, who.uid) if who else []
    edits = {entry.uid for entry in entries}
    for decision in project.decisions.of_article(article):
        if decision.edit not in edits:
            why = tr("A decision lacks the edit of the gold that carried it out.")
            yield Problem("decision_without_edit", article, "", why)
    found = gold.of_article(project, article)
    told = replay(found.decisions)
    there, said = ({m.uid: m for m in one.marks()} for one in (found.annotation, told))
    for uid in there | said:
        if there.get(uid) != said.get(uid):
            why = tr("The decisions say another thing than the gold.")
            yield Problem("decisions_differ", article, uid, why)
