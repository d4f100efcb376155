import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats.format import Remark
from annotator.formats.labelstudio_results import Results
from annotator.formats.labelstudio_text import chosen


def results(*words, target="text"):
    return Results(
        [
            {
                "value": {"start": 0, "end": len(one), "text": one, "labels": ["X"]},
                "to_name": target,
            }
            for one in words
        ],
        "file:1",
    )


def test_of_several_fields_the_one_where_the_marks_stand_is_taken():
    data = {"headline": "خبر طويل جدا عن كل شيء", "text": "ميتا", "body": "قطر ومصر", "n": 5}
    one = chosen(data, [results("قطر", "مصر")], reading())
    assert (one.key, one.text) == ("body", "قطر ومصر")
    (remark,) = one.told("file:1")
    assert isinstance(remark, Remark)
    assert "body" in remark.what


def test_else_the_field_that_is_asked_for_and_then_the_longest():
    data = {"a": "نص", "b": "نص أطول", "text": "x"}
    assert chosen(data, [], reading()).key == "text"
    assert list(chosen(data, [], reading()).told("")) == []
    assert chosen(data, [], reading(text_field="a")).key == "a"
    assert chosen(data, [], reading(text_field="none")).key == "b"
    assert chosen(data, [results("زز", target="a")], reading()).key == "a"


def test_no_text_is_refused_with_what_there_is():
    with pytest.raises(BadInput, match="image"):
        chosen({"image": 5}, [], reading())
