"""The one place where words meet a language, for every floor.

English is the language of the source; a catalogue in ``resources/locale`` turns it into another.
"""

import gettext

LANGUAGES = {"en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar"})
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class _Speech:
    """The language in use; the one thing that all floors share."""

    language = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()
    eastern_digits = False


def use(language: str, catalogues: str) -> None:
    """Speak ``language`` (a key of ``LANGUAGES``) from now on; ``catalogues`` is their folder."""
    _Speech.language = language
    _Speech.catalogue = gettext.translation(
        "hashiya", catalogues, languages=[language], fallback=True
    )


def use_eastern_digits(wanted: bool) -> None:  # noqa: FBT001 - a setting, not a mode
    """Show numbers with Arabic-Indic digits, or with European ones."""
    _Speech.eastern_digits = wanted


def language() -> str:
    """The code of the language in use."""
    return _Speech.language


def is_right_to_left() -> bool:
    """Whether the language in use is written from right to left."""
    return _Speech.language in RIGHT_TO_LEFT


def tr(text: str, /, **values: object) -> str:
    """``text`` in the user's language, its ``{names}`` filled from ``values``."""
    return _fill(_Speech.catalogue.gettext(text), values)


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """The form of a counted phrase that ``n`` wants; ``{n}`` is filled with the number."""
    return _fill(_Speech.catalogue.ngettext(one, many, n), {"n": n, **values})


def number(value: float, decimals: int = 0) -> str:
    """A number for a reader: grouped by thousands, in the digits of the setting."""
    shown = f"{value:,.{decimals}f}"
    if not _Speech.eastern_digits:
        return shown
    return shown.replace(",", "٬").replace(".", "٫").translate(_EASTERN)


def title_of(titles: dict[str, str], otherwise: str) -> str:
    """A name kept in several languages, in the one in use; else in English; else ``otherwise``."""
    return titles.get(_Speech.language) or titles.get("en") or otherwise


def _fill(text: str, values: dict[str, object]) -> str:
    if not values:
        return text
    shown = {k: number(v) if type(v) is int else v for k, v in values.items()}
    return text.format(**shown)
