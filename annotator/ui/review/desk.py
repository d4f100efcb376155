"""The verbs of the review screen: what its keys and buttons do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from annotator.i18n import tr, trn
from annotator.model.labels import Label, RelationLabel
from annotator.model.marks import Entity, Relation, Span
from annotator.store.project import Project
from annotator.ui.canvas import caret as moves
from annotator.ui.canvas.choosing import with_edge
from annotator.ui.dialogs.form import asking
from annotator.ui.error_report import ErrorReport
from annotator.ui.keys import pressed, shown
from annotator.ui.review import contents
from annotator.ui.review.batch import BatchDialog
from annotator.ui.review.commands import review_commands
from annotator.ui.review.lanes import voices_of
from annotator.ui.review.screen import ReviewScreen
from annotator.ui.words import isolated
from annotator.usecases.bench import Bench
from annotator.usecases.questions import Question
from annotator.usecases.relations import offered
from annotator.usecases.review import Reviewing


class ReviewDesk(QObject):
    """Ties a review to its screen."""

    def __init__(
        self, project: Project, reviewing: Reviewing, screen: ReviewScreen, report: ErrorReport
    ) -> None:
        super().__init__(screen)
        self._reviewing, self._screen, self._report = reviewing, screen, report
        self._titles = contents.titles_of(project)
        self._asked: list[Question] = []
        self._bench: Bench | None = None
        self._gold: object = None
        self._showing = False
        self.menu = QMenu(screen)
        """The labels that were offered last."""
        self._verbs: dict[str, Callable[[], object]] = {
            "accept": reviewing.accept,
            "reject": reviewing.reject,
            "unite": reviewing.unite,
            "intersect": reviewing.intersect,
            "label": self.ask_label,
            "turn": reviewing.turn,
            "alike": self.alike,
            "flag": self.ask_flag,
            "next": reviewing.queue.next,
            "previous": reviewing.queue.previous,
            "next_article": reviewing.queue.next_article,
            "undo": self.undo,
            "keys": self.show_keys,
        }
        reviewing.on_change = self.show
        self._connect()
        self.show()
        screen.view.setFocus()

    def show(self) -> None:
        """Shows the question in front, and how far everything is."""
        reviewing, screen, bench = self._reviewing, self._screen, self._reviewing.queue.bench
        self._showing = True
        totals = reviewing.queue.totals
        done = totals.disputed - totals.left
        screen.show_progress(contents.progress_words(reviewing), done, totals.disputed)
        here = bench.article.uid if bench else ""
        screen.articles.show_items(contents.articles_of(reviewing, self._titles), here)
        if bench is None:
            screen.show_message(
                tr("Nothing to review yet"),
                tr("When two people have done the same article, it comes here."),
            )
        else:
            self._show_bench(bench)
        self._showing = False

    def move_edge(self, edge: moves.Edge, *, forward: bool, unit: str) -> None:
        """Moves an edge of the entity, in your version."""
        entity = self._drafted()
        if entity is None:
            return
        at = entity.start if edge == "start" else entity.end
        text = self._screen.view.text
        spans = with_edge(
            entity.spans, edge, moves.moved_edge(text, at, edge, unit, forward=forward)
        )
        if spans:
            self._reviewing.respan(spans)

    def ask_label(self) -> None:
        """Offers the other labels; a label's own key takes it."""
        question, bench = self._reviewing.current, self._bench
        if question is None or bench is None:
            return
        self.menu = _LabelMenu(_labels_for(question, bench), self._screen)
        self.menu.chosen = self._guarded(self._reviewing.relabel)
        button = self._screen.card.buttons["label"]
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def alike(self) -> None:
        """Offers all that is like what was settled last."""
        places = self._reviewing.alike()
        if not places:
            self._screen.status.say(tr("Nothing else is like what you settled last."))
            return
        dialog = BatchDialog(places, self._screen)
        dialog.taken.connect(self._guarded(self._settle_alike))
        dialog.open()

    def ask_flag(self) -> None:
        """Asks for what the guidelines should say about this."""
        question = self._reviewing.current
        if question is None:
            return
        title, ask = tr("Ask the guidelines"), tr("What should they say about this?")
        dialog = asking(title, ask, tr("Keep"), self._screen)
        dialog.setTextValue(self._reviewing.flag_of(question))
        dialog.textValueSelected.connect(self._guarded(self._reviewing.flag))
        dialog.open()

    def undo(self) -> None:
        """Takes back what was settled last."""
        if not self._reviewing.undo():
            self._screen.status.say(tr("There is nothing to undo."))
        else:
            self._screen.status.say(tr("Taken back."))

    def show_keys(self) -> None:
        """Shows the keys of the review."""
        from annotator.ui.review.keys_page import ReviewKeys

        ReviewKeys(self._screen).open()

    def press(self, key: str) -> None:
        """Does what a key stands for."""
        if len(key) == 1 and key in "123456789":
            with self._report:
                self._reviewing.take(int(key))
            return
        for command in review_commands():
            if key in command.keys:
                self.do(command.id)

    def do(self, command: str) -> None:
        """Does a command (its id); a refusal is told."""
        words = command.split()
        with self._report:
            if len(words) == len(("start", "letter", "on")):
                edge: moves.Edge = "start" if words[0] == "start" else "end"
                self.move_edge(edge, forward=words[2] == "on", unit=words[1])
            else:
                self._verbs[command]()

    def _connect(self) -> None:
        screen, reviewing = self._screen, self._reviewing
        screen.pressed.connect(self.press)
        screen.card.taken.connect(self.press)
        screen.card.asked.connect(self.do)
        screen.articles.chosen.connect(self._guarded(reviewing.queue.open_article))
        screen.questions.chosen.connect(self._guarded(self._choose))
        screen.status.undo_pressed.connect(self._guarded(self.undo))
        screen.names_hidden.connect(self._hide_names)
        screen.view.selection_changed.connect(self._guarded(self._selected))

    def _show_bench(self, bench: Bench) -> None:
        screen, question = self._screen, self._reviewing.current
        view = screen.view
        if self._bench is None or self._bench.article.uid != bench.article.uid:
            article = bench.article
            view.show_article(article.text, article.excluded, article.title)
            self._gold = None
        self._bench = bench
        if self._gold is not bench.gold.annotation:
            view.show_annotation(bench.gold.annotation, bench.labels)
            self._gold = bench.gold.annotation
        listed = contents.questions_of(bench)
        self._asked = [one for _, one in listed]
        current = str(self._asked.index(question)) if question in self._asked else ""
        screen.questions.show_items([item for item, _ in listed], current)
        view.set_voices(voices_of(bench, question))
        screen.card.setVisible(question is not None)
        view.select()
        if question is None:
            view.clear_preview()
            screen.status.say(tr("Nothing is left to settle in this article."))
            return
        screen.card.show_question(contents.card_of(self._reviewing, bench, question))
        self._show_proposal(question)
        if question.place is not None:
            view.scroll_to(question.place)

    def _show_proposal(self, question: Question) -> None:
        marks = self._reviewing.draft
        if marks is None:
            marks = question.proposal.marks if question.proposal else ()
        entities = [mark for mark in marks if isinstance(mark, Entity)]
        if entities:
            groups = [entity.spans for entity in entities]
            self._screen.view.set_preview(groups, entities[0].label, 0)
        else:
            self._screen.view.clear_preview()

    def _drafted(self) -> Entity | None:
        """The entity whose edges would be moved."""
        question = self._reviewing.current
        if question is None:
            return None
        said = [one.marks for one in question.variants if one.marks]
        proposal = [question.proposal.marks] if question.proposal else []
        draft = [self._reviewing.draft] if self._reviewing.draft else []
        marks = next((one for one in (*draft, *proposal, *said) if one), ())
        return next((mark for mark in marks if isinstance(mark, Entity)), None)

    def _selected(self) -> None:
        """Letters that were selected are the span of your version."""
        spans: tuple[Span, ...] = self._screen.view.selection()
        if spans and not self._showing and self._drafted() is not None:
            self._reviewing.respan(spans)

    def _choose(self, key: str) -> None:
        self._reviewing.queue.show(self._asked[int(key)])
        self._screen.view.setFocus()

    def _hide_names(self, hidden: bool) -> None:  # noqa: FBT001 - from a signal
        self._reviewing.hides_names = hidden
        self.show()

    def _settle_alike(self, places: list) -> None:  # type: ignore[type-arg]  # from a signal
        self._reviewing.settle_alike(places)
        told = trn("Settled {n} more.", "Settled {n} more.", len(places))
        self._screen.status.say(told, can_undo=True)

    def _guarded(self, call: Callable[..., object]) -> Callable[..., None]:
        def guarded(*values: object) -> None:
            with self._report:
                call(*values)

        return guarded


class _LabelMenu(QMenu):
    """Labels to choose from; each can be taken by its own key."""

    def __init__(self, labels: Sequence[Label | RelationLabel], parent: ReviewScreen) -> None:
        super().__init__(parent)
        self.chosen: Callable[[str], None] = lambda _name: None
        self._by_key = {}
        for place, label in enumerate(labels):
            key = (label.key if isinstance(label, Label) else str(place + 1)).upper()
            self._by_key[key] = label.name
            action = self.addAction(f"{isolated(label.title)}\t{shown(key)}")
            action.triggered.connect(lambda _=False, name=label.name: self.chosen(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A label's key takes it."""
        name = self._by_key.get(pressed(event))
        if name is None:
            super().keyPressEvent(event)
            return
        self.close()
        self.chosen(name)


def _labels_for(question: Question, bench: Bench) -> Sequence[Label | RelationLabel]:
    """The labels that could stand here."""
    if not question.is_of_relations:
        return bench.labels.entities
    for variant in question.variants:
        for mark in variant.marks:
            if isinstance(mark, Relation) and variant.is_possible:
                ends = bench.gold.annotation.entities
                head, tail = ends.get(mark.head), ends.get(mark.tail)
                if head and tail:
                    return offered(bench.labels, head, tail)
    return bench.labels.relations
