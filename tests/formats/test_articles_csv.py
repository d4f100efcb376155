import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import articles, reading

from annotator.errors import BadInput
from annotator.formats import intake
from annotator.formats.articles_csv import read
from annotator.formats.format import Failed


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_rows_become_articles(write, separator, encoding):
    rows = [
        ["id", "title", "text", "empty"],
        ["1", "عنوان", 'نص "مقتبس"\r\nسطر', ""],
        ["2", "", "آخر", ""],
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    first, second = read(write("a.csv", out.getvalue().encode(encoding)), reading())
    assert (first.article.title, first.article.text) == ("عنوان", 'نص "مقتبس"\nسطر')
    assert first.article.meta == {"id": "1"}
    assert (second.article.title, second.article.text) == ("آخر", "آخر")


def test_the_columns_are_chosen(write):
    path = write("a.csv", "المقال,العنوان\nنص,عنوان\n")
    (one,) = read(path, reading(text_field="المقال", title_field="العنوان"))
    assert (one.article.title, one.article.text, one.article.meta) == ("عنوان", "نص", {})


def test_a_table_without_the_column_says_which_there_are(write):
    with pytest.raises(BadInput, match=r"a\.csv.*no column text; there are: id, body"):
        list(read(write("a.csv", '"id",body\n1,x\n'), reading()))
    with pytest.raises(BadInput, match="there are: i d, body"):
        list(read(write("a.csv", '"i\nd",body\n1,x\n'), reading()))


def test_a_bad_row_stops_with_its_line_or_is_told(write):
    path = write("a.csv", 'id,text\n1,"سطر\nسطران"\n2,a,b\n3, \n4,نص\n')
    with pytest.raises(BadInput, match=r"a\.csv:4: 3 cells under 2 columns"):
        list(read(path, reading()))
    told = list(read(path, reading(keep_going=True)))
    assert [one.where for one in told if isinstance(one, Failed)] == [f"{path}:4", f"{path}:5"]
    assert len(articles(told)) == 2


def test_an_open_quote_is_refused_with_its_line(write):
    with pytest.raises(BadInput, match=r"a\.csv:3: "):
        list(read(write("a.csv", 'text\nنص\n"مفتوح\n'), reading()))


def test_bytes_of_another_encoding_and_unknown_encodings_are_refused(write):
    path = write("a.csv", "text\nنص\n".encode("cp1256"))
    with pytest.raises(BadInput):
        list(read(path, reading(encoding="utf-8")))
    with pytest.raises(BadInput, match="klingon"):
        list(read(path, reading(encoding="klingon")))


def test_a_long_article_fits_into_a_cell(write):
    (one,) = read(write("a.csv", "text\n" + "كلمة " * 100_000), reading())
    assert len(one.article.text) == 500_000


@given(
    st.lists(
        st.text(st.sampled_from('اب",;\n x'), min_size=1).filter(str.strip), min_size=1, max_size=4
    )
)
def test_what_python_writes_is_read(texts):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["text", "n"], *[[text, "1"] for text in texts]])
        assert [one.article.text for one in articles(read(path, reading()))] == texts


def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(write, monkeypatch):
    monkeypatch.setattr(intake, "LARGEST_FILE", 2**20)
    for rows in ("text\nx\n" + "a" * 2**21, "a" * 2**21, 'text\n"' + "a\n" * 2**20):
        with pytest.raises(BadInput, match=r"a\.csv:[123]: (longer than 1 MB|.*field)"):
            list(read(write("a.csv", rows), reading()))
    with pytest.raises(BadInput, match=r"a\.csv:2: longer than 1 MB"):
        list(read(write("a.csv", "text\n" + "," * 2**21), reading()))


def test_a_table_without_anything_says_that(write):
    for content in ("", "\ufeff", ",,\n"):
        with pytest.raises(BadInput, match=r"a\.csv: there is no text in it"):
            list(read(write("a.csv", content), reading()))
