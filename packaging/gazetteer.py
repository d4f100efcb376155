"""Makes ``resources/gazetteer/ar.json`` from CLDR: ``python packaging/gazetteer.py``.

The names of countries, languages, currencies, months, weekdays and units in Arabic, as Babel
carries them, so that the program need not load it.
"""

import json
import re
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).resolve().parents[1] / "resources" / "gazetteer" / "ar.json"
LOCALES = ("ar", "ar_SY", "ar_MA", "ar_DZ", "ar_TN", "ar_SA", "ar_EG")
ISLAMIC = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذي القعدة", "ذو الحجة", "ذي الحجة",
)  # fmt: skip
"""CLDR's too; Babel leaves its calendars but the Gregorian out."""
GROUPS = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")
"""What CLDR lists among countries and is none."""
MEASURES = (
    "length", "mass", "volume", "area", "speed", "power", "energy", "temperature", "digital",
)  # fmt: skip
NO_MONEY = (
    "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XRE", "XTS", "XXX",
)  # fmt: skip
"""Metals, units of account and unknown ones."""
_SIGNS = re.compile("[\u200e\u200f\u061c]")


def main() -> None:
    """Writes the file."""
    usual = Locale.parse("ar")
    plain = {
        "countries": _names(
            name
            for code, name in usual.territories.items()
            if len(code) == 2 and code.isalpha() and code not in GROUPS  # noqa: PLR2004
        ),
        "languages": _names(usual.languages.values()),
        "currencies": _names(_currencies(usual)),
        "months": _names(_months()) + list(ISLAMIC),
        "weekdays": _names(usual.days["format"]["wide"].values()),
        "units": _names(_units(usual)),
    }
    TARGET.write_text(
        json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )


def _names(found: object) -> list[str]:
    return sorted({_SIGNS.sub("", name).strip() for name in found if name})  # type: ignore[attr-defined]


def _currencies(locale: Locale) -> list[str]:
    """The names that are counted with."""
    counted = locale._data["currency_names_plural"]  # noqa: SLF001 - Babel has no public way to all
    named = [name for code, name in locale.currencies.items() if code not in NO_MONEY]
    return [*named, *(name for forms in counted.values() for name in forms.values())]


def _months() -> list[str]:
    return [
        name
        for locale in LOCALES
        for name in Locale.parse(locale).months["format"]["wide"].values()
    ]


def _units(locale: Locale) -> list[str]:
    return [
        pattern.replace("{0}", "")
        for unit, forms in locale._data["unit_patterns"].items()  # noqa: SLF001
        for pattern in (forms.get("long", {}).values() if unit.startswith(MEASURES) else ())
        if isinstance(pattern, str) and "{0}" in pattern
    ]


if __name__ == "__main__":
    main()
