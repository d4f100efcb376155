"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int | None], None]
"""Called with what is done and, where it is known, with how much there is.

It may raise errors.Stopped, which stops the work where it leaves everything whole.
"""


def silent(done: int, total: int | None) -> None:
    """For whom nobody waits."""


class Steady:
    """A Progress that can say again how far the work was, for steps that do not know it."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._last: tuple[int, int | None] = (0, None)

    def __call__(self, done: int, total: int | None) -> None:
        """Tells, and remembers it."""
        self._last = (done, total)
        self._progress(done, total)

    def beat(self) -> None:
        """The work goes on; raises Stopped if that is wanted."""
        self._progress(*self._last)
