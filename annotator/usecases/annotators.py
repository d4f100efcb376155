"""Who annotates: the people of a project, and the one at this computer."""

import getpass

from annotator.errors import NotFound
from annotator.i18n import tr
from annotator.model.annotation import Annotator, AnnotatorKind
from annotator.store.project import Project
from annotator.text.clean import in_letters
from annotator.usecases.ids import new_uid

GOLD = "gold"
_NOBODY = "annotator"


def add(project: Project, name: str) -> Annotator:
    """One more person; raises BadInput if the name is taken or empty."""
    annotator = Annotator(new_uid(), " ".join(in_letters(name).split()), _kind_of(name))
    project.annotators.add(annotator)
    return annotator


def require(project: Project, name: str) -> Annotator:
    """The annotator of this name; raises NotFound that names those there are."""
    found = project.annotators.get(name)
    if found is not None:
        return found
    known = ", ".join(one.name for one in project.annotators.all())
    raise NotFound(
        tr("There is no annotator {name}; there are {known}.", name=name, known=known or "—")
    )


def usual(project: Project) -> Annotator:
    """Whose annotation is open first: that of this computer's user, else of the first person.

    A project without any is given one; raises ReadOnlyProject if that cannot be written.
    """
    mine = project.annotators.get(computer_user())
    if mine is not None:
        return mine
    everyone = project.annotators.all()
    people = [one for one in everyone if one.kind is AnnotatorKind.PERSON]
    found = next(iter(people or everyone), None)
    return found or add(project, computer_user())


def of_article(project: Project, article: str) -> Annotator:
    """Who has marks on an article (a uid): the usual annotator if possible, else the first."""
    usually = usual(project)
    begun = [one for one, _, marks in project.annotations.of_article(article) if len(marks)]
    return usually if usually in begun or not begun else begun[0]


def finishers(project: Project) -> list[Annotator]:
    """The people who have done an article, in the project's order."""
    done = project.annotations.finishers()
    everyone = project.annotators.all()
    return [one for one in everyone if one.kind is AnnotatorKind.PERSON and one.uid in done]


def computer_user() -> str:
    """The name of the computer's user; a word for anybody where the system does not tell."""
    try:
        return getpass.getuser() or _NOBODY
    except (OSError, KeyError, ImportError):
        return _NOBODY


def _kind_of(name: str) -> AnnotatorKind:
    return AnnotatorKind.GOLD if name.strip() == GOLD else AnnotatorKind.PERSON
