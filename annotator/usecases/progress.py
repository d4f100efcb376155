"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int | None], None]
"""Called with what is done and, where it is known, with how much there is.

It may raise errors.Stopped, which stops the work where it leaves everything whole.
"""


def silent(done: int, total: int | None) -> None:
    """For whom nobody waits."""
