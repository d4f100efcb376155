"""A mode: something begun that takes keys before the table of commands does, until it is left."""

from typing import Protocol


class Mode(Protocol):
    """What ``Dispatch`` asks first, for keys pressed in the article. One that is not on says no."""

    def take_key(self, key: str, command: str) -> bool:
        """Whether the mode took the key.

        ``key`` is what was pressed (``Enter``, ``1``, ``Shift+Tab``), empty if the menu asks;
        ``command`` is the id of the command that it stands for, or empty: ask for the command where
        there is one, since users change keys. May raise what a verb raises; then it is taken.
        """
