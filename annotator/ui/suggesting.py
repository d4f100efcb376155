"""Suggestions on the desk: found while one reads, accepted or rejected with one key or click."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from annotator.i18n import tr, trn
from annotator.model.suggestion import Suggestion
from annotator.ui.canvas.accessible import announce
from annotator.ui.keys import shown as shown_key
from annotator.ui.suggested import SuggestedHere
from annotator.ui.words import isolated, quoted


class Suggesting(SuggestedHere):
    """Knows what is suggested for the open article (see ``mode.Mode`` for its keys)."""

    def step(self, by: int) -> None:
        """Goes to the next suggestion behind the caret, or the one before."""
        if not self.found:
            self._bench.say(_none(is_on=self.is_on))
            return
        if self.current in self.found:
            at = (self.found.index(self.current) + by) % len(self.found)
        else:
            caret = self.view.caret
            after = [n for n, one in enumerate(self.found) if one.span.start >= caret]
            at = (after[0] if by > 0 else after[0] - 1) if after else 0 if by > 0 else -1
        self._go_to(self.found[at])

    def accept(self, label: str = "") -> None:
        """Marks the suggestion at the caret and goes on; with none there, goes to the next."""
        if self.current is None:
            self.step(1)
            return
        self._accept(self.current, label)

    def reject(self) -> None:
        """Never offers the suggestion at the caret again, and goes on."""
        if self.current is None:
            self.step(1)
        else:
            self._reject(self.current)

    def accept_all(self) -> None:
        """Marks all that are offered, by one edit."""
        if self.of_article is None or not self.found:
            self._bench.say(_none(is_on=self.is_on))
            return
        chosen = tuple(self.found)
        self.of_article.accept(chosen)
        self.drop(*chosen)

    def offer_again(self) -> None:
        """Offers again what was rejected in this article."""
        count = self.of_article.offer_again() if self.of_article else 0
        self.refresh()
        told = trn("{n} suggestion is offered again.", "{n} suggestions are offered again.", count)
        self._bench.say(told if count else tr("Nothing was rejected in this article."))

    def press(self, number: int) -> None:
        """The name of a suggestion was clicked."""
        if 0 <= number < len(self.found):
            self.view.setFocus()
            self._accept(self.found[number], "", goes_on=False)

    def refuse(self, number: int) -> None:
        """The same with Alt held."""
        if 0 <= number < len(self.found):
            self.view.setFocus()
            self._reject(self.found[number], goes_on=False)

    def take_key(self, key: str, command: str) -> bool:
        """Takes a label's key at a suggestion: it becomes a mark with that label."""
        view, opened = self.view, self._bench.annotating
        if self.current is None or opened is None:
            return False
        if command == "accept_suggestion" and view.pen:
            self.accept()  # else the pen would take the key
            return True
        if command or view.pen:
            return False
        label = opened.labels.by_key(key.lower())
        if label:
            self.accept(label.name)
        return label is not None

    def _accept(self, one: Suggestion, label: str, *, goes_on: bool = True) -> None:
        if self.of_article is None:
            return
        number = self.found.index(one)
        self.of_article.accept([one], label)
        self.drop(one)
        if goes_on:
            self._go_on(number)

    def _reject(self, one: Suggestion, *, goes_on: bool = True) -> None:
        if self.of_article is None:
            return
        number = self.found.index(one)
        known = self.of_article

        def back() -> None:
            known.take_back(one)
            self.refresh()
            self._go_to(one)

        def again() -> None:
            known.reject(one)
            self.refresh()
            self.drop(one)
            words = quoted(one.span.of(self.view.text))
            told = tr("{words} is not suggested any more.", words=words)
            self._status.say(told, can_undo=True)

        again()
        self._bench.asides.did(known.opened.history, back, again)
        if goes_on:
            self._go_on(number)

    def _go_on(self, number: int) -> None:
        """To the one that stands now where one was decided; after the last nowhere."""
        if number < len(self.found):
            self._go_to(self.found[number], told=False)

    def _go_to(self, one: Suggestion, *, told: bool = True) -> None:
        view, opened = self.view, self._bench.annotating
        if opened is None:
            return
        view.choose(None)
        view.set_caret(one.span.start)
        self.current = one
        view.set_suggestions(self.found, self.found.index(one))
        view.scroll_to(one.span)
        view.setFocus()
        label = opened.labels.entity(one.label)
        keys = tr("Enter: accept, Backspace: reject")
        words = tr(
            "Suggestion: {words} as {label}",
            words=quoted(one.span.of(view.text)),
            label=isolated(label.title if label else one.label),
        )
        if told:
            self._bench.say(f"{words} · {keys}")
        else:
            announce(self.view, words)


def menu_of(suggesting: Suggesting, number: int) -> QMenu:
    """The menu of a suggestion."""
    menu = QMenu(suggesting.view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for title, key, call in (
        (tr("Accept"), "Enter", lambda: suggesting.press(number)),
        (tr("Reject"), "Backspace", lambda: suggesting.refuse(number)),
        (tr("Accept all suggestions"), "Shift+Enter", suggesting.accept_all),
    ):
        menu.addAction(f"{title}\t{shown_key(key)}").triggered.connect(call)
    return menu


def _none(*, is_on: bool) -> str:
    if not is_on:
        return tr("Suggestions are hidden: the menu View shows them.")
    return tr("There is nothing to suggest here.")
