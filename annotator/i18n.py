"""The one place where words meet a language, for every floor.

English is the language of the source; a catalogue in ``resources/locale`` turns it into another.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

LANGUAGES = {"en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar"})
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class _Voice:
    """A language, its words and its digits."""

    language: str = "en"
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    eastern_digits: bool = False


class _Speech:
    """The language in use; the one thing that all floors share."""

    voice = _Voice()
    catalogues = ""


_FOR_NOW: ContextVar[_Voice | None] = ContextVar("voice", default=None)
"""What ``speaking`` set, for the thread that did."""


def use(language: str, catalogues: str) -> None:
    """Speak ``language`` (a key of ``LANGUAGES``) from now on; ``catalogues`` is their folder."""
    _Speech.catalogues = catalogues
    _Speech.voice = _Voice(language, _catalogue(language), _Speech.voice.eastern_digits)


def use_eastern_digits(wanted: bool) -> None:  # noqa: FBT001 - a setting, not a mode
    """Show numbers with Arabic-Indic digits, or with European ones."""
    _Speech.voice = _Voice(_Speech.voice.language, _Speech.voice.catalogue, wanted)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` in this thread until the block ends, for pages in several languages.

    The window and other threads go on in theirs. Arabic-Indic digits are only for languages that
    are written from right to left here.
    """
    eastern = _Speech.voice.eastern_digits and language in RIGHT_TO_LEFT
    token = _FOR_NOW.set(_Voice(language, _catalogue(language), eastern))
    try:
        yield
    finally:
        _FOR_NOW.reset(token)


@dataclass(frozen=True, slots=True)
class Speech:
    """How words are said here, for ``speak`` to say them alike in another process."""

    language: str
    catalogues: str
    eastern_digits: bool


def spoken() -> Speech:
    """How this thread speaks now."""
    voice = _voice()
    return Speech(voice.language, _Speech.catalogues, voice.eastern_digits)


def speak(speech: Speech) -> None:
    """Speak so from now on."""
    use(speech.language, speech.catalogues)
    use_eastern_digits(speech.eastern_digits)


def language() -> str:
    """The code of the language in use."""
    return _voice().language


def is_right_to_left() -> bool:
    """Whether the language in use is written from right to left."""
    return _voice().language in RIGHT_TO_LEFT


def tr(text: str, /, **values: object) -> str:
    """``text`` in the user's language, its ``{names}`` filled from ``values``."""
    return _fill(_voice().catalogue.gettext(text), values)


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """The form of a counted phrase that ``n`` wants; ``{n}`` is filled with the number."""
    return _fill(_voice().catalogue.ngettext(one, many, n), {"n": n, **values})


def number(value: float, decimals: int = 0) -> str:
    """A number for a reader: grouped by thousands, in the digits of the setting."""
    shown = f"{value:,.{decimals}f}"
    if not _voice().eastern_digits:
        return shown
    return shown.replace(",", "٬").replace(".", "٫").translate(_EASTERN)


def title_of(titles: dict[str, str], otherwise: str) -> str:
    """A name kept in several languages, in the one in use; else in English; else ``otherwise``."""
    return titles.get(_voice().language) or titles.get("en") or otherwise


def _voice() -> _Voice:
    return _FOR_NOW.get() or _Speech.voice


def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("hashiya", _Speech.catalogues, languages=[language], fallback=True)


def _fill(text: str, values: dict[str, object]) -> str:
    if not values:
        return text
    shown = {k: number(v) if type(v) is int else v for k, v in values.items()}
    return text.format(**shown)
