import json
from collections import Counter
from pathlib import Path

import pytest
from records import articles, contents, reading

from annotator.errors import BadInput
from annotator.formats import by_id, guess
from annotator.formats.format import Loss, WriteOptions
from annotator.model.marks import Span

PRODIGY = by_id("prodigy")
THEIRS = Path(__file__).parent / "golden" / "prodigy" / "theirs" / "relations.jsonl"
PEERS = Path(__file__).parents[3] / "shared" / "data" / "peers" / "prodigy" / "relations.jsonl"


@pytest.mark.parametrize("path", [THEIRS, PEERS], ids=["copied", "all"])
def test_the_relations_of_prodigy_itself_are_read_mark_for_mark(path):
    if not path.exists():
        pytest.skip("the files of other tools are not there")
    assert guess(path) is PRODIGY
    found = list(PRODIGY.read(path, reading()))
    tasks = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for task, record in zip(tasks, articles(found), strict=True):
        annotation = record.annotations[0].annotation
        text = record.article.text
        entities = [(e.start, e.end, e.label, e.of(text)) for e in annotation.entities.values()]
        assert entities == [(s["start"], s["end"], s["label"], s["text"]) for s in task["spans"]]
        places = {e.uid: (e.start, e.end) for e in annotation.entities.values()}
        assert [(places[r.head], r.label, places[r.tail]) for r in annotation.relations.values()] == [
            ((r["head_span"]["start"], r["head_span"]["end"]), r["label"], (r["child_span"]["start"], r["child_span"]["end"]))
            for r in task["relations"]
        ]  # fmt: skip
        assert record.article.meta["source"] == task["meta"]["source"]
    lost = Counter(one.kind for one in found if isinstance(one, Loss))
    assert lost == {"tokens": len(tasks), "field": sum("relations" in t for t in tasks)}


def test_tasks_are_written_over_their_tokens(hard, tmp_path):
    report = PRODIGY.write(hard, tmp_path / "out", WriteOptions())
    assert report.cuts > 0
    for line in (tmp_path / "out").read_text("utf-8").splitlines():
        task = json.loads(line)
        tokens, text = task["tokens"], task["text"]
        assert "".join(t["text"] + " " * t["ws"] for t in tokens) == text
        assert all(text[t["start"] : t["end"]] == t["text"] for t in tokens)
        assert [t["id"] for t in tokens] == list(range(len(tokens)))
        for span in task["spans"]:
            first, last = tokens[span["token_start"]], tokens[span["token_end"]]
            assert (first["start"], last["end"]) == (span["start"], span["end"])
            assert span["text"] == text[span["start"] : span["end"]]
        for relation in task["relations"]:
            assert relation["head"] == relation["head_span"]["token_end"]
            assert relation["child"] == relation["child_span"]["token_end"]


def test_marks_off_the_tokens_are_lost_where_tokens_are_kept(hard, tmp_path):
    record = next(one for one in hard if one.article.uid == "inside")
    report = PRODIGY.write([record], tmp_path / "out", WriteOptions(split_tokens=False))
    assert report.cuts == 0
    assert report.losses["token"] > 0
    lost = {loss.mark for loss in PRODIGY.losses([record], WriteOptions(split_tokens=False))}
    (back,) = PRODIGY.read(tmp_path / "out", reading())
    assert contents(back.annotations[0].annotation) == contents(
        record.annotations[0].annotation, lost
    )


def test_who_annotated_comes_back(hard, tmp_path):
    PRODIGY.write(hard, tmp_path / "out", WriteOptions())
    back = articles(PRODIGY.read(tmp_path / "out", reading()))
    assert [[(a.annotator, a.kind, a.status) for a in r.annotations] for r in back] == [
        [(a.annotator, a.kind, a.status) for a in r.annotations] for r in hard
    ]  # fmt: skip
    (one,) = [r for r in back if r.article.uid == "signs"]
    marked = {e.uid: e for e in one.annotations[0].annotation.entities.values()}
    assert any(e.attributes and e.note and e.spans == (Span(35, 39),) for e in marked.values())


def test_a_line_that_is_no_task_is_named(write):
    path = write("a.jsonl", '{"text": "x", "_task_hash": 1}\n[1]\n')
    assert guess(path) is PRODIGY
    with pytest.raises(BadInput, match=r"a\.jsonl:2"):
        list(PRODIGY.read(path, reading()))
