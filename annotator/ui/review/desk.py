"""The verbs of the review screen: what its keys and buttons do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from annotator.errors import AnnotatorError, ReadOnlyProject
from annotator.i18n import tr, trn
from annotator.store.project import Project
from annotator.ui.canvas import caret as moves
from annotator.ui.error_report import ErrorReport
from annotator.ui.keys import shown
from annotator.ui.review.batch import BatchDialog
from annotator.ui.review.commands import review_commands
from annotator.ui.review.contents import decided_words
from annotator.ui.review.drafting import Drafting
from annotator.ui.review.flagging import Flagging
from annotator.ui.review.screen import ReviewScreen
from annotator.ui.review.showing import Showing
from annotator.usecases.questions import State
from annotator.usecases.review import Reviewing
from annotator.usecases.review_alike import Place

_DIGITS = "123456789"


class ReviewDesk(QObject):
    """Ties a review to its screen."""

    def __init__(self, project: Project, reviewing: Reviewing, screen: ReviewScreen) -> None:
        super().__init__(screen)
        self._project, self._reviewing, self._screen = project, reviewing, screen
        self._report = ErrorReport(self._refused)
        self._showing = Showing(project, reviewing, screen)
        self.drafting = Drafting(reviewing, screen, self._guarded)
        self._flagging = Flagging(project, reviewing, screen, self._guarded)
        self._flagging.go_to = self._open_article
        settles, go = self._settling, reviewing.queue
        self._verbs: dict[str, Callable[[], object]] = {
            "accept": settles(reviewing.accept),
            "reject": settles(reviewing.reject),
            "unite": settles(reviewing.unite),
            "intersect": settles(reviewing.intersect),
            "label": self.drafting.ask_label,
            "turn": reviewing.turn,
            "alike": lambda: self._offer(reviewing.alike_here()),
            "alike last": lambda: self._offer(reviewing.batch.alike()),
            "flag": self._flagging.ask,
            "flags": self._flagging.show,
            "next": go.next,
            "previous": go.previous,
            "step on": lambda: self.step(1),
            "step back": lambda: self.step(-1),
            "next_article": go.next_article,
            "everything": screen.all_wanted.emit,
            "undo": self.undo,
            "redo": self.redo,
            "keys": self.show_keys,
        }
        reviewing.on_change = self._showing.show
        self._connect()
        self._showing.show()
        self._greet()
        screen.view.setFocus()

    def press(self, key: str) -> None:
        """Does what a key stands for."""
        number = key.removeprefix("Shift+")
        if len(number) == 1 and number in _DIGITS + "0" and key != "0":
            with self._report:
                if number != key:
                    self._offer(self._reviewing.alike_here(int(number)))
                else:
                    self._settling(lambda: self._reviewing.take(int(number)))()
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
                self.drafting.move_edge(edge, forward=words[2] == "on", unit=words[1])
            else:
                self._verbs[command]()

    def step(self, by: int) -> None:
        """Goes to the next question of the article or the one before, a settled one too."""
        queue = self._reviewing.queue
        if not queue.step(by):
            last, first = tr("This is the last question here."), tr("This is the first one here.")
            self._screen.status.say(last if by > 0 else first)
        elif queue.current is not None and queue.current.state is State.SETTLED:
            self._screen.status.say(
                tr("This is settled. Another number settles it anew; Enter leaves it so.")
            )
        else:
            self._screen.status.say("")

    def undo(self) -> None:
        """Takes back what was settled last."""
        done = self._reviewing.undo()
        self._screen.status.say(tr("Taken back.") if done else tr("There is nothing to undo."))

    def redo(self) -> None:
        """Settles again what was taken back last."""
        done = self._reviewing.redo()
        told = tr("Settled again.") if done else tr("There is nothing to redo.")
        self._screen.status.say(told, can_undo=done)

    def show_keys(self) -> None:
        """Shows the keys of the review."""
        from annotator.ui.review.keys_page import ReviewKeys

        ReviewKeys(self._screen).open()

    def _connect(self) -> None:
        screen = self._screen
        screen.pressed.connect(self.press)
        screen.card.taken.connect(self.press)
        screen.card.asked.connect(self.do)
        screen.articles.chosen.connect(self._guarded(self._open_article))
        screen.questions.chosen.connect(self._guarded(self._choose))
        screen.status.undo_pressed.connect(self._guarded(self.undo))
        screen.flags.clicked.connect(lambda _=False: self._flagging.show())
        screen.names_hidden.connect(self._hide_names)
        screen.view.selection_changed.connect(self._guarded(self._select))
        screen.let_go = self.drafting.let_go

    def _settling(self, call: Callable[[], object]) -> Callable[[], None]:
        """A verb that says what it put into the gold, and how to take that back."""

        def settle() -> None:
            before = self._reviewing.batch.last
            call()
            made, bench = self._reviewing.batch.last, self._reviewing.queue.bench
            if made is None or made is before or bench is None:
                return
            told = decided_words(made, bench.labels)
            self._screen.status.say(f"{told}{self._end()}", can_undo=True)

        return settle

    def _end(self) -> str:
        """What to say behind the last question."""
        if self._reviewing.current is not None:
            return ""
        queue = self._reviewing.queue
        if queue.only is not None and not queue.totals.left:
            key = shown("Backspace")
            return " · " + tr("That was the last of these. {key} shows all again.", key=key)
        left = queue.totals.left
        return " · " + (tr("What is left waits for others.") if left else tr("That was the last."))

    def _offer(self, places: Sequence[Place]) -> None:
        """Shows the places that are alike; none but the one in front is settled at once."""
        like = self._reviewing.batch.like
        itself = [one for one in places if like and one.question is like.question]
        if like is None or not places:
            self._screen.status.say(tr("Nothing else is like this."))
        elif len(places) == len(itself):
            self._settling(lambda: self._reviewing.batch.settle(places))()
            told = self._screen.status.message.text()
            self._screen.status.say(f"{told} · {tr('Nothing else is like this.')}", can_undo=True)
        else:
            bench = self._reviewing.queue.bench
            told = decided_words(like, bench.labels) if bench else ""
            dialog = BatchDialog(told, places, self._screen)
            dialog.taken.connect(self._guarded(self._settle_alike))
            dialog.open()

    def _settle_alike(self, places: list) -> None:  # type: ignore[type-arg]  # from a signal
        self._reviewing.batch.settle(places)
        told = trn("Settled {n} place.", "Settled {n} places.", len(places))
        self._screen.status.say(told, can_undo=True)

    def _select(self) -> None:
        if not self._showing.is_busy:
            self.drafting.take_selection()

    def _choose(self, key: str) -> None:
        self._reviewing.queue.show(self._showing.question(key))
        self._screen.view.setFocus()

    def _open_article(self, uid: str) -> None:
        self._reviewing.queue.open_article(uid)
        self._screen.view.setFocus()
        is_done = self._reviewing.current is None
        self._screen.status.say(tr("Nothing is left to settle in this article.") if is_done else "")

    def _hide_names(self, hidden: bool) -> None:  # noqa: FBT001 - from a signal
        self._reviewing.hides_names = hidden
        self._showing.show()

    def _greet(self) -> None:
        if self._project.read_only:
            self._refused(ReadOnlyProject(tr("Nothing can be settled: it can only be read.")))
        elif self._reviewing.current is not None:
            self._screen.status.say(
                tr("Enter takes what is proposed, a number what that annotator says. F1: all keys.")
            )

    def _refused(self, error: AnnotatorError) -> None:
        self._screen.status.say(str(error), is_refusal=True)

    def _guarded(self, call: Callable[..., object]) -> Callable[..., None]:
        def guarded(*values: object) -> None:
            with self._report:
                call(*values)

        return guarded
