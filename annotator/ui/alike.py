"""All alike: the other places of the chosen entity's words are shown, thinned out, and marked."""

from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from annotator.i18n import tr, trn
from annotator.model.marks import Entity, Span
from annotator.ui.happening import label_title
from annotator.ui.parts import Parts
from annotator.ui.quiet import Quiet
from annotator.ui.words import quoted
from annotator.ui.workbench import Workbench
from annotator.usecases import alike, policy
from annotator.usecases.alike import InArticle, Wanted
from annotator.usecases.annotate import Annotating

_STEPS = {
    "next_entity": 1, "letter_on": 1, "word_on": 1, "line_down": 1,
    "previous_entity": -1, "letter_back": -1, "word_back": -1, "line_up": -1,
}  # fmt: skip
_LEAPS = {"line_start": 0, "text_start": 0, "line_end": -1, "text_end": -1}
_PAGES = {
    "page_down": QScrollBar.SliderAction.SliderPageStepAdd,
    "page_up": QScrollBar.SliderAction.SliderPageStepSub,
}
_LOOKS = frozenset({"larger", "smaller", "usual_size", "looser", "tighter"})


class Alike(QObject):
    """The mode that A begins (see ``mode.Mode``), and the same over the whole project."""

    def __init__(self, bench: Workbench, quiet: Quiet, window: QWidget) -> None:
        super().__init__()
        self._bench = bench
        self._quiet = quiet
        self._window = window
        self._like: Wanted | None = None
        self._words = ""
        self.places: list[Span] = []
        self.left_out: set[int] = set()
        self.current = -1
        bench.article_opened.connect(self._end)
        bench.changed.connect(self._after_change)
        bench.parts.view.viewport().installEventFilter(self)

    @property
    def _parts(self) -> Parts:
        return self._bench.parts

    @property
    def is_on(self) -> bool:
        """Whether places are shown, to be marked or not."""
        return bool(self.places)

    def begin(self) -> None:
        """Shows every other place with the words of the chosen entity."""
        opened, entity = self._bench.annotating, self._chosen()
        if opened is None or entity is None:
            return
        like = self._wanted(opened, entity)
        article = opened.article
        places = alike.alike(article.text, opened.annotation, like, article.excluded)
        if not places:
            told = tr(
                "{words} is in no other unmarked place of this article.",
                words=quoted(like.words),
            )
            self._bench.say(told)
            return
        self._like, self.places, self.left_out = like, places, set()
        self._words = label_title(entity, opened.labels)
        after = [i for i, place in enumerate(places) if place.start >= entity.start]
        self._go_to(after[0] if after else 0)

    def begin_everywhere(self) -> None:
        """Looks through all articles for the words of the chosen entity, and then asks."""
        opened, entity = self._bench.annotating, self._chosen()
        if opened is None or entity is None or self._bench.is_unsaved():
            return
        self.leave()
        like, annotator = self._wanted(opened, entity), opened.annotator.uid
        title = label_title(entity, opened.labels)
        self._quiet.run(
            lambda project, progress: alike.alike_in_project(project, annotator, like, progress),
            lambda found: self._ask(like, title, annotator, found),
            tr("Looking for {words} …", words=quoted(like.words)),
        )

    def accept(self) -> None:
        """Marks the places that were not left out, by one edit."""
        opened, like = self._bench.annotating, self._like
        chosen = [place for i, place in enumerate(self.places) if i not in self.left_out]
        if opened is None or like is None:
            return
        self._end()
        self._parts.view.setFocus()
        if chosen:
            opened.do(alike.marking(chosen, like.label))
        else:
            self._bench.say(tr("Nothing is marked."))

    def leave(self) -> None:
        """Marks nothing after all."""
        if self.is_on:
            self._end()
            self._parts.view.setFocus()
            self._bench.say(tr("Nothing is marked."))

    def take_key(self, key: str, command: str) -> bool:
        """Takes the keys that go from place to place and decide about them."""
        if not self.is_on:
            return False
        if self._moves(command):
            return True
        if command == "remove" or key == "Space":
            self.toggle(self.current)
        elif key == "Enter":
            self.accept()
        elif command in {"let_go", "alike"}:
            self.leave()
        elif command in _LOOKS:
            return False
        elif command and not command.startswith("select_"):
            self._end()
            return False
        elif key:
            self._tell()
        return True

    def _moves(self, command: str) -> bool:
        """Goes among the places where else the caret would: that would let go of the entity."""
        if command in _STEPS:
            self._go_to((self.current + _STEPS[command]) % len(self.places))
        elif command in _LEAPS:
            self._go_to(_LEAPS[command] % len(self.places))
        elif command in _PAGES:
            self._parts.view.verticalScrollBar().triggerAction(_PAGES[command])
        else:
            return False
        return True

    def toggle(self, number: int) -> None:
        """Leaves a place out, or takes it back, and shows it."""
        self.left_out ^= {number}
        self._go_to(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes clicks on the article: on a place they leave it out or take it back."""
        if not self.is_on or event.type() not in _CLICKS:
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.MouseButtonRelease:
            spot = self._parts.view.spot_at(cast("QMouseEvent", event).position())
            for number, place in enumerate(self.places):
                if spot.inside and place.start <= spot.start < place.end:
                    self.toggle(number)
        return True

    def _chosen(self) -> Entity | None:
        opened = self._bench.annotating
        uid = self._parts.view.chosen or ""
        entity = opened.annotation.entities.get(uid) if opened else None
        if entity is None:
            self._bench.say(tr("Choose the entity whose words to look for."))
        return entity

    def _wanted(self, opened: Annotating, entity: Entity) -> Wanted:
        project = self._bench.project
        counts = policy.counts_of(project)
        return alike.wanted(opened.article.text, entity, policy.policy_of(project), counts)

    def _go_to(self, number: int) -> None:
        self.current = number
        self._show()
        self._parts.view.scroll_to(self.places[number])
        self._tell()

    def _show(self) -> None:
        """Outlines the places to be marked; those left out are painted as hits of a search."""
        view, like = self._parts.view, self._like
        kept = [i for i in range(len(self.places)) if i not in self.left_out]
        out = sorted(self.left_out)
        view.set_preview(
            [(self.places[i],) for i in kept],
            like.label if like else "",
            kept.index(self.current) if self.current in kept else -1,
        )
        view.set_hits(
            [self.places[i] for i in out], out.index(self.current) if self.current in out else -1
        )

    def _tell(self) -> None:
        opened, like = self._bench.annotating, self._like
        if opened is None or like is None:
            return
        count = len(self.places) - len(self.left_out)
        told = trn(
            "{n} more place of {words} as {label}",
            "{n} more places of {words} as {label}",
            count,
            words=quoted(like.words),
            label=self._words,
        )
        out = self.current in self.left_out
        here = tr("{place} of {count}", place=self.current + 1, count=len(self.places))
        state = tr("left out") if out else tr("to be marked")
        keys = tr("Tab: next, Space: leave out or take back, Enter: mark, Esc: leave")
        place = tr(", ").join((here, state))
        self._bench.say(f"{place} · {told} · {keys}")
        verbs = {tr("Mark them"): self.accept, tr("Leave"): self.leave}
        if [button.text() for button in self._parts.banner.buttons] != list(verbs):
            self._parts.banner.show_text(told, verbs)
        self._parts.banner.text.setText(told)

    def _end(self) -> None:
        if self.is_on:
            self.places, self.left_out, self.current = [], set(), -1
            self._parts.view.clear_preview()
            self._parts.view.set_hits(())
            self._parts.banner.clear()

    def _after_change(self) -> None:
        """Something was undone, or done again, meanwhile."""
        self._end()

    def _ask(self, like: Wanted, title: str, annotator: str, found: list[InArticle]) -> None:
        if not found:
            told = tr(
                "{words} is in no other unmarked place of the project.",
                words=quoted(like.words),
            )
            self._bench.say(told)
            return
        from annotator.ui.dialogs.alike import AlikeDialog

        dialog = AlikeDialog(quoted(like.words), title, found, self._window)
        dialog.marked.connect(lambda chosen: self.mark(like, annotator, chosen))
        dialog.open()

    def mark(self, like: Wanted, annotator: str, chosen: list[InArticle]) -> None:
        """Marks places in many articles, all or none, and shows what there is since."""
        if not chosen or self._bench.is_unsaved():
            return
        author = self._bench.annotator.name if self._bench.annotator else ""
        marked = alike.mark_in_project(self._bench.project, annotator, author, like.label, chosen)
        self._bench.labels_changed()
        self._bench.list_articles()
        places = trn("{n} place is marked", "{n} places are marked", marked)
        told = trn(
            "{places} in {n} article. Undo takes back those of the open one.",
            "{places} in {n} articles. Undo takes back those of the open one.",
            len(chosen),
            places=places,
        )
        self._bench.say(told)


_CLICKS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseButtonRelease,
    }
)
