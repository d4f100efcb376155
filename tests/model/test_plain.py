import json

import pytest
from hypothesis import given
from strategies import annotated_edits, annotations

from annotator.errors import BadInput
from annotator.model import plain
from annotator.model.marks import Entity, Span


@given(annotations())
def test_marks_survive_json(annotation):
    for mark in annotation.marks():
        assert plain.to_mark(json.loads(json.dumps(plain.of_mark(mark)))) == mark


@given(annotated_edits())
def test_edits_survive_json(given_both):
    _, edit = given_both
    assert plain.to_edit(edit.title, json.loads(json.dumps(plain.of_edit(edit)))) == edit


def test_fragments_are_written_only_where_there_are_several():
    one, two = Entity("e", (Span(1, 3),), "ORG"), Entity("e", (Span(1, 3), Span(5, 7)), "ORG")
    assert plain.of_mark(one) == {"uid": "e", "start": 1, "end": 3, "label": "ORG"}
    assert plain.of_mark(two) == {
        "uid": "e",
        "fragments": [[1, 3], [5, 7]],
        "start": 1,
        "end": 7,
        "label": "ORG",
    }


GOOD = {"uid": "e", "start": 1, "end": 3, "label": "ORG"}


@pytest.mark.parametrize(
    "bad",
    [
        [],
        GOOD | {"start": 3},
        GOOD | {"start": True},
        GOOD | {"start": "1"},
        GOOD | {"start": -1},
        GOOD | {"label": ""},
        GOOD | {"label": 7},
        GOOD | {"uid": None},
        GOOD | {"fragments": {}},
        GOOD | {"fragments": [[1]]},
        GOOD | {"attributes": {"a": 1}},
        GOOD | {"note": 3},
        {"uid": "r", "head": "a", "label": "x"},
        {"value": 3, "name": "topic"},
    ],
)
def test_what_is_no_mark_is_refused_in_one_line(bad):
    with pytest.raises(BadInput) as refused:
        plain.to_mark(bad)
    assert "\n" not in str(refused.value)


def test_the_uid_given_serves_only_where_there_is_none():
    nameless = {k: v for k, v in GOOD.items() if k != "uid"}
    assert plain.to_entity(nameless, "new").uid == "new"
    assert plain.to_entity(GOOD, "new").uid == "e"


def test_a_change_of_nothing_is_refused():
    with pytest.raises(BadInput, match="change should not be empty"):
        plain.to_edit("x", [{}])
