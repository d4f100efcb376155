import pytest
from records import reading

from annotator.formats.claimed import Borne
from annotator.formats.format import Failed
from annotator.formats.labelstudio_results import Results
from annotator.formats.places import Places

ORG = {"value": {"start": 0, "end": 4, "labels": ["ORG"]}, "id": "a", "type": "labels"}
GPE = {"value": {"start": 8, "end": 11, "labels": ["GPE"]}, "id": "b", "type": "labels"}


def put(*results):
    borne = Borne(Places("ميتا في مصر"), "file:1", reading().new_uid)
    Results(results, "file:1").put_in(borne)
    return borne.annotation(), borne.told


def other(kind, value, key="a", **more):
    return {"type": kind, "value": value, "id": key, "from_name": "q", **more}


@pytest.mark.parametrize(
    ("result", "attribute"),
    [
        (other("choices", {"start": 0, "choices": ["x", "y"]}), "x, y"),
        (other("choices", {"choices": ["true"]}), True),
        (other("textarea", {"text": ["true"]}), "true"),
        (other("rating", {"rating": 4}), "4"),
        (other("taxonomy", {"taxonomy": [["a", "b"], ["c"]]}), "a / b, c"),
    ],
)
def test_an_answer_on_a_region_is_an_attribute(result, attribute):
    annotation, told = put(result, ORG)
    assert [e.attributes for e in annotation.entities.values()] == [(("q", attribute),)]
    assert told == []


def test_an_answer_on_the_text_is_a_label_of_the_article():
    annotation, _ = put(
        other("choices", {"choices": ["x", "y"]}, key="z"), other("number", {"number": 3}, key="")
    )
    assert list(annotation.labels) == ["q=x", "q=y", "q=3"]


def test_the_meta_of_a_region_is_a_note():
    annotation, _ = put({**ORG, "meta": {"text": ["سطر", "ثان"]}})
    assert [e.note for e in annotation.entities.values()] == ["سطر\nثان"]


@pytest.mark.parametrize(
    ("direction", "head", "lost"), [("right", "ORG", []), ("left", "GPE", []), ("bi", "ORG", ["direction"]), (None, "ORG", [])]
)  # fmt: skip
def test_a_relation_has_a_direction(direction, head, lost):
    annotation, told = put(
        ORG,
        GPE,
        {
            "type": "relation",
            "from_id": "a",
            "to_id": "b",
            "direction": direction,
            "labels": ["x", "y"],
        },
    )
    relations = list(annotation.relations.values())
    assert [r.label for r in relations] == ["x", "y"]
    assert {annotation.entities[r.head].label for r in relations} == {head}
    assert [one.kind for one in told] == lost


def test_a_relation_without_a_label_is_called_one():
    annotation, _ = put(ORG, GPE, {"type": "relation", "from_id": "a", "to_id": "b"})
    assert [r.label for r in annotation.relations.values()] == ["relation"]


@pytest.mark.parametrize(
    ("result", "kind"),
    [
        (
            {"type": "rectanglelabels", "value": {"x": 1, "rectanglelabels": ["A"]}, "id": "z"},
            "result",
        ),
        ({"type": "brush", "value": {"rle": [[1]]}}, "result"),
        ({**GPE, "parentID": "a"}, "parent"),
        ({**GPE, "score": 0.5}, "field"),
    ],
)
def test_what_has_no_place_is_told(result, kind):
    _, told = put(ORG, result)
    assert [getattr(one, "kind", one) for one in told] == [kind]


@pytest.mark.parametrize(
    "result",
    [
        5,
        {"value": {"start": 0, "end": 99, "labels": ["X"]}},
        {"value": {"start": 4, "end": 0, "labels": ["X"]}},
        {"value": {"start": 0, "end": 4, "text": "مصر", "labels": ["X"]}},
        {"value": {"start": "/p[1]", "end": "/p[1]", "labels": ["X"]}},
        {"value": {"start": 0, "end": 4, "labels": [5]}},
        {"type": "relation", "from_id": "a", "to_id": "none", "labels": ["x"]},
    ],
)
def test_what_cannot_be_is_told(result):
    annotation, told = put(ORG, result)
    assert [type(one) for one in told] == [Failed]
    assert len(annotation) == 1
