"""Doubts on the desk: found after each change, shown in margin and list, settled one by one."""

from collections import Counter

from PySide6.QtCore import QObject, Qt, QTimer

from annotator.i18n import tr
from annotator.model.marks import Span
from annotator.store.doubts import Settled
from annotator.text.clitics import Policy
from annotator.text.doubts import Doubt, Kind, name_of
from annotator.text.snapping import snapped
from annotator.ui.panels.doubts import DoubtRow
from annotator.ui.parts import Parts
from annotator.ui.quiet import Quiet
from annotator.ui.settling import Settling
from annotator.ui.words import quoted
from annotator.ui.workbench import Workbench
from annotator.usecases import doubts, policy
from annotator.usecases.doubts import ArticleDoubts

_PAUSE_MS = 120
_COUNT_AFTER_MS = 1500


class Doubting(QObject):
    """Knows the doubts of the open article, and the policy by which words are cut."""

    def __init__(self, bench: Workbench, quiet: Quiet) -> None:
        super().__init__()
        self._bench = bench
        self._quiet = quiet
        self.settling = Settling(bench, self._settled)
        self.doubts: list[Doubt] = []
        self._current: Doubt | None = None
        self._known: ArticleDoubts | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._count = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._count.timeout.connect(self.count_words)
        quiet.ended.connect(self._pause.stop)
        quiet.ended.connect(self._count.stop)
        bench.article_opened.connect(self._article_opened)
        bench.changed.connect(self._pause.start)
        if policy.counts_of(bench.project) is None:
            self._count.start()

    @property
    def _parts(self) -> Parts:
        return self._bench.parts

    def follow_policy(self) -> None:
        """Snaps to words by the project's policy and counts, and looks for doubts anew."""
        project = self._bench.project
        of, counts = policy.policy_of(project), policy.counts_of(project)
        self._parts.view.snap_word = lambda text, start, end: snapped(text, start, end, of, counts)
        self._known = None
        self.refresh()

    def change_policy(self, chosen: Policy) -> None:
        """Puts another policy in force."""
        policy.change(self._bench.project, chosen)
        self.follow_policy()
        self._bench.say(tr("From now on words are cut so. Marks against it are shown as doubts."))

    def ask_policy(self) -> None:
        """Asks for another policy."""
        from annotator.ui.dialogs.policy import PolicyDialog

        dialog = PolicyDialog(policy.policy_of(self._bench.project), self._parts.view.window())
        dialog.accepted.connect(lambda: self.change_policy(dialog.chosen()))
        dialog.open()

    def count_words(self) -> None:
        """Counts the words of the project off the window's thread; then cuts go by them."""
        self._quiet.run(policy.count_words, self._counted)

    def refresh(self) -> None:
        """Finds the doubts of the open article and shows them."""
        self._pause.stop()
        opened, project = self._bench.annotating, self._bench.project
        if opened is None:
            return
        article = opened.article
        if self._known is None:
            counts = policy.counts_of(project)
            self._known = ArticleDoubts(article.text, policy.policy_of(project), counts)
        settled = project.settled.of_article(article.uid)
        self.doubts = self._known.open(opened.annotation, article.excluded, settled)
        self._parts.view.set_doubts(self.doubts, lambda kind: name_of(Kind(kind)))
        rows = [self._row(one, name_of(one.kind)) for one in self.doubts]
        for one in settled:
            kind = name_of(Kind(one.kind)) if one.kind in set(Kind) else one.kind
            rows.append(self._row(one, tr("Ignored: {kind}", kind=kind)))
        rows += [self._row(span, tr("Excluded")) for span in article.excluded]
        self._parts.doubts.show_doubts(rows)

    def step(self, by: int) -> None:
        """Goes to the next doubt behind the caret, or the one before."""
        if self._pause.isActive():
            self.refresh()
        if not self.doubts:
            self._bench.say(tr("Nothing doubtful in this article."))
            return
        if self._current in self.doubts:
            at = (self.doubts.index(self._current) + by) % len(self.doubts)
        else:
            caret = self._parts.view.caret
            after = [i for i, one in enumerate(self.doubts) if one.start >= caret]
            at = (after[0] if by > 0 else after[0] - 1) if after else 0 if by > 0 else -1
        self._parts.doubts.title.setChecked(True)
        self.go_to(self.doubts[at])

    def press_dot(self, start: int, end: int) -> None:
        """Goes to the doubt of a dot in the margin."""
        found = next((one for one in self.doubts if (one.start, one.end) == (start, end)), None)
        if found:
            self._parts.doubts.title.setChecked(True)
            self.go_to(found)

    def go_to(self, doubt: object) -> None:
        """Selects the words of a doubt, or of what was settled, and brings them into sight."""
        if not isinstance(doubt, Doubt | Settled | Span):
            return
        view = self._parts.view
        view.choose(None)
        if doubt.start < doubt.end:
            view.select(Span(doubt.start, doubt.end))
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(doubt, Doubt):
            self._current = doubt
            self._parts.doubts.choose(doubt.start, doubt.end)
            words = quoted(view.text[doubt.start : doubt.end])
            self._bench.say(f"{name_of(doubt.kind)}: {words}")

    def _settled(self, told: str) -> None:
        self._current = None
        self.refresh()
        self._parts.status.say(told, can_undo=True)

    def _article_opened(self) -> None:
        self._known, self._current = None, None
        self.doubts = []
        self._parts.view.set_doubts(())
        self._pause.start()

    def _counted(self, counts: Counter[str]) -> None:
        policy.keep_counts(self._bench.project, counts)
        self.follow_policy()

    def _row(self, one: Doubt | Settled | Span, what: str) -> DoubtRow:
        words = doubts.in_context(self._parts.view.text, one.start, one.end)
        return DoubtRow(one.start, one.end, what, words, one, not isinstance(one, Doubt))
