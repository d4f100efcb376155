import pytest
from records import articles, reading

from annotator.errors import BadInput
from annotator.formats.articles_html import read
from annotator.formats.format import Failed, Remark

BODY = "".join(
    f"<p>أعلنت الشركة رقم {n} أمس عن استثمار جديد في القاهرة بقيمة كبيرة جدا.</p>" for n in range(8)
)
PAGE = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>استثمار جديد | موقع</title><meta property="og:title" content="استثمار جديد">
<meta property="article:published_time" content="2024-03-05T10:00:00Z"><meta property="og:site_name" content="موقع">
<script>var hidden = "لا تقرأ";</script></head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
<article><h1>استثمار جديد</h1>{BODY}</article><footer>جميع الحقوق محفوظة للموقع</footer></body></html>"""


def test_the_article_is_taken_out_of_its_page(write):
    path = write("a.html", PAGE)
    remark, one = read(path, reading())
    assert one.article.title == "استثمار جديد"
    assert one.article.text.count("أعلنت الشركة") == 8
    assert "رياضة" not in one.article.text
    assert "لا تقرأ" not in one.article.text
    assert one.article.meta["date"] == "2024-03-05"
    assert one.article.meta["site"] == "موقع"
    assert isinstance(remark, Remark)
    assert "left out" in remark.what
    assert one.source.sha256


def test_a_page_in_another_encoding(write):
    (one,) = articles(
        read(write("a.html", PAGE.replace("utf-8", "windows-1256").encode("cp1256")), reading())
    )
    assert one.article.title == "استثمار جديد"


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<html><body><script>x</script></body></html>"]
)
def test_a_page_without_an_article_is_told(write, page):
    path = write("a.html", page)
    with pytest.raises(BadInput, match=r"a\.html: no article"):
        list(read(path, reading()))
    (told,) = read(path, reading(keep_going=True))
    assert isinstance(told, Failed)


def test_entities_are_not_expanded_from_elsewhere(write):
    secret = write("secret.txt", "سر")
    page = PAGE.replace(
        "<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret}">]>'
    ).replace("رقم 0", "&x;")
    (one,) = articles(read(write("a.html", page), reading()))
    assert "سر" not in one.article.text.split()
