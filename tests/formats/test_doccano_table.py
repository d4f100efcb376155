import pytest
from records import articles, reading

from annotator.errors import BadInput
from annotator.formats import guess
from annotator.formats.doccano_table import looks_like, read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_gives_articles_with_their_labels(write, encoding):
    table = 'id,text,label,Comments\r\n1,"خبر، أول",سياسة#اقتصاد,\r\n2,ثان,,لماذا\r\n'
    path = write("a.csv", table.encode(encoding))
    assert looks_like(path.read_bytes())
    assert guess(path).id == "doccano"
    first, second = articles(read(path, reading()))
    assert first.article.text == "خبر، أول"
    assert list(first.annotations[0].annotation.labels) == ["label=سياسة", "label=اقتصاد"]
    assert first.article.meta == {"id": "1"}
    assert second.annotations == ()
    assert second.article.meta == {"id": "2", "Comments": "لماذا"}


@pytest.mark.parametrize("begun", [b"text,title\n", b"", b"label,text\n"])
def test_other_tables_are_not_doccanos(begun):
    assert not looks_like(begun)


def test_a_row_without_a_text_is_named(write):
    path = write("a.csv", "text,label\nخبر,A\n,B\n")
    with pytest.raises(BadInput, match=r"a\.csv:3"):
        list(read(path, reading()))
    found = list(read(path, reading(keep_going=True)))
    assert len(articles(found)) == 1
    assert found[1].where == f"{path}:3"


def test_a_broken_table_is_refused(write):
    with pytest.raises(BadInput):
        list(read(write("a.csv", 'text,label\n"خبر'), reading()))


@pytest.mark.parametrize("table", ["", "\n", "<x>", "id,label\n1,A\n", '"a\nb"\nx\n', '"'])
def test_a_table_without_a_column_of_texts_is_refused(write, table):
    with pytest.raises(BadInput, match=r"a\.csv") as told:
        list(read(write("a.csv", table), reading()))
    assert "\n" not in str(told.value)
