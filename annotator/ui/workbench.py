"""Which article lies open for whom, and everything that shows it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.i18n import tr, trn
from annotator.model.annotation import Annotator
from annotator.model.article import Article
from annotator.model.edits import Edit
from annotator.model.marks import Span
from annotator.store.project import Project
from annotator.text.clitics import Policy
from annotator.text.snapping import snapped
from annotator.ui.asides import Asides
from annotator.ui.dates import date_told
from annotator.ui.happening import happened
from annotator.ui.parts import Parts
from annotator.ui.words import isolated
from annotator.usecases import annotators
from annotator.usecases.annotate import Annotating


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user was: what is needed to go on there in another language, or after a start."""

    article: str = ""
    annotator: str = ""
    scroll: int = 0
    caret: int = 0
    selection: tuple[Span, ...] = ()
    chosen: str | None = None
    relation: str | None = None
    annotating: Annotating | None = None
    """The open annotation itself, with what the disk refused, while the program runs."""


class Workbench(QObject):
    """Ties the canvas and the panels to one annotation."""

    article_opened = Signal()
    article_left = Signal()
    changed = Signal()
    """Marks were added, changed or removed, or could not be."""
    status_changed = Signal()
    """The annotator may be elsewhere with the open article: done, or at it again."""

    def __init__(self, project: Project, parts: Parts) -> None:
        super().__init__()
        self.project = project
        self.parts = parts
        self.annotating: Annotating | None = None
        self.annotator: Annotator | None = None
        self.asides = Asides()

    def begin(self, place: Place) -> None:
        """Shows the project, and the article where the user was."""
        self.parts.top.show_project(self.project.name)
        policy = Policy(self.project.policy)
        self.parts.view.snap_word = lambda text, start, end: snapped(text, start, end, policy)
        self.parts.labels.show_labels(self.project.labels.current())
        self.parts.labels.setDisabled(self.project.read_only)
        self.take_annotator(place.annotator)
        self.list_articles()
        uid = place.article if self.project.articles.has(place.article) else ""
        uid = uid or self.parts.articles.neighbour("", 0) or ""
        if uid:
            self.open_article(uid, place.annotating)
            self.say(self._greeting())
            self.parts.view.set_caret(place.caret)
            if place.selection:
                self.parts.view.select(*place.selection)
            self.parts.view.choose(place.chosen)
            if place.relation:
                self.parts.view.choose_relation(place.relation, scroll=False)
            self.parts.view.verticalScrollBar().setValue(place.scroll)
        else:
            self.parts.view.show_message(
                tr("No articles yet"),
                tr("Drop files or folders here: text, HTML, CSV, JSON lines."),
            )

    def place(self) -> Place:
        """Where the user is."""
        opened = self.annotating
        return Place(
            article=opened.article.uid if opened else "",
            annotator=self.annotator.name if self.annotator else "",
            scroll=self.parts.view.verticalScrollBar().value(),
            caret=self.parts.view.caret if opened else 0,
            selection=self.parts.view.selection() if opened else (),
            chosen=self.parts.view.chosen if opened else None,
            relation=self.parts.view.chosen_relation if opened else None,
            annotating=opened,
        )

    def open_article(self, uid: str, annotating: Annotating | None = None) -> None:
        """Lays an article on the canvas, with the marks of the annotator."""
        if self.annotator is None or not self.may_leave(uid):
            return
        if annotating is None or annotating.article.uid != uid:
            annotating = Annotating(self.project, uid, self.annotator)
        if self.annotating:
            self.article_left.emit()
        self.annotating = annotating
        self.asides.forget()
        annotating.on_change = self._changed
        article = annotating.article
        self.parts.view.show_article(
            article.text, article.excluded, article.title, self.source_line(article)
        )
        self.show_marks()
        self.parts.articles.set_current(uid)
        self.article_opened.emit()

    def open_and_read(self, uid: str) -> None:
        """The same from a click: the keys go to the article."""
        self.open_article(uid)
        self.parts.view.setFocus()

    def articles_changed(self) -> None:
        """Lists everything anew, after articles came in."""
        self.parts.labels.show_labels(self.project.labels.current())
        if self.annotator:
            self.take_annotator(self.annotator.name)
        self.list_articles()
        first = self.parts.articles.neighbour("", 0)
        if self.annotating is None and first:
            self.open_article(first)
        self.labels_changed()

    def labels_changed(self) -> None:
        """Shows everything anew, after the labels changed."""
        self.parts.labels.show_labels(self.project.labels.current())
        if self.annotating and not self.annotating.unsaved:
            self.annotating.reload()
            self.show_marks()

    def is_unsaved(self) -> bool:
        """Whether the disk refused something that still waits; then that is said."""
        return not self.may_leave()

    def show_marks(self) -> None:
        """Shows all marks anew."""
        if self.annotating:
            self.parts.view.show_annotation(self.annotating.annotation, self.annotating.labels)
            self._list_entities()
            self.changed.emit()

    def list_articles(self) -> None:
        """Lists all articles anew, with how far the annotator is."""
        listed = self.project.articles.listed(self.annotator.uid if self.annotator else None)
        self.parts.articles.show_articles(listed)
        if self.annotating:
            self.parts.articles.set_current(self.annotating.article.uid)
        self._count()

    def say(self, sentence: str) -> None:
        """Tells what just happened."""
        self.parts.status.say(sentence)

    def _greeting(self) -> str:
        if self.project.read_only:
            return tr("Nothing can be marked here: this project can only be read.")
        return tr("Select words and press the key of a label. F1 shows all keys.")

    def _changed(self, edit: Edit) -> None:
        opened = self.annotating
        if opened is None:
            return
        self.parts.view.apply_edit(opened.annotation, edit)
        self._list_entities()
        sentence = happened(edit, opened.article.text, opened.labels, opened.annotation)
        self.parts.status.say(sentence, can_undo=True)
        self.show_status()
        self.changed.emit()

    def _list_entities(self) -> None:
        opened = self.annotating
        if opened:
            entities = self.parts.entities
            entities.show_entities(opened.annotation, opened.article.text, opened.labels)
            entities.empty.say_more(_others(self.project, opened))
            entities.choose(self.parts.view.chosen)
            self.parts.relations.show_relations(
                opened.annotation, opened.article.text, opened.labels
            )

    def show_status(self) -> None:
        """Shows how far the annotator is with the open article."""
        if self.annotating and self.annotator:
            uid = self.uid()
            self.parts.articles.model.change(
                uid,
                status=self.project.annotations.status(uid, self.annotator.uid),
                entities=len(self.annotating.annotation.entities),
            )
            self._count()
            self.status_changed.emit()

    def source_line(self, article: Article) -> str:
        """Where an article came from, and when, for the line below its title."""
        source = self.project.articles.source(article.uid)
        named = article.meta.get("source") or (source.name if source else "")
        when = date_told(str(article.meta.get("date") or ""))
        facts = [str(fact) for fact in (named, when) if fact]
        return " · ".join(isolated(fact) for fact in facts)

    def _count(self) -> None:
        model = self.parts.articles.model
        self.parts.top.show_progress(model.finished(), model.count_all())

    def take_annotator(self, name: str) -> None:
        """Works for another annotator from here on; an unknown name: for the usual one."""
        known = self.project.annotators.all()
        chosen = next((one for one in known if one.name == name), None)
        self.annotator = chosen or annotators.usual(self.project)
        names = [one.name for one in known]
        if self.annotator.name not in names:
            names.append(self.annotator.name)
        self.parts.top.show_annotators(names, self.annotator.name)

    def may_leave(self, uid: str = "") -> bool:
        """Whether another article than ``uid`` may be opened: all is saved, else that is said."""
        opened = self.annotating
        if opened is None or not opened.unsaved or opened.article.uid == uid:
            return True
        self.parts.articles.set_current(opened.article.uid)
        self.parts.status.say(
            tr("First save what is not saved yet, or give it up."), is_refusal=True
        )
        return False

    def uid(self) -> str:
        """The uid of the open article; empty if none is."""
        return self.annotating.article.uid if self.annotating else ""


def _others(project: Project, opened: Annotating) -> str:
    """Says, where nothing is marked, that others have: their marks stand under their names."""
    if opened.annotation.entities:
        return ""
    count = project.annotations.others(opened.article.uid, opened.annotator.uid)
    return (
        trn(
            "{n} other person has marked this article: choose a name above.",
            "{n} others have marked this article: choose a name above.",
            count,
        )
        if count
        else ""
    )
