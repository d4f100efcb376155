"""What numbers, dates and sums look like in Arabic, as patterns over the search form.

Each pattern names the letters that it proposes ``x``, and what of them is a thing of its own ``y``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from annotator.suggest.names import names

_W = r"[^\W_]"
_BEFORE = rf"(?<!{_W})(?<![.,/:@٫٬-])(?<![/-] )(?P<out>[وف]?[بلك]?)"
_AFTER = rf"(?!{_W})(?! ?/)"
_NUMBER = r"\d+(?:[.,٫٬]\d+)*(?![.,/:٫٬-]?\d)"
_UNIT_WORDS = "ثلاثه?|اربعه?|خمسه?|سته?|سبعه?|ثماني?ه?|تسعه?|عشره?"
_TENS = "(?:عشر|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين)"
_WORDS = (
    f"(?:(?:{_UNIT_WORDS}|اثنين|اثنتين|اثنان|احدي?|واحد[ها]?)ا? و{_TENS}"
    f"|(?:ال)?(?:احدي?|اثن[اي]|اثنت[اي]|ثلاثه?|اربعه?|خمسه?|سته?|سبعه?|ثماني?ه?|تسعه?) عشره?"
    f"|{_TENS}|{_UNIT_WORDS}|مي(?:ه|تين|تان|تي)|مايه)"
)
_SCALE = "(?: (?:الف|الفا|الاف|مليون|مليونا|ملايين|مليار|مليارا|مليارات|تريليون))"
_AMOUNT = f"(?:(?:{_NUMBER}|{_WORDS}){_SCALE}?|نصف{_SCALE})"
_YEAR = r"(?:(?:1[3-9]|20)\d\d ?[هم]?|\d{3} ?ه)"
_ADJECTIVE = "(?:الماضيه?|المقبله?|القادمه?|الجاريه?|الحاليه?|السابقه?)"
_PART = "(?:مطلع|بدايه|نهايه|اواخر|اوايل|منتصف|خريف|صيف|شتاء|ربيع) "
_DAYS = "(?:يوما?|ايام|اسبوعا?|اسابيع|شهرا?|اشهر|شهور|عاما?|اعوام|سنه|سنوات|سنين)"
_TWO_DAYS = "(?:يوم|اسبوع|شهر|عام|سنت)(?:ين|ان)"
_HOURS = "(?:دقيقه|دقايق|ساعه|ساعات|ثانيه|ثوان|ثواني)"
_ORDINAL = (
    "ال(?:اولي?|ثانيه?|ثالثه?|رابعه?|خامسه?|سادسه?|سابعه?|ثامنه?|تاسعه?|عاشره?|حاديه?)(?: عشره?)?"
)
_OCLOCK = f"(?:{_ORDINAL}|الواحده)(?: والنصف| والربع)?"
_OF_DAY = "(?:صباحا|مساء|ظهرا|فجرا|ليلا|عصرا)"
_NO_NUMBER_OF = "".join(
    f"(?<!{before})"
    for before in (
        "الماده ", "الفقره ", "رقم ", "الدقيقه ", "بين ", "تشرين ", "كانون ", "[a-z] ", r"\(",
        r"\( ",
    )
)  # fmt: skip
"""A number there is part of a name, or one end of two."""
_COUNTED = "(?:[ء-ي]{2}|[,.،])"
"""What a number counts; so the number of a list, a page or a quoted name is none."""
_ALONE_NO_MONTH = ("مارس", "ماي", "اوت", "اب", "صفر", "محرم", "جوان", "غشت")


@dataclass(frozen=True, slots=True)
class Pattern:
    """``kind`` says what is proposed, ``inner`` what the letters named ``y`` in it are."""

    kind: str
    regex: re.Pattern[str]
    score: float = 0.9
    inner: str = ""


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """All of them; made when first asked for."""
    known = names()
    week, months = _any(known.weekdays), _any(known.months)
    month = f"{months}(?: ?/ ?{months})?"
    sure = _any(tuple(one for one in known.months if one not in _ALONE_NO_MONTH))
    currency, unit = _any(known.currencies), _any(known.units)
    day = rf"(?:يوم )?(?:{week} )?\d{{1,2}}(?: و\d{{1,2}})?"
    dated = rf"(?:{day} {month}(?: {_YEAR})?|{month} (?:{_YEAR}|{_ADJECTIVE})|{sure})"
    year = rf"(?:(?:عام|سنه) {_YEAR}|{_YEAR}(?<=[هم])|(?<=[ء-ي] )(?:19|20)\d\d)(?![.,/:٫٬]?\d)"
    of_week = rf"(?:(?:ال)?يوم )?{week}(?! عشر)(?: {_ADJECTIVE})?"
    spell = f"(?:العام|السنه|الاسبوع|الشهر|الموسم) {_ADJECTIVE}|هذا (?:العام|الشهر|الاسبوع|الموسم)"
    return (
        _of("percent", rf"{_NUMBER} ?[%٪]", ends=False),
        _of("percent", f"{_AMOUNT} (?:في ال|بال)(?:ميه|مايه)"),
        _of("money", f"{_AMOUNT} (?P<y>{currency})", inner="currency"),
        _of("currency", f"ال{_any(known.money)}", 0.8),
        _of("quantity", f"{_AMOUNT} (?P<y>{unit}(?: في الساعه| مربعا?| مكعبا?)?)", inner="unit"),
        _of("date", f"(?:{_PART})?(?:الربع {_ORDINAL} من )?(?:{dated}|{year})"),
        _of("date", f"{of_week}|{spell}|(?:{_PART})العام"),
        _of("date", f"{_AMOUNT} {_DAYS}|{_TWO_DAYS}"),
        _of("time", rf"(?:الساعه )?(?:\d{{1,2}}:\d\d(?::\d\d)?|{_OCLOCK} {_OF_DAY})"),
        _of("time", f"(?:فجر|صباح|مساء|ظهر|عصر|ليله) (?P<y>{week})", inner="date"),
        _of("time", f"{_AMOUNT} {_HOURS}"),
        _of("ordinal", rf"{_NO_NUMBER_OF}{_ORDINAL}(?! و\w+[يو]ن\b)", 0.8),
        _of("website", r"(?:https?://\S+[\w/]|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[\w./-]*\w)?)"),
        _of("cardinal", f"{_NO_NUMBER_OF}{_NUMBER}{_SCALE}?(?= {_COUNTED})|{_WORDS}{_SCALE}?", 0.7),
        _of("language", rf"(?:(?<=اللغه )|(?<=لغه )|(?<= ب)){_any(known.languages)}"),
    )  # fmt: skip


def _of(
    kind: str, letters: str, score: float = 0.9, *, inner: str = "", ends: bool = True
) -> Pattern:
    whole = f"{_BEFORE}(?P<x>{letters}){_AFTER if ends else ''}"
    return Pattern(kind, re.compile(whole), score, inner)


def _any(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
