import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from records import articles, reading, records
from remake_golden import GOLDEN

from annotator.errors import BadInput, NewerFile
from annotator.formats import native
from annotator.formats.format import Failed, Remark, WriteOptions
from annotator.model.annotation import AnnotatorKind, Status
from annotator.model.marks import Span

KEYS = ["hashiya", "uid", "title", "text", "meta", "excluded", "annotations"]


def article(**fields):
    return {"hashiya": 1, "text": "زار 😀 محمد مصر", **fields}


def marked(*entities, relations=(), **fields):
    annotation = {"annotator": "layla", "entities": list(entities), "relations": list(relations)}
    return article(annotations=[annotation], **fields)


def read(write, *values, **options):
    lines = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    return list(native.read(write("f.jsonl", lines), reading(**options)))


def entities(found):
    (one,) = articles(found)
    return list(one.annotations[0].annotation.entities.values())


def test_the_keys_stand_in_their_order(hard, tmp_path):
    native.write(hard, tmp_path / "out", WriteOptions())
    raw = (tmp_path / "out").read_bytes()
    assert b"\r" not in raw
    assert b"\\u06" not in raw
    for line in raw.splitlines():
        fields = json.loads(line)
        assert list(fields) == KEYS
        for one in fields["annotations"]:
            assert list(one) == ["annotator", "status", "entities", "relations", "labels"]
    entity = json.loads(raw.splitlines()[4])["annotations"][0]["entities"][0]
    assert list(entity) == ["uid", "fragments", "start", "end", "label", "text"]
    assert entity["text"] == "مجلسا الشيوخ"


def test_marks_stand_by_start_then_the_longest_first(hard, tmp_path):
    native.write(
        [one for one in hard if one.article.uid == "nested"], tmp_path / "out", WriteOptions()
    )
    (one,) = json.loads((tmp_path / "out").read_bytes())["annotations"]
    assert [entity["uid"] for entity in one["entities"]] == ["n1", "n3", "n2", "n4", "n5", "n6"]
    assert [relation["uid"] for relation in one["relations"]] == ["n7", "n8"]


def test_the_labels_come_first_if_there_are_any(hard_labels, tmp_path):
    native.write([], tmp_path / "out", WriteOptions(hard_labels))
    assert list(native.read(tmp_path / "out", reading())) == [hard_labels]
    assert (tmp_path / "out").read_bytes() == (GOLDEN / "hard.jsonl").read_bytes().split(b"\n")[
        0
    ] + b"\n"


def test_what_has_no_uid_is_given_one(write):
    found = read(write, marked({"start": 0, "end": 3, "label": "X", "text": "زار"}))
    (one,) = articles(found)
    assert {one.article.uid, entities(found)[0].uid} == {"new-1", "new-2"}


def test_positions_in_utf16_are_found_out_and_told(write):
    found = read(
        write, marked({"start": 7, "end": 11, "label": "PERS", "text": "محمد"}, excluded=[[12, 15]])
    )
    (told, one) = found
    assert isinstance(told, Remark)
    assert "UTF-16" in told.what
    assert entities(found)[0].spans == (Span(6, 10),)
    assert one.article.excluded == (Span(11, 14),)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ({"start": 0, "end": 3, "label": "BAD", "text": "محمد"}, "not “محمد”"),
        ({"start": 9, "end": 99, "label": "BAD"}, "outside"),
        ({"start": 3, "end": 3, "label": "BAD"}, "Not a span"),
        ({"start": True, "end": 3, "label": "BAD"}, "Not a span"),
        ({"fragments": [], "label": "BAD"}, "fragments"),
        ({"start": 0, "end": 3, "label": ""}, "label"),
        ({"uid": "e1", "start": 0, "end": 3, "label": "BAD"}, "twice"),
        ({"uid": 5, "start": 0, "end": 3, "label": "BAD"}, "uid"),
        ({"start": 0, "end": 3, "label": "BAD", "text": 5}, "text"),
        ({"start": 0, "end": 3, "label": "BAD", "attributes": {"a": 1}}, "should be"),
        ("BAD", "object"),
    ],
)
def test_a_mark_that_cannot_be_is_told_and_the_rest_is_read(write, bad, why):
    good = {"uid": "e1", "start": 0, "end": 3, "label": "X", "text": "زار"}
    found = read(write, marked(good, bad))
    (told,) = [one for one in found if isinstance(one, Failed)]
    assert "f.jsonl:1" in told.where
    assert why in told.why
    assert [entity.uid for entity in entities(found)] == ["e1"]


def test_a_relation_whose_end_failed_is_told_too(write):
    good = {"uid": "e1", "start": 0, "end": 3, "label": "X"}
    bad = {"uid": "e2", "start": 0, "end": 3, "label": "X", "text": "خطأ"}
    relation = {"uid": "r", "head": "e1", "tail": "e2", "label": "in"}
    found = read(write, marked(good, bad, relations=[relation]))
    assert [one.where.split(" ", 1)[1] for one in found if isinstance(one, Failed)] == [
        "X e2",
        "in r",
    ]


def test_an_excluded_part_that_cannot_be_is_told(write):
    told, one = read(write, article(excluded=[[0, 3], [5, 500]]))
    assert isinstance(told, Failed)
    assert one.article.excluded == (Span(0, 3),)


def test_who_and_how_far_is_kept(write):
    one = {"annotator": "gold", "kind": "gold", "status": "done"}
    (record,) = read(write, article(annotations=[one, {"annotator": "b"}]))
    assert [(a.annotator, a.kind, a.status) for a in record.annotations] == [
        ("gold", AnnotatorKind.GOLD, Status.DONE),
        ("b", AnnotatorKind.PERSON, Status.IN_PROGRESS),
    ]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ({"text": "x"}, "hashiya"),
        ({"hashiya": True, "text": "x"}, "hashiya"),
        ({"hashiya": 1}, "text"),
        ({"hashiya": 1, "text": "x", "meta": []}, "meta"),
        ({"hashiya": 1, "text": "x", "annotations": [{"status": "far"}]}, "far"),
        ({"hashiya": 1, "text": "x", "annotations": [{"kind": "king"}]}, "king"),
        ({"hashiya": 1, "text": "x\0"}, "NUL"),
        ({"hashiya": 1, "labelset": {}}, "name"),
        ([], "object"),
    ],
)
def test_a_line_that_is_no_article_stops_or_is_told(write, value, why):
    with pytest.raises(BadInput, match=rf"f\.jsonl:2: .*{why}"):
        read(write, article(), value)
    told = read(write, article(), value, article(), keep_going=True)
    assert len(articles(told)) == 2
    (failure,) = [one for one in told if isinstance(one, Failed)]
    assert failure.where.endswith("f.jsonl:2")
    assert why in failure.why


def test_a_later_version_is_refused_whatever_was_said(write):
    with pytest.raises(NewerFile, match=r"f\.jsonl:1"):
        read(write, {"hashiya": 2, "text": "x"}, keep_going=True)


def test_crlf_in_a_text_becomes_lf_under_its_marks(write):
    text = "أول\r\nثان"
    found = read(write, marked({"start": 5, "end": 8, "label": "X", "text": "ثان"}, text=text))
    assert articles(found)[0].article.text == "أول\nثان"
    assert entities(found)[0].of("أول\nثان") == "ثان"


@given(data=records())
@settings(max_examples=40)
def test_where_gold_comes_from_comes_back(data):
    with tempfile.TemporaryDirectory() as folder:
        native.write(data, Path(folder, "out"), WriteOptions())
        back = articles(native.read(Path(folder, "out"), reading()))
    for before, after in zip(data, back, strict=True):
        said, read = (dict(one.annotations[0].provenance) for one in (before, after))
        assert read == said


@pytest.mark.parametrize("bad", ["x", {"method": "guess"}, {"method": "new", "votes": [2, 1]}])
def test_a_decision_that_cannot_be_is_told_and_its_mark_is_read(write, bad):
    entity = {"uid": "e1", "start": 0, "end": 3, "label": "X", "decision": bad}
    found = read(write, marked(entity))
    assert [entity.uid for entity in entities(found)] == ["e1"]
    (told,) = [one for one in found if isinstance(one, Failed)]
    assert "X e1" in told.where
