"""From disagreements to gold: one question after the other, each settled with one key.

What all annotators say alike goes into gold by itself when its article is reached. A proposal is
what more than half of those with a say said, and that includes that nothing belongs here; where
nobody has more than half, nothing is proposed. The gold can be annotated directly too: such an
edit is a decision by hand, and needs no question.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from annotator.errors import RuleBroken
from annotator.i18n import tr
from annotator.model.annotation import Annotator
from annotator.model.decision import Method
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation, Span, joined
from annotator.store.project import Project
from annotator.usecases import annotators, docket
from annotator.usecases.answering import Answer, intersected, united
from annotator.usecases.docket import Row
from annotator.usecases.progress import Progress, silent
from annotator.usecases.questions import Marks, Question, State
from annotator.usecases.review_alike import Place
from annotator.usecases.review_batch import Batch
from annotator.usecases.review_picked import Picked
from annotator.usecases.review_queue import ReviewQueue


class Reviewing:
    """The verbs of a review, for the question in front of its queue.

    Each that settles something goes on to the next question. It raises RuleBroken,
    ReadOnlyProject, DiskFull or NotSaved, and then nothing has changed.
    """

    def __init__(
        self,
        project: Project,
        names: Sequence[str] = (),
        author: str = "",
        progress: Progress = silent,
        rows: Sequence[Row] | None = None,
        only: Picked | None = None,
    ) -> None:
        """``names``: whose annotations; none: all people's. Raises NotFound.

        ``author`` decides; else this computer's user. ``rows`` and ``only``: see ``ReviewQueue``.
        """
        self._project = project
        self.annotators: list[Annotator] = docket.reviewed(project, names)
        self.author = author or annotators.computer_user()
        self.hides_names = False
        """Whether annotators are called by the number of their lane."""
        self.on_change: Callable[[], None] = _nobody
        """Called after whatever changed what is shown."""
        self.queue = ReviewQueue(project, self.annotators, self.author, progress, rows, only)
        self.queue.on_move = self._moved
        self._draft: tuple[Question, Marks] | None = None
        self.batch = Batch(project, self.queue, self.author, self._note)
        """The same answer for all alike."""
        self._done: list[tuple[str, ...]] = []
        self._undone: list[tuple[str, ...]] = []

    @property
    def current(self) -> Question | None:
        """The question in front; None where nothing is left in its article."""
        return self.queue.current

    def article(self) -> str:
        """The article in front (its uid); empty if none is."""
        return self.queue.bench.article.uid if self.queue.bench else ""

    @property
    def draft(self) -> Marks | None:
        """What ``accept`` would take in the place of the proposal, where it was changed."""
        return self._draft[1] if self._draft and self._draft[0] is self.current else None

    def name_of(self, annotator: str) -> str:
        """What to call an annotator (a uid): by their number where names are hidden."""
        for number, one in enumerate(self.annotators, 1):
            if one.uid == annotator:
                return tr("Annotator {n}", n=str(number)) if self.hides_names else one.name
        return annotator

    def accept(self) -> None:
        """Takes the draft, else the proposal; RuleBroken where there is neither.

        What is settled already stays as it is, and the next question comes.
        """
        question = _asked(self.current)
        if self.draft is None and question.state is State.SETTLED:
            self.queue.next()
        elif self.draft is not None:
            self._settle(question, self.draft, Method.EDITED)
        elif question.proposal is None:
            raise RuleBroken(tr("Nobody has a majority here: take one by its number."))
        else:
            method = Method.UNANIMOUS if question.is_unanimous else Method.MAJORITY
            self._settle(question, question.proposal.marks, method)

    def take(self, number: int) -> None:
        """Takes what the annotator of a lane says (the first is 1), nothing too."""
        question = _asked(self.current)
        self._settle(question, _said_by(question, number), Method.CHOSEN)

    def reject(self) -> None:
        """Nothing belongs here."""
        self._settle(_asked(self.current), (), Method.REJECTED)

    def unite(self) -> None:
        """Takes one entity over all that anyone marked here."""
        question = _asked(self.current)
        self._settle(question, united(question), Method.EDITED)

    def intersect(self) -> None:
        """Takes one entity over what everyone who marked here marked."""
        question = _asked(self.current)
        self._settle(question, intersected(question), Method.EDITED)

    def respan(self, spans: Iterable[Span], which: int = 0) -> None:
        """Lays the entity of the draft over other letters; ``which``, where it has several."""
        marks = list(_drafted(self))
        mark = marks[which]
        if not isinstance(mark, Entity):
            raise RuleBroken(tr("Only an entity has edges to move."))
        marks[which] = replace(mark, spans=joined(spans))
        self._redraft(marks)

    def relabel(self, label: str) -> None:
        """Gives the draft another label, or the article another value."""
        self._redraft([_relabelled(mark, label) for mark in _drafted(self)])

    def turn(self) -> None:
        """Makes the head of the draft's relation its tail."""
        marks = [mark for mark in _drafted(self) if isinstance(mark, Relation)]
        if not marks:
            raise RuleBroken(tr("Only a relation can be turned."))
        self._redraft([replace(mark, head=mark.tail, tail=mark.head) for mark in marks])

    def alike_here(self, number: int | None = None) -> list[Place]:
        """The question in front, if it is not settled yet, and where else its answer fits.

        The answer is what an annotator says (the first is 1), or nothing (0); without a number
        the draft, what was decided, or what is proposed. Raises RuleBroken where there is none.
        ``batch.settle`` then settles those that are wanted.
        """
        question = _asked(self.current)
        marks = _wanted(self) if number is None else _said_by(question, number)
        return self.batch.with_alike(question, marks)

    def undo(self) -> bool:
        """Takes back what was settled last, wherever it was; False if nothing is left.

        When nothing of this review is left, the last edit of the article in front.
        """
        here = (self.queue.bench.article.uid,) if self.queue.bench else ()
        articles = self._done[-1] if self._done else here
        with self._project.writing():
            undone = [d for one in articles for d in self.queue.bench_of(one).undo(self.author)]
        if self._done:
            self._done.pop()
        if undone:
            self._undone.append(articles)
        self.batch.last = None
        self.queue.taken_back(articles, undone)
        return bool(undone)

    def redo(self) -> bool:
        """Settles again what was taken back last; False if nothing is left."""
        if not self._undone:
            return False
        articles = self._undone[-1]
        with self._project.writing():
            redone = [d for one in articles for d in self.queue.bench_of(one).redo(self.author)]
        self._undone.pop()
        self._done.append(articles)
        self.queue.done_again(articles)
        return bool(redone)

    def _settle(self, question: Question, marks: Marks, method: Method) -> None:
        self.batch.last = self.queue.settle(question, Answer(marks, method))
        self._note((question.article,))

    def _note(self, articles: tuple[str, ...]) -> None:
        """Something was settled, which undo takes back; what was undone before stays so."""
        self._done.append(articles)
        self._undone.clear()

    def _redraft(self, marks: Sequence[Mark]) -> None:
        self._draft = _asked(self.current), tuple(marks)
        self.on_change()

    def _moved(self) -> None:
        self._draft = None
        self.on_change()


def _asked(question: Question | None) -> Question:
    if question is None:
        raise RuleBroken(tr("Nothing is left to settle here."))
    return question


def _said_by(question: Question, number: int) -> Marks:
    """What the annotator of a lane says; 0: nothing."""
    if number == 0:
        return ()
    if not 1 <= number <= len(question.lanes):
        raise RuleBroken(tr("There is no annotator {n} here.", n=str(number)))
    variant = question.of(question.lanes[number - 1][0])
    if variant is None or not variant.is_possible:
        raise RuleBroken(tr("The gold lacks an entity that this needs."))
    return variant.marks


def _wanted(review: Reviewing) -> Marks:
    """The draft, else what was decided, else what is proposed; RuleBroken where there is none."""
    question = _asked(review.current)
    if review.draft is not None:
        return review.draft
    if question.state is State.SETTLED and question.decision is not None:
        return question.decision.gold
    if question.proposal is None:
        raise RuleBroken(
            tr("Nobody has a majority here: Shift and a number takes one for all alike.")
        )
    return question.proposal.marks


def _drafted(review: Reviewing) -> Marks:
    """The draft; begun from the proposal, else from what is said first."""
    question = _asked(review.current)
    if review.draft is not None:
        return review.draft
    said = [one for one in question.variants if one.marks and one.is_possible]
    proposal = question.proposal
    first = proposal if proposal is not None and proposal.marks else next(iter(said), None)
    if first is None:
        raise RuleBroken(tr("There is nothing here to change."))
    return first.marks


def _relabelled(mark: Mark, label: str) -> Mark:
    if isinstance(mark, ArticleLabel):
        return replace(mark, value=label)
    return replace(mark, label=label)


def _nobody() -> None:
    """Nobody looks on."""
