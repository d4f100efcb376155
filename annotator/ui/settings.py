"""What the window remembers from one start to the next."""

from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

_LARGEST = 2**31 - 1
"""Of a number; Qt takes no larger ones. Not a number is none either."""

_T = TypeVar("_T", str, int, float, bool)

LANGUAGE = "language"
THEME = "theme"
"""``light``, ``dark``, ``contrast``, or empty: as the system has it."""
OTHER_THEME = "other_theme"
"""The one before that of high contrast."""
EASTERN_DIGITS = "eastern_digits"
READING_SIZE = "reading_size"
LINE_SPACING = "line_spacing"
LAST_PROJECT = "last_project"
GROUPED = "entities_grouped"
KEYS = "keys"
SUGGESTIONS = "suggestions"
"""Whether they are shown."""
GEOMETRY = "window"
PANELS = "panels"


class Settings:
    """Named values of plain types, kept in one file of the user's."""

    def __init__(self, kept: QSettings | None = None) -> None:
        self._kept = kept or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "hashiya", "hashiya"
        )
        self._this_time: dict[str, str] = {}

    def use_this_time(self, name: str, value: str) -> None:
        """Has ``get`` give ``value`` until the program ends or the user chooses another."""
        self._this_time[name] = value

    def get(self, name: str, otherwise: _T) -> _T:
        """The value under ``name``; ``otherwise`` where there is none of its type."""
        value = self._this_time.get(name, self._kept.value(name))
        if value is None:
            return otherwise
        try:
            return _read(value, otherwise)
        except ValueError:
            return otherwise

    def put(self, name: str, value: str | float | bool) -> None:  # noqa: FBT001 - a value
        """Remembers ``value`` under ``name``."""
        self._this_time.pop(name, None)
        self._kept.setValue(name, value)

    def bytes(self, name: str) -> QByteArray:
        """What ``put_bytes`` remembered; empty at first."""
        value = self._kept.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def put_bytes(self, name: str, value: QByteArray) -> None:
        """Remembers what Qt made of a window's shape."""
        self._kept.setValue(name, value)

    def keys(self) -> dict[str, str]:
        """The keys that the user changed, by command; several are parted by a space."""
        self._kept.beginGroup(KEYS)
        changed = {name: str(self._kept.value(name) or "") for name in self._kept.childKeys()}
        self._kept.endGroup()
        return changed

    def put_keys(self, changed: dict[str, str]) -> None:
        """Remembers changed keys in the place of all that were changed before."""
        self._kept.remove(KEYS)
        for name, keys in changed.items():
            self._kept.setValue(f"{KEYS}/{name}", keys)

    def sync(self) -> None:
        """Writes to disk what is remembered."""
        self._kept.sync()


def _read(value: object, like: _T) -> _T:
    if isinstance(like, bool):
        return type(like)(str(value).lower() in {"true", "1"})
    read = type(like)(str(value))
    if not isinstance(read, str) and not abs(read) <= _LARGEST:
        raise ValueError(f"{read} is nothing that was put there")
    return read
