"""What a review asks of the guidelines: a note on a question, kept with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.model.decision import SourceMark
from annotator.model.marks import Entity, Mark, Relation
from annotator.store.decisions import Flag
from annotator.store.project import Project
from annotator.usecases.ids import new_uid, now
from annotator.usecases.questions import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A note, and what it is about."""

    article: str
    title: str
    words: tuple[str, ...]
    """The words of each entity in question, each once; of a relation those of its ends."""
    note: str
    author: str
    made_at: str


def flag(project: Project, question: Question, note: str, author: str) -> None:
    """Asks the guidelines about a question; an empty note takes that away.

    Raises ReadOnlyProject, DiskFull or NotSaved.
    """
    flagged = Flag(new_uid(), question.article, question.sources, note, author, now())
    project.decisions.flag(flagged)


class Notes:
    """What was asked about the questions of one article (a uid)."""

    def __init__(self, project: Project, article: str) -> None:
        self._notes = {_about(f.sources): f.note for f in project.decisions.flags(article)}

    def of(self, question: Question) -> str:
        """What was asked about a question; empty if nothing."""
        return self._notes.get(_about(question.sources), "")


def asked(project: Project) -> list[Asked]:
    """All that was asked, the oldest first."""
    return [_asked(project, one) for one in project.decisions.flags()]


def as_text(found: Iterable[Asked]) -> str:
    """One paragraph for each: the note, the words, where, and who asked when."""
    parts = []
    for one in found:
        words = " · ".join(f"«{words}»" for words in one.words)
        place = " — ".join(part for part in (words, one.title) if part)
        parts.append(f"{one.note}\n{place}\n{one.author}, {one.made_at[:10]}\n")
    return "\n".join(parts)


def _asked(project: Project, one: Flag) -> Asked:
    article = project.articles.get(one.article)
    words: dict[str, None] = {}
    for source in one.sources:
        annotation = project.annotations.load(one.article, source.annotator)
        mark: Mark | None = annotation.entities.get(source.mark)
        mark = mark or annotation.relations.get(source.mark)
        ends = (mark.head, mark.tail) if isinstance(mark, Relation) else ()
        entities = [mark, *(annotation.entities.get(uid) for uid in ends)]
        words |= {e.of(article.text): None for e in entities if isinstance(e, Entity)}
    return Asked(one.article, article.title, tuple(words), one.note, one.author, one.made_at)


def _about(sources: Iterable[SourceMark]) -> frozenset[tuple[str, str]]:
    return frozenset((one.annotator, one.mark) for one in sources)
