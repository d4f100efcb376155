"""What can stand in the place of the desk: the review, the agreement."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.errors import AnnotatorError
from annotator.i18n import tr
from annotator.look import Look
from annotator.model.annotation import Annotator
from annotator.ui.background import Job, Work
from annotator.ui.error_report import ErrorReport
from annotator.ui.main_window import MainWindow
from annotator.ui.theme.palette import Shades
from annotator.ui.workbench import Workbench
from annotator.usecases.review_picked import Picked

REVIEW, AGREEMENT = "review", "agreement"
_EVERYWHERE = frozenset({"quit", "theme", "contrast", "digits", "language", "menu"})
"""Commands whose keys work on every screen."""


class Screens(QObject):
    """Opens and leaves them; one stands there at a time."""

    def __init__(
        self, window: MainWindow, bench: Workbench, report: ErrorReport, tones: tuple[Shades, Look]
    ) -> None:
        super().__init__()
        self._window, self._bench, self._report = window, bench, report
        self._shades, self._look = tones
        self._work: Work | None = None
        self._end_screen: Callable[[], object] = lambda: None
        self._article: Callable[[], str] = lambda: ""
        """Which article the screen shows (its uid), for the next screen."""
        self._only: Picked | None = None
        """Which questions alone the review asks."""
        self._stopped_at = ""
        """Which article (its uid) was reviewed last: the next review goes on there."""
        self.hides_names = False
        """Whether names are hidden in a review."""
        self.name = ""
        """Which screen is open; empty: the desk."""
        self.call_key: Callable[[str, frozenset[str]], object] = lambda _key, _among: None
        """Calls the command that a key stands for, if it is one of these."""

    def shown(self) -> tuple[str, str, Picked | None]:
        """Which screen is open, which article (a uid) it shows, and which questions alone.

        ``open`` takes all three.
        """
        return self.name, self._article(), self._only

    def open(self, name: str, article: str = "", only: Picked | None = None) -> None:
        """Opens a screen by its name, at an article if it can; an empty name: none."""
        if name == REVIEW:
            self.review(article, only)
        elif name == AGREEMENT:
            self.agreement()

    def agreement(self) -> None:
        """Shows how well annotators agree, and why they do not."""
        from annotator.ui.agreement.desk import AgreementDesk
        from annotator.ui.agreement.screen import AgreementScreen

        if self.name == REVIEW:
            self.leave()
        if self.name or not self._bench.may_leave():
            return
        screen = AgreementScreen(self._shades, self._look)
        screen.case.view.set_style(pixels=self._bench.parts.view.page.style.pixels)
        screen.left.connect(self.leave)
        screen.pressed.connect(lambda key: self.call_key(key, _EVERYWHERE | {REVIEW}))
        desk = AgreementDesk(self._bench.project, screen, self._report)
        screen.review_wanted.connect(lambda: self.review("", desk.walk.picked()))
        self._end_screen, self._article = desk.end, desk.walk.article
        self._show(AGREEMENT, screen)
        desk.begin()

    def review(self, article: str = "", only: Picked | None = None) -> None:
        """Settles what annotators say differently; from the agreement, in the same article.

        ``only``: the questions that are asked; the user can ask for all again.
        """
        from annotator.ui.review.screen import ReviewScreen
        from annotator.usecases import docket

        article = article or self._article()
        if self.name == AGREEMENT:
            self.leave()
        if self.name or not self._bench.may_leave():
            return
        people = docket.reviewed(self._bench.project)
        screen = ReviewScreen(self._shades, self._look)
        screen.view.set_style(pixels=self._bench.parts.view.page.style.pixels)
        screen.left.connect(self.leave)
        screen.pressed.connect(lambda key: self.call_key(key, _EVERYWHERE | {AGREEMENT}))
        screen.show_message(tr("Comparing the annotations …"), "")
        screen.status.stop_pressed.connect(self.leave)
        screen.show_filter(only.what if only else "")
        screen.all_wanted.connect(self._review_all)
        self._only = only
        self._show(REVIEW, screen)

        def begin(rows: list[docket.Row]) -> None:
            from annotator.ui.review.desk import ReviewDesk
            from annotator.usecases.review import Reviewing

            reviewing = Reviewing(self._bench.project, rows=rows, only=only)
            self._article = reviewing.article
            ReviewDesk(self._bench.project, reviewing, screen)
            screen.hide_names.setChecked(self.hides_names)
            screen.names_hidden.connect(self._keep_names_hidden)
            left = {row.article: row.left for row in reviewing.queue.rows}
            goes_on = self._stopped_at if left.get(self._stopped_at) and not only else ""
            if (article or goes_on) in left:
                reviewing.queue.open_article(article or goes_on)

        work = self._work = Work(self._bench.project, _rows_of(people, only), self)
        work.progressed.connect(
            lambda done, total: screen.status.show_work(tr("Comparing"), done, total)
        )
        work.succeeded.connect(
            lambda rows: self._begin(lambda: begin(rows), screen.status.hide_work)
        )
        work.failed.connect(self._failed)
        work.finished.connect(work.deleteLater)
        work.start()

    def leave(self) -> None:
        """Goes back to the desk, which shows what has become of the project."""
        if self.name == REVIEW:
            self._stopped_at = self._article() or self._stopped_at
        self.end()
        if not self.name:
            return
        self.name = ""
        self._window.show_screen(None)
        if self._bench.annotator is not None:
            self._bench.take_annotator(self._bench.annotator.name)  # gold may be new among them
        self._bench.labels_changed()
        self._bench.list_articles()
        self._bench.parts.view.setFocus()

    def end(self) -> None:
        """Stops what is under way, and waits for that."""
        self._end_screen()
        self._end_screen, self._article = lambda: None, lambda: ""
        self._only = None
        work, self._work = self._work, None
        if work is not None:
            work.stop()
            work.wait()

    def _review_all(self) -> None:
        """Asks all questions again, in the same article."""
        if self._only is not None:
            article = self._article()
            self.end()
            self.name = ""
            self.review(article)

    def _keep_names_hidden(self, hidden: bool) -> None:  # noqa: FBT001 - from a signal
        self.hides_names = hidden

    def _show(self, name: str, screen: QWidget) -> None:
        self.name = name
        self._window.show_screen(screen)

    def _begin(self, begin: Callable[[], None], ready: Callable[[], None]) -> None:
        if self._work is None:
            return
        self._work = None
        ready()
        with self._report:
            begin()

    def _failed(self, error: BaseException) -> None:
        was_wanted, self._work = self._work is not None, None
        if not was_wanted:
            return
        self.leave()
        if not isinstance(error, AnnotatorError):
            raise error
        self._bench.parts.status.say(str(error), is_refusal=True)


def _rows_of(people: Sequence[Annotator], only: Picked | None) -> Job:
    """Finds how far each article of a review is, off the window's thread."""
    from annotator.usecases import docket, review_picked

    if only is None:
        return lambda project, progress: docket.rows(project, people, progress)
    return lambda project, progress: review_picked.rows(project, people, only, progress)
