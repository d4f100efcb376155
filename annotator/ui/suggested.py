"""What is suggested for the open article, and which of it the caret is at."""

from PySide6.QtCore import QObject, QTimer

from annotator.i18n import tr
from annotator.model.suggestion import Suggestion
from annotator.ui import settings as names
from annotator.ui.proposing import Proposing
from annotator.ui.quiet import Quiet
from annotator.ui.settings import Settings
from annotator.ui.workbench import Workbench
from annotator.usecases.suggestions import ArticleSuggestions

_PAUSE_MS = 250


class SuggestedHere(QObject):
    """Keeps the outlines on the page in step with the marks; decides nothing."""

    def __init__(self, bench: Workbench, quiet: Quiet, settings: Settings) -> None:
        super().__init__()
        self._bench = bench
        self.view, self._status = bench.parts.view, bench.parts.status
        self._settings = settings
        self.found: list[Suggestion] = []
        self.current: Suggestion | None = None
        """The one that Enter and Backspace are about."""
        self.of_article: ArticleSuggestions | None = None
        self._quiet = quiet
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._find_apart)
        quiet.ended.connect(self._pause.stop)
        self._proposing = Proposing(bench, quiet)
        self._proposing.ready.connect(self._take)
        bench.article_opened.connect(self._article_opened)
        bench.changed.connect(self.refresh)
        self.view.caret_moved.connect(self._caret_moved)
        self.view.chosen_changed.connect(self._caret_moved)

    @property
    def is_on(self) -> bool:
        """Whether suggestions are shown."""
        return self._settings.get(names.SUGGESTIONS, otherwise=True)

    def switch(self) -> None:
        """Shows suggestions, or hides them; that is remembered."""
        self._settings.put(names.SUGGESTIONS, not self.is_on)
        if self.is_on:
            self._bench.say(tr("Suggestions are shown."))
            self._article_opened()
        else:
            self._show([])
            self._bench.say(tr("Suggestions are hidden."))

    def refresh(self) -> None:
        """Finds anew what may be offered, after marks changed."""
        known = self.of_article
        if known is None or known.opened is not self._bench.annotating or not self.is_on:
            return
        if known.is_stale:
            self._article_opened()
        elif known.is_long:
            self._pause.start()
        else:
            self._show(known.found())

    def _article_opened(self) -> None:
        self.of_article = None
        self._show([])
        if self.is_on and not self._bench.project.read_only:
            self._proposing.begin()

    def _take(self, suggestions: ArticleSuggestions) -> None:
        self.of_article = suggestions
        self.refresh()

    def _find_apart(self) -> None:
        """The same for a long article, off the window's thread; marks made meanwhile come next."""
        known, opened = self.of_article, self._bench.annotating
        if known is None or opened is None or known.opened is not opened:
            return
        finding, annotation = known.finding(), opened.annotation

        def done(found: list[Suggestion]) -> None:
            if opened is self._bench.annotating and opened.annotation is annotation and self.is_on:
                self._show(found)

        self._quiet.run(lambda _project, _progress: finding(), done)

    def drop(self, *decided: Suggestion) -> None:
        """Shows them no more, also where all are found anew only later."""
        if any(one in self.found for one in decided):
            self._show([one for one in self.found if one not in decided])

    def _show(self, found: list[Suggestion]) -> None:
        self.found = found
        if self.current not in found:
            self.current = None
        self._caret_moved()

    def _caret_moved(self, *_: object) -> None:
        """The suggestion at the caret is the current one, while nothing else is meant."""
        view = self.view
        if view.chosen or view.selection() or view.chosen_relation:
            self.current = None
        elif self.current is None or not _covers(self.current, view.caret):
            here = [one for one in self.found if _covers(one, view.caret)]
            self.current = here[-1] if here and view.has_article else None
        number = self.found.index(self.current) if self.current in self.found else -1
        view.set_suggestions(self.found, number)


def _covers(one: Suggestion, caret: int) -> bool:
    return one.span.start <= caret < one.span.end
