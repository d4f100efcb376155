"""Marking an article: every change goes through one door, undo too."""

import time
from collections.abc import Callable, Iterable

from annotator.errors import DiskFull, NotFound, NotSaved, RuleBroken
from annotator.i18n import tr
from annotator.model import edits, rules
from annotator.model.annotation import Annotation, Annotator
from annotator.model.edits import Edit
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Relation, Span, joined
from annotator.store.journal import JournalEntry
from annotator.store.project import Project
from annotator.usecases import chains
from annotator.usecases.history import History, Step
from annotator.usecases.ids import new_uid, now


class Annotating:
    """One annotator's annotation of one article, open for change.

    ``annotation`` is always what the file holds. Every method that changes it raises RuleBroken,
    ReadOnlyProject, DiskFull or NotSaved, and then nothing has changed; a gesture that the disk
    refused waits in ``unsaved``.
    """

    def __init__(
        self, project: Project, article: str, annotator: Annotator, author: str = ""
    ) -> None:
        """``article`` is a uid; ``author`` names who edits, where it is not the annotator."""
        self._project = project
        self.article = project.articles.get(article)
        self.annotator = annotator
        self.author = author or annotator.name
        self.on_change: Callable[[Edit], None] = _nobody
        self.unsaved: tuple[Edit, ...] = ()
        self.reload()

    def reload(self) -> None:
        """Reads annotation, labels and history from the file, where others changed them."""
        article, annotator = self.article.uid, self.annotator.uid
        self.labels: LabelSet = self._project.labels.current()
        self.annotation = self._project.annotations.load(article, annotator)
        self.history = History.of(
            Step(entry.uid, entry.edit, entry.undoes)
            for entry in self._project.journal.history(article, annotator)
        )
        self._since = time.monotonic()

    def do(self, edit: Edit) -> None:
        """Changes the annotation, if the rules and the disk allow it."""
        try:
            self._through_the_door(edit, None)
        except (DiskFull, NotSaved):
            self.unsaved = (*self.unsaved, edit)
            raise

    def retry(self) -> None:
        """Tries again what the disk refused, in the order in which it was done."""
        while self.unsaved:
            self._through_the_door(self.unsaved[0], None)
            self.unsaved = self.unsaved[1:]

    def give_up_unsaved(self) -> None:
        """Forgets what the disk refused."""
        self.unsaved = ()

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back: ``history.done[-1]``."""
        return bool(self.history.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again: ``history.undone[-1]``."""
        return bool(self.history.undone)

    def undo(self) -> Edit | None:
        """Takes the last edit back; returns what that changed, None if there is nothing left."""
        return self._take_back(self.history.done)

    def redo(self) -> Edit | None:
        """Does again what was undone last; returns what that changed, None if nothing is left."""
        return self._take_back(self.history.undone)

    def add_entity(self, spans: Iterable[Span], label: str) -> Entity:
        """Marks one or more pieces of the text."""
        entity = Entity(new_uid(), joined(spans), label)
        self.do(edits.add(entity))
        return entity

    def relabel(self, uid: str, label: str) -> None:
        """Gives an entity or a relation another label; the same one changes nothing."""
        mark = _mark(self.annotation, uid)
        if mark.label != label:
            self.do(edits.relabel(mark, label))

    def respan(self, uid: str, spans: Iterable[Span]) -> None:
        """Lays an entity over other letters, chains in order; the same ones change nothing."""
        entity, pieces = _entity(self.annotation, uid), joined(spans)
        if entity.spans != pieces:
            self.do(chains.respan(self.annotation, self.labels, entity, *pieces))

    def note(self, uid: str, note: str) -> None:
        """Writes a note on a mark; an empty one takes it away."""
        mark = _mark(self.annotation, uid)
        if mark.note != note:
            self.do(edits.annotate_note(mark, note))

    def relate(self, head: str, tail: str, label: str) -> Relation:
        """Joins two entities (uids), head to tail."""
        relation = Relation(
            new_uid(), _entity(self.annotation, head).uid, _entity(self.annotation, tail).uid, label
        )
        self.do(edits.add(relation))
        return relation

    def turn(self, uid: str) -> None:
        """Makes the head of a relation its tail; RuleBroken too if it may not be that way."""
        relation = _relation(self.annotation, uid)
        _refuse_turning(relation, self.annotation, self.labels)
        self.do(edits.turn(relation))

    def remove(self, *uids: str) -> None:
        """Takes marks out, an entity together with its relations; chains stay whole."""
        marks = [_mark(self.annotation, uid) for uid in uids]
        self.do(chains.removal(self.annotation, self.labels, *marks))

    def _take_back(self, pile: list[Step]) -> Edit | None:
        if not pile:
            return None
        edit = pile[-1].edit.inverse()
        self._through_the_door(edit, pile[-1].uid)
        return edit

    def _through_the_door(self, edit: Edit, undoes: str | None) -> None:
        # In this order a refusal by the rules or by the disk leaves all as it was.
        after = edits.apply(self.annotation, edit)
        if undoes is None:
            touched = frozenset(one.uid for one in edit.changes if one.after is not None)
            rules.refuse(rules.Case(self.article.text, after, self.labels), touched)
        entry = self._entry(edit, undoes)
        self._project.journal.record(entry)
        self.annotation = after
        self.history.take(Step(entry.uid, edit, undoes))
        self._since = time.monotonic()
        self.on_change(edit)

    def _entry(self, edit: Edit, undoes: str | None) -> JournalEntry:
        return JournalEntry(
            uid=new_uid(),
            article=self.article.uid,
            annotator=self.annotator.uid,
            author=self.author,
            edit=edit,
            made_at=now(),
            took_ms=round((time.monotonic() - self._since) * 1000),
            undoes=undoes,
        )


def _entity(annotation: Annotation, uid: str) -> Entity:
    try:
        return annotation.entities[uid]
    except KeyError:
        raise NotFound(tr("This mark is not there any more.")) from None


def _relation(annotation: Annotation, uid: str) -> Relation:
    try:
        return annotation.relations[uid]
    except KeyError:
        raise NotFound(tr("This mark is not there any more.")) from None


def _mark(annotation: Annotation, uid: str) -> Entity | Relation:
    relation = annotation.relations.get(uid)
    return relation if relation is not None else _entity(annotation, uid)


def _refuse_turning(relation: Relation, annotation: Annotation, labels: LabelSet) -> None:
    label = labels.relation(relation.label)
    if label is None:
        return
    head, tail = annotation.entities[relation.head], annotation.entities[relation.tail]
    if label.symmetric:
        raise RuleBroken(tr("“{label}” has no direction: nothing to turn.", label=label.title))
    if not label.fits(tail.label, head.label):
        why = tr(
            "“{label}” does not lead from {head} to {tail}.",
            label=label.title,
            head=labels.title_of(tail.label),
            tail=labels.title_of(head.label),
        )
        raise RuleBroken(why)


def _nobody(edit: Edit) -> None:
    """Nobody looks on."""
