"""The names that CLDR knows, and what Arabic news call things besides, in search form."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from annotator.resources import resource
from annotator.text.fold import key

_SHORT = (
    "السعودية", "الإمارات", "أمريكا", "أميركا", "الولايات المتحدة الأمريكية", "بريطانيا",
    "إنجلترا",
    "سوريا", "سورية", "فلسطين", "التشيك", "الدنمارك", "المجر", "كوريا", "إيرلندا",
    "ليبيا", "سلطنة عمان", "الكونغو", "البوسنة", "مقدونيا", "ميانمار", "هونغ كونغ", "موريتانيا",
)  # fmt: skip
"""Countries as they are mostly called."""
_NO_COUNTRIES = frozenset(map(key, ("مالي", "قطر", "جيرسي", "توغو", "غوام", "نيوي", "موناكو")))
"""Words that often mean something else: financial, a diameter; clubs and hulls for the rest."""
_COINS = ("فلس", "فلوس", "قرش", "قروش", "سنت", "هللة", "بيسة", "مليم", "سنتيم", "ليرات", "روبيات")
_MONEY = (
    "دولار", "يورو", "جنيه", "دينار", "درهم", "ريال", "ليرة", "ين", "يوان", "روبل", "روبية",
    "فرنك", "شيكل",
)  # fmt: skip
_UNITS = (
    "متر", "لتر", "طن", "ميغاواط", "كيلوواط", "غيغاواط", "كيلومتر", "هكتار", "فدان", "برميل",
    "سنتيمتر", "درجة",
)  # fmt: skip
_NO_UNITS = frozenset(map(key, ("درهم", "قوة حصان", "نصف قطر أرضي", "نصف قطر شمسي")))
_MIN_LANGUAGE = 5
"""The fewest letters of a language's name: shorter ones are words too."""


@dataclass(frozen=True, slots=True)
class Names:
    """Each list in search form, longest first, so that an alternation takes the longest."""

    countries: tuple[str, ...]
    languages: tuple[str, ...]
    currencies: tuple[str, ...]
    """Also with the country's adjective: ``ريال عماني``."""
    money: tuple[str, ...]
    """Those that mean money by themselves."""
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    units: tuple[str, ...]


@lru_cache(maxsize=1)
def names() -> Names:
    """Reads the lists that are shipped, once."""
    lists = json.loads(resource("gazetteer", "ar.json").read_text(encoding="utf-8"))
    countries = [name for name in lists["countries"] if "(" not in name]
    currencies = [name for name in lists["currencies"] if "(" not in name]
    heads = [name.split()[0] for name in currencies]
    units = [name for name in lists["units"] if not re.match("/|لكل|وحد|ملعقة|قطر|كوب|رش", name)]
    return Names(
        countries=_folded([*countries, *_SHORT], _NO_COUNTRIES),
        languages=tuple(
            one
            for one in _folded(lists["languages"])
            if one.startswith("ال") and one.endswith("ه") and len(one) > _MIN_LANGUAGE
        ),
        currencies=_folded([*_counted([*heads, *_COINS]), *currencies]),
        money=_folded(list(_MONEY)),
        months=_folded(lists["months"]),
        weekdays=_folded(lists["weekdays"]),
        units=_folded(_counted([*units, *_UNITS]), _NO_UNITS),
    )


def _counted(words: list[str]) -> list[str]:
    """With the endings that a counted noun takes: ``دينارًا``, ``كيلومترات``."""
    single = [one for one in words if " " not in one]
    endings = ("ا", "ات", "ين", "ان")
    return [*words, *(one + end for one in single for end in endings)]


def _folded(found: list[str], but: frozenset[str] = frozenset()) -> tuple[str, ...]:
    letters = {key(name) for name in found} - but
    return tuple(sorted(letters, key=lambda one: (-len(one), one)))
