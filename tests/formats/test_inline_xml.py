import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats import by_id, guess
from annotator.formats.format import ArticleRecord, Failed, Loss

XML = by_id("xml")
TIMEML = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<DOCID>x1</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-01-05">2024-01-05</TIMEX3></DCT>
<TITLE>خبر <b/>اليوم</TITLE>
<TEXT>
😀 <EVENT eid="e1" class="OCCURRENCE">زار</EVENT> الوزير <TIMEX3 tid="t1" type="DATE" value="2024">عام <NUM>٢٠٢٤</NUM></TIMEX3>.<SIGNAL sid="s1"/>
<!-- ملاحظة --><?pi x?><p>نهاية &lt;&#65;</p></TEXT>
<MAKEINSTANCE eiid="ei1" eventID="e1"/>
<TLINK lid="l1" relType="BEFORE" eventInstanceID="ei1" relatedToTime="t1"/>
</TimeML>
"""


def read(path, **options):
    found = list(XML.read(path, reading(**options)))
    return [one for one in found if not isinstance(one, ArticleRecord)], [
        one for one in found if isinstance(one, ArticleRecord)
    ]


def test_time_ml_is_read_with_its_marks_and_what_has_no_place(write):
    path = write("a.tml", TIMEML)
    assert guess(path) is XML
    told, (record,) = read(path)
    article = record.article
    assert article.text == "\n😀 زار الوزير عام ٢٠٢٤.\nنهاية <A"
    assert article.title == "خبر اليوم"
    assert article.meta == {"DOCID": "x1", "DCT": "2024-01-05", "TITLE": "خبر اليوم"}
    entities = record.annotations[0].annotation.entities.values()
    assert [(e.label, e.of(article.text)) for e in entities] == [
        ("EVENT", "زار"), ("TIMEX3", "عام ٢٠٢٤"), ("NUM", "٢٠٢٤"),
    ]  # fmt: skip
    assert next(iter(entities)).attributes == (("class", "OCCURRENCE"), ("eid", "e1"))
    kinds = [one.kind for one in told if isinstance(one, Loss)]
    assert sorted(kinds) == ["empty", "outside", "outside", "outside", "structure"]
    assert any("TLINK" in one.why and "relType=BEFORE" in one.why for one in told)
    assert record.source.raw == TIMEML.encode()


def test_any_element_is_an_entity(write):
    _, (record,) = read(write("a.xml", "<doc><ORG>ميتا</ORG> في <GPE><b>مصر</b></GPE></doc>"))
    assert record.article.text == "ميتا في مصر"
    entities = record.annotations[0].annotation.in_reading_order()
    assert [(e.label, e.start, e.end) for e in entities] == [
        ("ORG", 0, 4),
        ("GPE", 8, 11),
        ("b", 8, 11),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\n<X>ب</X>", "a\nب"),
        ("a&#13;&#10;<X>ب</X>", "a\nب"),
        ("&#65279;<X>ب</X>", "ب"),
        ("a\ufeff\u2028\xa0ـ\u064b<X>ب</X>", "a\ufeff\u2028\xa0ـ\u064bب"),
    ],
)
def test_offsets_are_those_of_the_cleaned_text(write, text, expected):
    _, (record,) = read(write("a.xml", f"<d>{text}</d>".encode()))
    assert record.article.text == expected
    (entity,) = record.annotations[0].annotation.entities.values()
    assert entity.of(expected) == "ب"


def test_another_encoding_is_read_as_it_says(write):
    raw = '<?xml version="1.0" encoding="windows-1256"?><d><X>مصر</X></d>'.encode("cp1256")
    _, (record,) = read(write("a.xml", raw))
    assert (record.article.text, record.source.encoding) == ("مصر", "windows-1256")


@pytest.mark.parametrize(
    "content",
    [
        "<d>نص",
        "<d></d>",
        "",
        "text",
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
        "<d>" * 5000 + "x" + "</d>" * 5000,
    ],
)
def test_what_is_no_such_file_or_means_harm_is_refused(write, content):
    path = write("a.xml", content)
    with pytest.raises(BadInput, match=r"a\.xml"):
        read(path)
    (told,), records = read(path, keep_going=True)
    assert isinstance(told, Failed)
    assert records == []


def test_a_text_without_marks_has_no_annotation(write):
    _, (record,) = read(write("a.xml", "<d>نص</d>"))
    assert record.annotations == ()
