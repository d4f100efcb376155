import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annotator import i18n, resources
from annotator.agreement import page_markup as markup
from annotator.agreement.shapes import Anchor, Door, Drawing, Text


@given(st.text(max_size=20))
def test_any_text_can_stand_in_a_page(words):
    tree = etree.fromstring(f'<p title="{markup.text(words)}">{markup.text(words)}</p>')
    assert len(tree) == 0


def test_invisible_letters_are_named_and_joiners_left():
    assert markup.seen("a\u200fb") == 'a<span class="cf">U+200F</span>b'
    assert markup.seen("می\u200cخواهم") == "می\u200cخواهم"
    assert markup.seen("a\n<") == "a &lt;"


def test_numbers_keep_their_sign_on_the_left_and_may_be_undefined():
    assert markup.value(-0.0514) == '<span dir="ltr">-0.051</span>'
    assert "undefined" in markup.value(None)
    assert "undefined" in markup.share(None)
    assert markup.share(0.256) == '<span dir="ltr">26 %</span>'
    assert markup.interval((0.5, 0.75)) == "0.500 to 0.750"
    assert markup.interval(None) == ""
    assert markup.count(1234) == '<span dir="ltr">1,234</span>'


def test_a_link_is_one_only_where_it_leads_somewhere():
    assert markup.linked("x", "en-1") == '<a href="#en-1">x</a>'
    assert markup.linked("x", None) == "x"


def test_a_table_has_heads_of_columns_and_rows():
    tree = etree.fromstring(markup.table(["a", "b", "<c>"], [["1", "2", "3"]], names=2, kind="k"))
    heads = [(one.text, one.get("scope"), one.get("class")) for one in tree.iter("th")]
    assert heads == [
        ("a", "col", None), ("b", "col", None), ("<c>", "col", "n"), ("1", "row", None),
    ]  # fmt: skip
    assert [(one.text, one.get("class")) for one in tree.iter("td")] == [("2", None), ("3", "n")]
    assert tree.find("table").get("class") == "k"


@pytest.mark.parametrize(("language", "x"), [("en", "10"), ("ar", "90")])
def test_a_chart_is_mirrored_for_who_reads_from_right_to_left(language, x):
    i18n.use("en", resources.locale_folder())
    drawing = Drawing("T", 100, 9, (Text(10, 5, "w", Anchor.LEFT),), (Door("k", 0, 0, 5, 5, "s"),))
    with i18n.speaking(language):
        tree = etree.fromstring(markup.figure(drawing, {"k": "here"}))
    assert tree.find(".//text").get("x") == x
    assert tree.find(".//a").get("href") == "#here"
    assert tree.find("figcaption").text == "T"
    assert "figcaption" not in markup.figure(drawing, {}, titled=False)
