"""One article under review: its questions, and the one door through which they are settled."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.errors import RuleBroken
from annotator.i18n import tr
from annotator.model import rules
from annotator.model.annotation import Annotation, Status
from annotator.model.decision import Decision, Method
from annotator.model.edits import Change, Edit, apply
from annotator.model.labels import LabelSet
from annotator.store.journal import JournalEntry
from annotator.store.project import Project
from annotator.usecases import gold as golds
from annotator.usecases.answering import Answer, Signed, carried_out
from annotator.usecases.asking import Matter, questions
from annotator.usecases.gold import Gold
from annotator.usecases.grouping import Voters, grouped
from annotator.usecases.history import Step
from annotator.usecases.ids import new_uid, now
from annotator.usecases.questions import Question, State

DECIDE = "decide"
"""The title of the edits of the gold that carry decisions out."""
Answered = tuple[Question, Answer]


@dataclass(frozen=True, slots=True)
class Ruling:
    """An edit of the gold and the decisions that it carries out, not recorded yet."""

    entry: JournalEntry
    decisions: tuple[Decision, ...]


class Bench:
    """An article with the annotations of those who have done it, and its gold."""

    def __init__(self, project: Project, article: str, annotators: Sequence[str]) -> None:
        """``annotators`` are uids, in the order of the lanes; who is not done has no lane."""
        self._project = project
        self.article = project.articles.get(article)
        self.labels: LabelSet = project.labels.current()
        self.voters: Voters = _done(project, article, annotators)
        groups = grouped(self.article.text, self.labels, self.voters)
        self._matter = Matter(article, self.labels, self.voters, groups)
        self.reload()

    def reload(self) -> None:
        """Reads the gold from the file, where it was changed past this bench."""
        self.gold: Gold = golds.of_article(self._project, self.article.uid)
        self.questions = questions(self._matter, self.gold)

    @property
    def left(self) -> list[Question]:
        """What a person can settle now, in the order in which it is asked."""
        states = (State.OPEN, State.STALE)
        return [one for one in self.questions if one.state in states and not self._will_settle(one)]

    @property
    def blocked(self) -> list[Question]:
        """What waits for an entity."""
        blocked = (one for one in self.questions if one.state is State.BLOCKED)
        return [one for one in blocked if one.kind or self.was_taken_back(one)]

    def was_taken_back(self, question: Question) -> bool:
        """Whether somebody undid that it was settled by itself; then it is asked about."""
        about = frozenset(question.sources)
        return any(frozenset(one.why.sources) == about for one in _left_alone(self.gold))

    def settle(self, answers: Iterable[Answered], author: str) -> Ruling:
        """Settles questions, and what becomes clear thereby, in one step.

        Raises RuleBroken if the rules do not allow an answer, ReadOnlyProject, DiskFull or
        NotSaved; then nothing has changed.
        """
        ruling = self.ruling(answers, author)
        with self._project.writing():
            record(self._project, [ruling])
            self.reload()
            self.note_how_far()
        return ruling

    def settle_clear(
        self, author: str, is_clear: Callable[[Question], bool] | None = None
    ) -> tuple[Decision, ...]:
        """Settles what all say, or what ``is_clear``, until nothing more is; what was decided."""
        ruling = self.ruling((), author, is_clear)
        with self._project.writing():
            if ruling.decisions:
                record(self._project, [ruling])
                self.reload()
            self.note_how_far()
        return ruling.decisions

    def undo(self, author: str) -> tuple[Decision, ...]:
        """Takes the gold's last edit back; the decisions that are undone with it, none: no edit."""
        done = self.gold.history.done
        decisions = tuple(d for d in self.gold.decisions if done and d.edit == done[-1].uid)
        self._take_back(done, author)
        return decisions

    def redo(self, author: str) -> tuple[Decision, ...]:
        """Does again what was undone last; the decisions that hold again, none: no edit."""
        before = {one.uid for one in self.gold.decisions}
        self._take_back(self.gold.history.undone, author)
        return tuple(one for one in self.gold.decisions if one.uid not in before)

    def ruling(
        self,
        answers: Iterable[Answered],
        author: str,
        is_clear: Callable[[Question], bool] | None = None,
        batch: str = "",
    ) -> Ruling:
        """What ``settle`` would record; raises RuleBroken."""
        draft = _Draft(self, Signed(author, now(), new_uid(), batch))
        for question, answer in answers:
            draft.take(question, answer)
        draft.settle_clear(is_clear or self._is_clear)
        edit = Edit(DECIDE, tuple(draft.changes))
        entry = self._entry(draft.signed.edit, edit, draft.signed.made_at, author)
        return Ruling(entry, tuple(draft.decisions))

    def asked_with(self, annotation: Annotation, more: Iterable[Decision]) -> list[Question]:
        """The questions as they would be after more decisions."""
        decisions = (*self.gold.decisions, *more)
        return questions(
            self._matter, replace(self.gold, annotation=annotation, decisions=decisions)
        )

    def foreseen(self) -> tuple[Annotation, list[Question]]:
        """The gold, and what is left to a person, as they will be when what is clear is settled."""
        draft = _Draft(self, Signed("", "", ""))
        draft.settle_clear(self._is_clear)
        asked = self.asked_with(draft.gold, draft.decisions)
        states = (State.OPEN, State.STALE)
        return draft.gold, [one for one in asked if one.state in states]

    def note_how_far(self) -> None:
        """Calls the gold of the article done when nothing is left to settle, else not."""
        who = golds.require(self._project).uid
        status = self._project.annotations.status(self.article.uid, who)
        is_left = any(one.is_left for one in self.questions)
        wanted = Status.IN_PROGRESS if is_left else Status.DONE
        if status is not wanted:
            self._project.annotations.set_status(self.article.uid, who, wanted, now())

    def _take_back(self, pile: Sequence[Step], author: str) -> None:
        if not pile:
            return
        entry = self._entry(new_uid(), pile[-1].edit.inverse(), now(), author)
        with self._project.writing():
            self._project.journal.record(replace(entry, undoes=pile[-1].uid))
            self.reload()
            self.note_how_far()

    def _will_settle(self, question: Question) -> bool:
        return question.state is State.OPEN and self._is_clear(question)

    def _is_clear(self, question: Question) -> bool:
        return question.is_unanimous and not self.was_taken_back(question)

    def _entry(self, uid: str, edit: Edit, made_at: str, author: str) -> JournalEntry:
        who = golds.require(self._project)
        return JournalEntry(uid, self.article.uid, who.uid, author, edit, made_at)


def record(project: Project, rulings: Iterable[Ruling]) -> None:
    """Puts rulings on the disk, all or none."""
    project.decisions.record((one.entry, one.decisions) for one in rulings)


class _Draft:
    """A ruling in the making."""

    def __init__(self, bench: Bench, signed: Signed) -> None:
        self._bench = bench
        self.gold = bench.gold.annotation
        self._refused: set[object] = set()
        self.signed = signed
        self.changes: list[Change] = []
        self.decisions: list[Decision] = []

    def take(self, question: Question, answer: Answer) -> None:
        """Adds an answer; raises RuleBroken."""
        if question.state is State.BLOCKED:
            raise RuleBroken(tr("Settle the entities of this relation first."))
        labels = self._bench.labels
        changes, decision = carried_out(self.gold, labels, question, answer, self.signed)
        after = apply(self.gold, Edit(DECIDE, changes))
        touched = frozenset(change.uid for change in changes if change.after is not None)
        rules.refuse(rules.Case(self._bench.article.text, after, labels), touched)
        self.gold = after
        self.changes += changes
        self.decisions.append(decision)

    def settle_clear(self, is_clear: Callable[[Question], bool]) -> None:
        """Adds what can be settled by itself after all this, until nothing more can."""
        while clear := self._clear(is_clear):
            for question in clear:
                self._try_to_take(question)

    def _try_to_take(self, question: Question) -> None:
        """Adds what most say, if the rules allow it; else it stays for a person."""
        method = Method.UNANIMOUS if question.is_unanimous else Method.MAJORITY
        try:
            self.take(question, Answer(question.variants[0].marks, method))
        except RuleBroken:
            self._refused.add(question.sources)

    def _clear(self, is_clear: Callable[[Question], bool]) -> list[Question]:
        return [
            one
            for one in self._bench.asked_with(self.gold, self.decisions)
            if one.state is State.OPEN and one.sources not in self._refused and is_clear(one)
        ]


def _done(project: Project, article: str, annotators: Sequence[str]) -> Voters:
    there = {
        who.uid: annotation
        for who, status, annotation in project.annotations.of_article(article)
        if status is Status.DONE
    }
    return {uid: there[uid] for uid in annotators if uid in there}


def _left_alone(gold: Gold) -> Iterable[Decision]:
    """What somebody took back; not what went in, and out again, with what a person decided."""
    by_person = {d.edit for d in gold.taken_back if d.why.method is not Method.UNANIMOUS}
    return (
        one
        for one in gold.taken_back
        if one.why.method is not Method.UNANIMOUS or one.edit not in by_person
    )
