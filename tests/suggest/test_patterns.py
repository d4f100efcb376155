import pytest

from annotator.suggest.patterns import patterns
from annotator.text.fold import key


def found(kind, text):
    letters = key(text)
    return [m["x"] for one in patterns() if one.kind == kind for m in one.regex.finditer(letters)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("percent", "٣٥٪"),
        ("percent", "14.3 في المئة"),
        ("money", "14.3 مليار دولار"),
        ("money", "85 درهمًا"),
        ("quantity", "118.6 كيلومترًا"),
        ("quantity", "31 درجة مئوية"),
        ("date", "الثلاثاء 14 أبريل 2026"),
        ("date", "3 شوال 1447هـ"),
        ("date", "الربع الثالث من عام 2028"),
        ("date", "يوم الأحد"),
        ("date", "ثلاث سنوات"),
        ("date", "أكتوبر / تشرين الأول 2019"),
        ("time", "الساعة الحادية عشرة صباحًا"),
        ("time", "17:00"),
        ("ordinal", "الثالثة"),
        ("website", "maqalat.example"),
        ("cardinal", "إحدى عشرة"),
    ],
)
def test_what_it_looks_like_is_found(kind, words):
    assert key(words) in found(kind, f"كان {words}.")
    assert max(found(kind, f"و{words} ثم"), key=len) == key(words)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("cardinal", "المادة 14 من القانون"),
        ("cardinal", "AquaSense 5 جهاز"),
        ("cardinal", "15 / 1 / 1959"),
        ("ordinal", "تشرين الثاني 2017"),
        ("date", "مارس الرياضة"),
        ("date", "الأحد عشر لاعبًا"),
    ],
)
def test_what_only_resembles_it_is_not(kind, text):
    assert found(kind, f"وجاء {text}") == []


def test_what_lies_in_a_sum_is_named():
    (money,) = (one for one in patterns() if one.kind == "money")
    assert money.regex.search(key("310 ملايين ريال عماني"))["y"] == key("ريال عماني")
    assert money.inner == "currency"
