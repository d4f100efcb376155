"""The furniture of a page at the end of an article: whose site it is, what else to read there."""

import re

from annotator.text.fold import key
from annotator.text.segments import paragraphs

# In search form, as all that is matched: دقائق is دقايق.
_TIMES = (
    "ثانيه|ثوان|ثواني|دقيقه|دقيقتين|دقايق|ساعه|ساعتين|ساعات|يوم|يوما|يومين|ايام|اسبوع|اسبوعين|اسابيع"
    "|شهر|شهرا|شهرين|اشهر|شهور|سنه|سنتين|سنوات|عام|عامين|اعوام"
)
_LINE = re.compile(
    rf"(?:.* )?منذ (?:\d+ )?(?:{_TIMES})$"
    r"|هذا المحتوي مقدم من|اقرا علي الموقع|(?:اقرا|اقراوا|تابع|شاهد|طالع) (?:ايضا|المزيد|كذلك)"
    r"|المزيد (?:من|حول|عن)|لقراءه المزيد|للمزيد"
    r"|(?:مواضيع|اخبار|مقالات|موضوعات) (?:ذات صله|متعلقه)|قد يعجبك"
    r"|شارك(?:ها|ه)? (?:علي|عبر|المقال|الخبر|هذا)|تابعنا|تابعونا|انضم الي|اشترك في|حمل تطبيق"
    r"|جميع الحقوق|حقوق النشر|نسخ الرابط|رابط مختصر|كلمات مفتاحيه|الكلمات المفتاحيه|الوسوم"
    r"|الاكثر قراءه|اضف تعليق|التعليقات|المصدر ?:"
)
_LONGEST = 80
"""Letters of the longest line that belongs to a page; an article's paragraphs are longer."""


def page_furniture(text: str) -> tuple[int, int] | None:
    """From the first line that only a page has, in the short lines at the end, to the end.

    The first line of the text, its title, is never furniture, nor is a line that ends like a
    sentence.
    """
    start = None
    lines = paragraphs(text)
    for first, last in reversed(lines[1:]):
        line = text[first:last].strip()
        if len(line) > _LONGEST or line.endswith((".", "؟", "!")):
            break
        if _LINE.match(key(line)):
            start = first
    return None if start is None else (start, len(text.rstrip()))
