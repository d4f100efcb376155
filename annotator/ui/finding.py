"""Finding words: in the open article, painted where they are, and in all articles."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer

from annotator.i18n import tr, trn
from annotator.model.marks import Span
from annotator.store.search import Hit
from annotator.ui.words import isolated
from annotator.ui.workbench import Workbench
from annotator.usecases.find import InArticle, in_project

_MOST = 30
_PAUSE_MS = 60


class Finding(QObject):
    """What is typed into the search field, and where that leads."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._bench = workbench
        self._everywhere = False
        self._hits: list[Span] = []
        self._current = -1
        self._marked_before: set[Span] = set()
        self._ready: tuple[str, InArticle] | None = None
        field = workbench.parts.top.search
        # Of the field, so that it never goes off when the field is gone.
        self._pause = QTimer(field, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        field.textEdited.connect(self._wait)
        field.textChanged.connect(lambda text: None if text else self.look())
        field.entered.connect(self.enter)
        field.stepped.connect(self._stepped)
        field.left.connect(self.leave)
        field.abandoned.connect(workbench.parts.results.hide)
        workbench.parts.results.chosen.connect(self.go_to)
        workbench.article_opened.connect(self._article_opened)
        workbench.changed.connect(self._paint)
        self._say_where()

    def begin(self) -> None:
        """Puts the caret into the field, to find in this article."""
        self._begin(everywhere=False)

    def begin_everywhere(self) -> None:
        """The same, for all articles."""
        self._begin(everywhere=True)

    def look(self) -> None:
        """Looks for what stands in the field."""
        self._pause.stop()
        words = self._bench.parts.top.search.text().strip()
        if self._everywhere:
            self._look_everywhere(words)
        else:
            self._look_here(words)

    def enter(self, back: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt passes it so
        """Goes to the hit: it is selected, and the keys are back in the article."""
        if self._pause.isActive():
            self.look()
        if self._everywhere:
            hit = self._bench.parts.results.current()
            if hit:
                self.go_to(hit)
            return
        self.step(-1 if back else 0 if self._current >= 0 else 1)

    def step(self, by: int) -> None:
        """Selects the next hit in the article, or the one before; 0: the present one."""
        if self._everywhere:
            self._everywhere = False
            self._say_where()
        if not self._hits:
            self._look_here(self._bench.parts.top.search.text().strip())
        if not self._hits:
            self._bench.say(tr("Nothing found."))
            return
        self._show((self._current + by) % len(self._hits))
        view = self._bench.parts.view
        view.choose(None)
        view.select(self._hits[self._current])
        view.scroll_to(self._hits[self._current])
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, hit: Hit) -> None:
        """Opens the article of a hit and selects it."""
        self._bench.parts.results.hide()
        self._bench.open_article(hit.article)
        opened = self._bench.annotating
        if opened is None or opened.article.uid != hit.article:
            return
        view = self._bench.parts.view
        if hit.start < hit.end:
            span = Span(hit.start, hit.end)
            view.select(span)
            view.scroll_to(span)
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bench.say(tr("Found in {title}.", title=isolated(hit.title)))

    def forget(self) -> None:
        """The hits are painted no more; what is in the field stays, for the next time."""
        self._hits, self._current = [], -1
        self._show(-1)
        self._bench.parts.results.hide()
        self._bench.parts.top.search.tell("")

    def leave(self) -> None:
        """Back to the article; the hits are painted no more."""
        self.forget()
        self._bench.parts.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _wait(self) -> None:
        self._pause.start()

    def _begin(self, *, everywhere: bool) -> None:
        self._everywhere = everywhere
        self._say_where()
        field = self._bench.parts.top.search
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()
        if field.text().strip():
            self.look()

    def _say_where(self) -> None:
        words = tr("Search all articles") if self._everywhere else tr("Find in the article")
        self._bench.parts.top.search.setPlaceholderText(words)
        if not self._everywhere:
            self._bench.parts.results.hide()

    def _look_here(self, words: str) -> None:
        opened = self._bench.annotating
        if not words or opened is None:
            self._hits = []
        else:
            self._hits = self._in(opened.article.text).find(words)
        self._current = -1
        self._marked_before = _marked(self._hits, self._bench)
        self._show(self._first_after_caret() if self._hits else -1)
        if self._current >= 0:
            self._bench.parts.view.scroll_to(self._hits[self._current])
        elif words:
            self._bench.parts.top.search.tell(tr("Nothing found."))

    def _look_everywhere(self, words: str) -> None:
        parts = self._bench.parts
        if not words:
            parts.results.hide()
            parts.top.search.tell("")
            return
        found = in_project(self._bench.project, words, _MOST)
        parts.top.search.tell(trn("in {n} article", "in {n} articles", found.count))
        parts.results.show_hits(found.hits)
        parts.results.show()
        parts.results.raise_()

    def _show(self, current: int) -> None:
        self._current = current
        self._paint()
        if current >= 0:
            place = tr("{place} of {count}", place=current + 1, count=len(self._hits))
            self._bench.parts.top.search.tell(place)
        elif not self._bench.parts.top.search.text():
            self._bench.parts.top.search.tell("")

    def _paint(self) -> None:
        """Paints the hits, but not over the marks that were made on them since."""
        if not self._hits:
            self._bench.parts.view.set_hits(())
            return
        fresh = _marked(self._hits, self._bench) - self._marked_before
        places = [place for place, hit in enumerate(self._hits) if hit not in fresh]
        current = places.index(self._current) if self._current in places else -1
        self._bench.parts.view.set_hits([self._hits[place] for place in places], current)

    def _stepped(self, by: int) -> None:
        if self._everywhere:
            self._bench.parts.results.step(by)
        elif self._hits:
            self._show((self._current + by) % len(self._hits))
            self._bench.parts.view.scroll_to(self._hits[self._current])

    def _first_after_caret(self) -> int:
        caret = self._bench.parts.view.caret
        return next((i for i, hit in enumerate(self._hits) if hit.start >= caret), 0)

    def _article_opened(self) -> None:
        self._hits, self._current = [], -1
        self._bench.parts.top.search.tell("")

    def _in(self, text: str) -> InArticle:
        if self._ready is None or self._ready[0] is not text:
            self._ready = text, InArticle(text)
        return self._ready[1]


def _marked(hits: Sequence[Span], bench: Workbench) -> set[Span]:
    """The hits that an entity lies on, neither longer nor shorter."""
    opened = bench.annotating
    entities = opened.annotation.entities.values() if opened else ()
    spans = {entity.spans[0] for entity in entities if len(entity.spans) == 1}
    return spans.intersection(hits)
