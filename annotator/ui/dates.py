"""Dates as people read them."""

from datetime import datetime

from PySide6.QtCore import QLocale

from annotator.i18n import language, number, tr


def date_told(written: str) -> str:
    """A date in the language in use, such as "1 March 2026"; what is no ISO date stays as it is."""
    when = _read(written)
    return _day(when) if when else written


def moment_told(written: str) -> str:
    """The same with the time of day, on this machine's clock."""
    when = _read(written)
    if when is None:
        return written
    here = when.astimezone()
    return tr("{date}, {time}", date=_day(here), time=_digits(here.strftime("%H:%M")))


def _read(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _day(when: datetime) -> str:
    arabic = language() == "ar"
    locale = QLocale(QLocale.Language.Arabic if arabic else QLocale.Language.English)
    parts = (_digits(str(when.day)), locale.monthName(when.month), _digits(str(when.year)))
    return " ".join(parts)


def _digits(text: str) -> str:
    return "".join(number(int(letter)) if letter.isdigit() else letter for letter in text)
