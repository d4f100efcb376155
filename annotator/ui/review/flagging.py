"""What the guidelines are asked on the way."""

from collections.abc import Callable

from annotator.i18n import tr
from annotator.store.project import Project
from annotator.ui.dialogs.form import asking
from annotator.ui.review.flags_page import FlagsPage
from annotator.ui.review.screen import ReviewScreen
from annotator.usecases import flags
from annotator.usecases.review import Reviewing

Guard = Callable[[Callable[..., object]], Callable[..., None]]


class Flagging:
    """The verbs of asking. ``guarded`` lets refusals be told."""

    def __init__(
        self, project: Project, reviewing: Reviewing, screen: ReviewScreen, guarded: Guard
    ) -> None:
        self._project, self._reviewing, self._screen = project, reviewing, screen
        self._guarded = guarded
        self.go_to: Callable[[str], None] = lambda _article: None
        """Opens an article (a uid)."""
        self._count()

    def ask(self) -> None:
        """Asks for what the guidelines should say about the question in front."""
        question = self._reviewing.current
        if question is None:
            return
        title, words = tr("Ask the guidelines"), tr("What should they say about this?")
        dialog = asking(title, words, tr("Keep"), self._screen)
        dialog.setTextValue(flags.Notes(self._project, question.article).of(question))
        dialog.textValueSelected.connect(self._guarded(self._flag))
        dialog.open()

    def show(self) -> None:
        """Shows all that was asked."""
        page = FlagsPage(flags.asked(self._project), self._screen)
        page.wanted.connect(self._guarded(self.go_to))
        page.open()

    def _flag(self, note: str) -> None:
        question = self._reviewing.current
        if question is not None:
            flags.flag(self._project, question, note, self._reviewing.author)
            self._reviewing.on_change()
            self._count()

    def _count(self) -> None:
        self._screen.show_flags(len(self._project.decisions.flags()))
