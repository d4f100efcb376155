"""What was done beside the marks (excluding, ignoring) and can be taken back in its turn.

Marks have a journal, which belongs to one annotation. What is excluded belongs to the article and
to everybody, so it is no edit; but whoever presses undo means what was done last, whatever it was.
These steps are known until another article is opened; later the list of doubts takes them back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.usecases.history import History


@dataclass(frozen=True, slots=True)
class _Aside:
    back: Callable[[], None]
    again: Callable[[], None]
    done: int
    """How many edits of marks could be undone when it was done."""
    known: int = 0
    """When it was taken back: how many could be undone or done again."""


class Asides:
    """Two piles that stand beside those of the marks."""

    def __init__(self) -> None:
        self._done: list[_Aside] = []
        self._undone: list[_Aside] = []

    def forget(self) -> None:
        """Nothing is known any more: another article is open."""
        self._done.clear()
        self._undone.clear()

    def did(self, history: History, back: Callable[[], None], again: Callable[[], None]) -> None:
        """Something was done now; ``back`` takes it back, and ``again`` does it again."""
        self._undone.clear()
        self._done.append(_Aside(back, again, len(history.done)))

    def take_back(self, history: History) -> bool:
        """Takes the last one back if nothing was marked since; whether it did."""
        if not self._done or self._done[-1].done < len(history.done):
            return False
        self._done[-1].back()
        one, known = self._done.pop(), len(history.done) + len(history.undone)
        self._undone.append(_Aside(one.back, one.again, one.done, known))
        return True

    def do_again(self, history: History) -> bool:
        """Does the last one again that was taken back, if its turn has come; whether it did."""
        known = len(history.done) + len(history.undone)
        if not self._undone or (self._undone[-1].done, self._undone[-1].known) != (
            len(history.done),
            known,
        ):
            return False
        self._undone[-1].again()
        self._done.append(self._undone.pop())
        return True
