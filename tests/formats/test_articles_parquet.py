import datetime as dt

import pytest
from records import articles, reading

from annotator.errors import BadInput
from annotator.formats import by_id, guess

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra")
import pyarrow.parquet as pq  # noqa: E402

PARQUET = by_id("parquet")


@pytest.fixture
def table(tmp_path):
    def put(**columns):
        path = tmp_path / "a.parquet"
        pq.write_table(pa.table(columns), path)
        return path

    return put


def test_articles_come_from_a_column_and_the_others_are_meta(table):
    path = table(
        body=["نص 😀\r\nأول", "ثان"], head=["عنوان", None], date=[dt.date(2024, 1, 5)] * 2, n=[1.5, float("nan")],
        list=[["a"], []], raw=[b"x", None], nothing=[None, None],
    )  # fmt: skip
    assert guess(path) is PARQUET
    first, second = articles(PARQUET.read(path, reading(text_field="body", title_field="head")))
    assert (first.article.title, first.article.text) == ("عنوان", "نص 😀\nأول")
    assert first.article.meta == {"date": "2024-01-05", "n": 1.5, "list": ["a"]}
    assert second.article.meta == {"date": "2024-01-05", "list": []}


def test_a_column_that_is_not_there_is_named(table):
    path = table(body=["x"])
    with pytest.raises(BadInput, match="body"):
        list(PARQUET.read(path, reading()))
    with pytest.raises(BadInput) as told:
        list(PARQUET.read(table(**{"a\nb": ["x"]}), reading()))
    assert "\n" not in str(told.value)


def test_a_row_without_a_text_is_named(table):
    path = table(text=["x", None, "y"])
    with pytest.raises(BadInput, match=r"a\.parquet:2"):
        list(PARQUET.read(path, reading()))
    assert len(articles(PARQUET.read(path, reading(keep_going=True)))) == 2


def test_a_data_set_without_marks_is_articles(tmp_path):
    schema = pa.schema(
        [("text", pa.string())], metadata={"huggingface": '{"info": {"features": {}}}'}
    )
    pq.write_table(pa.table({"text": ["x"]}, schema=schema), tmp_path / "a.parquet")
    assert guess(tmp_path / "a.parquet") is PARQUET
