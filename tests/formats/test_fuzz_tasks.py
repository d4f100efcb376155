"""Whatever kinds of values stand in the files of other tools, readers tell of them in words."""

import copy
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_fuzz import JSON, read_all

from annotator.formats import by_id

TASKS = {
    "doccano": {
        "text": "ميتا في مصر",
        "label": [[0, 4, "ORG"]],
        "entities": [{"id": 1, "start_offset": 0, "end_offset": 4, "label": "ORG"}],
        "relations": [{"id": 1, "from_id": 1, "to_id": 1, "type": "of"}],
        "Comments": ["x"],
        "meta": {"a": 1},
        "hashiya": {"uid": "u", "title": "t", "excluded": [[5, 7]], "annotator": "a", "kind": "person", "status": "done"},
    },
    "prodigy": {
        "text": "ميتا في مصر",
        "tokens": [{"text": "ميتا", "start": 0, "end": 4, "id": 0, "ws": True}],
        "spans": [{"start": 0, "end": 4, "label": "ORG", "text": "ميتا", "token_start": 0, "token_end": 0, "id": "e", "attributes": {"a": True}, "note": "n"}],
        "relations": [{"head": 0, "child": 0, "head_span": {"id": "e", "start": 0, "end": 4, "label": "ORG"}, "child_span": {"id": "e", "start": 0, "end": 4, "label": "x"}, "label": "of"}],
        "answer": "accept",
        "accept": ["x"],
        "_annotator_id": "a",
        "hashiya": {"labels": [{"name": "a", "value": "b"}], "status": "skipped"},
    },
    "labelstudio": {
        "id": 1,
        "data": {"text": "ميتا في مصر", "title": "t"},
        "meta": {"hashiya": {"uid": "u", "title": "t", "meta": {}, "annotations": {"1": {"annotator": "a"}}}},
        "annotations": [
            {
                "id": 1,
                "completed_by": {"email": "a"},
                "was_cancelled": False,
                "result": [
                    {"value": {"start": 0, "end": 4, "text": "ميتا", "labels": ["ORG"], "globalOffsets": {"start": 0, "end": 4}}, "id": "a", "type": "labels", "meta": {"text": ["n"], "made_by": "m"}},
                    {"value": {"choices": ["x"]}, "id": "a", "from_name": "kind", "type": "choices"},
                    {"value": {"taxonomy": [["x"]]}, "id": "z", "from_name": "kind", "type": "taxonomy"},
                    {"from_id": "a", "to_id": "a", "type": "relation", "direction": "left", "labels": ["of"], "meta": {"hashiya": {"note": "n"}}},
                ],
            }
        ],
        "predictions": [{}],
    },
}  # fmt: skip
MINIMAL = {
    "id": 1,
    "text": "ميتا",
    "label": [{"start": 0, "end": 4, "labels": ["ORG"]}],
    "topic": {"choices": ["x"]},
    "annotator": 1,
}


def places(value, path=()):
    """The way to each value inside a value."""
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def put(value, path, other):
    if not path:
        return other
    value = copy.deepcopy(value)
    inner = value
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = other
    return value


@pytest.mark.parametrize("name", [*TASKS, "minimal"])
@given(draw=st.data(), other=JSON)
@settings(max_examples=120)
def test_a_value_of_another_kind(name, draw, other):
    task = TASKS.get(name, MINIMAL)
    changed = put(task, draw.draw(st.sampled_from(list(places(task)))), other)
    said = json.dumps(
        [changed] if name in ("labelstudio", "minimal") else changed, ensure_ascii=False
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file.json" if said.startswith("[") else "file.jsonl")
        path.write_bytes(said.encode("utf-8", "surrogatepass") + b"\n")
        read_all(by_id("labelstudio" if name == "minimal" else name), path)


@pytest.mark.parametrize("name", TASKS)
def test_the_tasks_themselves_are_read(name, write):
    ending = "json" if name == "labelstudio" else "jsonl"
    path = write(f"a.{ending}", json.dumps(TASKS[name], ensure_ascii=False))
    (record,) = read_all(by_id(name), path)
    assert len(record.annotations[0].annotation) >= 3
