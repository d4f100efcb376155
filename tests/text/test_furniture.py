from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.furniture import page_furniture

ARTICLE = Path(__file__).parents[3] / "shared/data/article/meta-scale-ai.txt"
BODY = "العنوان هنا\n\nأعلنت الشركة اليوم أنها ستنتقل إلى مقرها الجديد منذ 7 ساعات، وفق ما ذكرت المزيد من المصادر المطلعة في المدينة."
LINES = st.sampled_from(
    [
        "",
        "المزيد من الأخبار",
        "منذ 7 ساعات",
        "سطر قصير",
        "قناة الأخبار منذ ساعتين",
        BODY,
        "جملة قصيرة.",
        "إقرأ على الموقع الرسمي",
    ]
)


@given(st.lists(LINES))
def test_it_is_the_end_of_the_text_and_begins_with_a_line(lines):
    text = "\n".join(lines)
    place = page_furniture(text)
    if place is not None:
        start, end = place
        assert start > 0
        assert text[start - 1] == "\n"
        assert end == len(text.rstrip())
        assert BODY not in text[start:end]


@pytest.mark.parametrize(
    "line",
    ["إقرأ على الموقع الرسمي", "اقرأ أيضًا", "المزيد من قناة المشهد", "منذ 7 ساعات", "منذ ٤ دقائق", "قناة DW العربية منذ 8 ساعات", "جميع الحقوق محفوظة © 2025",
     "هذا المحتوى مقدم من قناة المشهد", "تابعنا على واتساب", "مواضيع ذات صلة", "منذ يومين"],
)  # fmt: skip
def test_lines_that_only_a_page_has(line):
    text = f"{BODY}\n\n{line}\nسطر بعده\n\n"
    start, end = page_furniture(text)
    assert text[start:end] == f"{line}\nسطر بعده"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "المزيد من الأخبار",
        "",
        f"{BODY}\nسطر قصير",
        f"المزيد من كذا\n{BODY}",
        f"{BODY}\nالمزيد من المال لن يحل المشكلة.",
    ],
)
def test_what_an_article_says_is_no_furniture(text):
    assert page_furniture(text) is None


def test_a_long_paragraph_is_the_article_even_without_a_full_stop():
    assert page_furniture(f"العنوان\nالمزيد من كذا\n{BODY.rstrip('.')}") is None


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not beside this checkout")
def test_the_furniture_of_a_real_article():
    text = ARTICLE.read_text(encoding="utf-8")
    start, end = page_furniture(text)
    assert text[:start].rstrip().endswith("(المشهد)۔")
    assert text[start:end].startswith("هذا المحتوى مقدم من")
    assert end == len(text.rstrip())
