import json

import pytest

from annotator.usecases.annotate import Annotating
from annotator.usecases.open_project import open_project

TEXT = "شركة ميتا في القاهرة"
META = {"start": 5, "end": 9, "label": "ORG"}
WIDE = {"start": 0, "end": 9, "label": "ORG"}
CAIRO = {"start": 13, "end": 20, "label": "GPE"}


@pytest.fixture
def three(hashiya, tmp_path):
    """A project with an article that three people have done."""
    path, file = tmp_path / "three.hashiya", tmp_path / "three.jsonl"
    voices = {"layla": [META, CAIRO], "omar": [META, CAIRO], "sami": [WIDE, CAIRO]}
    made = [
        {"annotator": name, "status": "done", "entities": marks} for name, marks in voices.items()
    ]
    file.write_text(json.dumps({"hashiya": 1, "uid": "a1", "text": TEXT, "annotations": made}))
    assert hashiya("new", path).status == 0
    assert hashiya("import", path, file).status == 0
    return path


def test_it_settles_what_all_say(hashiya, three):
    ran = hashiya("review", three, "--auto")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "1 article was looked at.",
        "Settled: 1 that all say alike, 0 by majority.",
        "1 question is left in 1 article.",
    ]
    assert hashiya("check", three).status == 0


def test_it_settles_majorities_when_asked(hashiya, three):
    found = hashiya("review", three, "--auto", "--majority", "--json").json
    assert found == {
        "annotators": ["layla", "omar", "sami"],
        "articles": 1,
        "settled": {"unanimous": 1, "majority": 1},
        "left": {"articles": 0, "questions": 0, "stale": 0},
    }
    assert "Nothing is left" in hashiya("review", three, "--auto").out


def test_what_changed_since_it_was_settled_is_told(hashiya, three):
    hashiya("review", three, "--auto", "--majority")
    with open_project(three) as project:
        layla = Annotating(project, "a1", project.annotators.get("layla"))
        cairo = next(one for one in layla.annotation.entities.values() if one.label == "GPE")
        layla.relabel(cairo.uid, "LOC")
    assert hashiya("review", three, "--auto").out.splitlines()[2:] == [
        "1 question is left in 1 article.",
        "1 to look at again",
    ]


def test_names_say_whose_marks_count(hashiya, three):
    found = hashiya("review", three, "--auto", "--annotators", "layla,omar", "--json").json
    assert found["settled"] == {"unanimous": 2, "majority": 0}


def test_gold_goes_out_with_where_it_comes_from_and_comes_back(hashiya, three, tmp_path):
    hashiya("review", three, "--auto", "--majority")
    out, again = tmp_path / "gold.jsonl", tmp_path / "again.jsonl"
    assert hashiya("export", three, "--gold", "--format", "native", "--out", out).status == 0
    (gold,) = json.loads(out.read_text().splitlines()[-1])["annotations"]
    meta, cairo = gold["entities"]
    assert (meta["decision"]["method"], meta["decision"]["votes"]) == ("majority", [2, 3])
    assert cairo["decision"]["method"] == "unanimous"
    assert {one["annotator"] for one in cairo["decision"]["sources"]} == {"layla", "omar", "sami"}
    other = tmp_path / "other.hashiya"
    hashiya("new", other)
    hashiya("import", other, out)
    assert hashiya("check", other).status == 0
    hashiya("export", other, "--gold", "--format", "native", "--out", again)
    assert again.read_bytes() == out.read_bytes()


def test_every_export_takes_gold(hashiya, three, tmp_path):
    hashiya("review", three, "--auto", "--majority")
    for one in hashiya("formats", "--json").json["formats"]:
        if one["writes"]:
            out = tmp_path / f"out-{one['id']}"
            ran = hashiya("export", three, "--gold", "--format", one["id"], "--out", out, "--json")
            lost = sum(loss["count"] for loss in ran.json["losses"])
            assert ran.json["articles"] == 1, one
            assert ran.json["entities"] == 2 or lost >= 2, one


def test_without_two_people_there_is_nothing_to_review(hashiya, project):
    ran = hashiya("review", project, "--auto")
    assert (ran.status, ran.out, ran.err.count("\n")) == (3, "", 1)
    ran = hashiya("review", project, "--auto", "--annotators", "layla,gold")
    assert (ran.status, ran.out) == (3, "")
    ran = hashiya("review", project, "--auto", "--annotators", "layla,nour")
    assert "nothing to review" in ran.out


def test_without_auto_it_is_wrong_usage(hashiya, three):
    assert hashiya("review", three).status == 2
