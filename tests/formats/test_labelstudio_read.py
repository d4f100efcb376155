import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats.format import ArticleRecord, Failed, Loss, Remark
from annotator.formats.labelstudio_read import People, read
from annotator.model.annotation import Status


def region(start, end, label, text=None, **more):
    value = {"start": start, "end": end, "labels": [label]} | ({"text": text} if text else {})
    return {
        "value": value,
        "id": label,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        **more,
    }


def task(fields):
    """What is found in a task, and its article."""
    found = list(read(fields, "file:1", "file.json", reading(), People()))
    (record,) = [one for one in found if isinstance(one, ArticleRecord)]
    return [one for one in found if one is not record], record


def words(record, number=0):
    entities = record.annotations[number].annotation.entities.values()
    return [(e.label, e.of(record.article.text)) for e in entities]


def test_a_full_export():
    told, record = task(
        {
            "id": 5,
            "data": {"text": "ميتا في مصر", "source": "x"},
            "meta": {"m": 1},
            "annotations": [
                {
                    "completed_by": 1,
                    "result": [
                        region(0, 4, "ORG", "ميتا"),
                        region(8, 11, "GPE", "مصر"),
                        {
                            "type": "relation",
                            "from_id": "ORG",
                            "to_id": "GPE",
                            "direction": "left",
                            "labels": ["has"],
                        },
                        {"type": "choices", "from_name": "topic", "value": {"choices": ["a", "b"]}},
                    ],
                },
                {
                    "completed_by": {"id": 2, "email": "o@x.org"},
                    "was_cancelled": True,
                    "result": [],
                },
            ],
            "predictions": [{"result": []}],
            "drafts": [],
            "created_at": "2024",
        }
    )
    assert record.article.meta == {"id": 5, "source": "x", "m": 1}
    assert words(record) == [("ORG", "ميتا"), ("GPE", "مصر")]
    first, second = record.annotations
    assert (first.annotator, first.status) == ("1", Status.DONE)
    assert (second.annotator, second.status) == ("o@x.org", Status.SKIPPED)
    labels = {e.uid: e.label for e in first.annotation.entities.values()}
    (relation,) = first.annotation.relations.values()
    assert (labels[relation.head], relation.label, labels[relation.tail]) == ("GPE", "has", "ORG")
    assert list(first.annotation.labels) == ["topic=a", "topic=b"]
    assert [(one.kind, one.article) for one in told] == [
        ("predictions", "file:1"),
        ("fields", "file:1"),
    ]


def test_completions_are_annotations_of_older_versions_that_counted_in_utf16():
    text = "😀👩‍👧 زار ميتا\nشركة"
    at = len(text[: text.index("ميتا")].encode("utf-16-le")) // 2
    told, record = task(
        {
            "data": {"text": text},
            "completions": [{"result": [region(at, at + 9, "ORG", "ميتا\\nشركة")]}],
        }
    )
    assert words(record) == [("ORG", "ميتا\nشركة")]
    (remark,) = told
    assert isinstance(remark, Remark)
    assert "UTF-16" in remark.what
    told, record = task(
        {"data": {"text": text}, "annotations": [{"result": [region(9, 13, "ORG", "ميتا")]}]}
    )
    assert (told, words(record)) == ([], [("ORG", "ميتا")])


def test_a_row_of_json_min():
    told, record = task(
        {
            "id": 3, "text": "ميتا في مصر", "source": "x", "annotator": 7, "annotation_id": 9, "created_at": "2024",
            "label": [{"start": 0, "end": 4, "text": "ميتا", "labels": ["ORG", "COMPANY"]}],
            "topic": {"choices": ["a"]},
        }
    )  # fmt: skip
    assert told == []
    assert words(record) == [("ORG", "ميتا"), ("COMPANY", "ميتا")]
    (one,) = record.annotations
    assert (one.annotator, one.status, list(one.annotation.labels)) == (
        "7",
        Status.DONE,
        ["topic=a"],
    )
    assert record.article.meta == {"source": "x", "id": 3}


def test_marks_on_another_text_are_told():
    marks = [
        region(0, 4, "ORG", "ميتا"),
        region(8, 11, "GPE", "مصر"),
        region(0, 3, "GPE", to_name="more"),
    ]
    told, record = task(
        {"data": {"text": "ميتا في مصر", "more": "قطر"}, "annotations": [{"result": marks}]}
    )
    assert words(record) == [("ORG", "ميتا"), ("GPE", "مصر")]
    assert [one.kind for one in told] == ["other_text"]
    assert record.article.meta == {"more": "قطر"}


def test_ground_truth_is_told():
    told, _ = task({"data": {"text": "x"}, "annotations": [{"ground_truth": True, "result": []}]})
    assert [one.kind for one in told] == ["ground_truth"]


def test_html_is_read_by_its_letters():
    page = "<div><p>قال <b>ميتا</b> شركة</p><p>مصر</p></div>"
    value = {"start": "/div[1]/p[1]/b[1]/text()[1]", "end": "x", "startOffset": 0, "endOffset": 4, "text": "ميتا", "hypertextlabels": ["ORG"]}  # fmt: skip
    told, record = task(
        {
            "data": {"html": page},
            "annotations": [
                {
                    "result": [
                        {
                            "type": "hypertextlabels",
                            "value": {**value, "globalOffsets": {"start": 4, "end": 8}},
                        },
                        {"type": "hypertextlabels", "value": value},
                    ]
                }
            ],
        }
    )
    assert record.article.text == "قال ميتا شركةمصر"
    assert words(record) == [("ORG", "ميتا")]
    assert {type(one) for one in told} == {Loss, Failed}


@pytest.mark.parametrize(
    "fields", [{"data": {}}, {"data": {"image": 5}}, {"data": {"text": " "}}, {}]
)
def test_a_task_without_a_text_is_refused(fields):
    with pytest.raises(BadInput):
        task(fields)


def test_marks_on_a_dialogue_are_told():
    marks = [
        {"type": "paragraphlabels", "value": {"start": "0", "end": "0", "paragraphlabels": ["X"]}}
    ]
    told, _ = task({"data": {"text": "x"}, "annotations": [{"result": marks}]})
    assert [one.kind for one in told] == ["result"]


def test_several_annotations_of_a_task_by_one_person_stay_apart():
    made = [{"completed_by": 1, "result": [region(0, n, "A")]} for n in (1, 2)]
    other = {"completed_by": 2, "result": []}
    _, record = task({"data": {"text": "خبر"}, "annotations": [*made, other]})
    assert [one.annotator for one in record.annotations] == ["1", "1 2", "2"]


def test_rows_of_one_task_by_one_person_stay_apart():
    people = People()
    rows = [(1, "a"), (1, "a"), (1, "b"), (2, "a"), (None, "a"), (None, "a"), (3, ""), (3, "")]
    names = [people.name(number, who) for number, who in rows]
    assert names == ["a", "a 2", "b", "a", "a", "a", "", "? 2"]
