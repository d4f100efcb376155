"""Has the machines look at the open article, off the window's thread, after its first paint."""

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.suggest.memory import Memory
from annotator.ui.quiet import Quiet
from annotator.ui.workbench import Workbench
from annotator.usecases.suggestions import (
    ArticleSuggestions,
    Proposals,
    reading_of,
    remember,
    words_of,
)

_AFTER_PAINT_MS = 60


class Proposing(QObject):
    """Reads the annotator's past marks once, and learns from each article that they leave."""

    ready = Signal(object)
    """The ``ArticleSuggestions`` of the open article."""

    def __init__(self, bench: Workbench, quiet: Quiet) -> None:
        super().__init__()
        self._bench = bench
        self._quiet = quiet
        self._memory = Memory()
        self._remembers = ""
        """Whose past marks the memory holds: the uid of an annotator."""
        self._learnt: frozenset[str] = frozenset()
        """The entities of the open article that the memory holds already."""
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_PAINT_MS)
        self._soon.timeout.connect(self._look)
        quiet.ended.connect(self._soon.stop)
        bench.article_left.connect(self._learn)
        bench.article_opened.connect(self._note)

    def begin(self) -> None:
        """Looks at the open article, soon."""
        self._soon.start()

    def _look(self) -> None:
        """At once with what is known; what one marked before comes as soon as it is read."""
        opened, annotator = self._bench.annotating, self._bench.annotator
        if opened is None or annotator is None:
            return
        if self._remembers != annotator.uid:
            self._begin_to_remember(annotator.uid)
        reading, labels, memory = (
            reading_of(self._bench.project, opened),
            opened.labels,
            self._memory,
        )
        self._quiet.run(
            lambda _project, _progress: Proposals(reading, labels, memory),
            lambda proposals: self._take(proposals, opened.article.uid),
        )

    def _begin_to_remember(self, annotator: str) -> None:
        self._remembers, self._memory = annotator, Memory()
        self._quiet.run(
            lambda project, progress: remember(project, annotator, progress),
            lambda memory: self._remember(memory, annotator),
        )

    def _remember(self, memory: Memory, annotator: str) -> None:
        if self._remembers == annotator:
            self._memory = memory
            self._look()

    def _take(self, proposals: Proposals, article: str) -> None:
        opened = self._bench.annotating
        if opened and opened.article.uid == article:
            self.ready.emit(ArticleSuggestions(self._bench.project, opened, proposals))

    def _note(self) -> None:
        opened = self._bench.annotating
        self._learnt = frozenset(opened.annotation.entities) if opened else frozenset()

    def _learn(self) -> None:
        opened = self._bench.annotating
        if opened and self._remembers == opened.annotator.uid:
            new = opened.annotation.entities.keys() - self._learnt
            self._memory.learn(words_of(opened.annotation, opened.article.text, new))
