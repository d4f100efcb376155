import json
from dataclasses import replace

import pytest

from annotator import formats
from annotator.formats.format import Loss

SHAPE = {"articles", "skipped", "entities", "relations", "failed", "labels_added", "losses"}


def test_what_came_in_is_counted(hashiya, project, tmp_path):
    one = tmp_path / "a.txt"
    one.write_text("نص جديد", "utf-8")
    ran = hashiya("import", project, one, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.json.keys() >= SHAPE
    assert ran.json["articles"] == 1
    assert ran.json["failed"] == ran.json["labels_added"] == []


def test_a_duplicate_is_named(hashiya, project, tmp_path):
    ran = hashiya("import", project, tmp_path / "two.jsonl")
    assert ran.status == 0
    assert "شركة في القاهرة" in ran.out
    assert "4 marks were there already." in ran.out or "5 marks" in ran.out
    again = hashiya("import", project, tmp_path / "two.jsonl", "--duplicates", "keep", "--json")
    assert (again.json["articles"], again.json["skipped"]) == (2, 0)


def test_labels_that_were_added_are_named(hashiya, project, tmp_path):
    mark = {"start": 0, "end": 2, "label": "SHIP"}
    line = {"hashiya": 1, "text": "نص", "annotations": [{"annotator": "a", "entities": [mark]}]}
    (tmp_path / "s.jsonl").write_text(json.dumps(line))
    ran = hashiya("import", project, tmp_path / "s.jsonl", "--json")
    assert ran.json["labels_added"] == ["SHIP"]


def test_marks_that_failed_are_listed_and_the_status_says_so(hashiya, project, tmp_path):
    mark = {"start": 0, "end": 99, "label": "ORG"}
    line = {"hashiya": 1, "text": "نص", "annotations": [{"annotator": "a", "entities": [mark]}]}
    (tmp_path / "s.jsonl").write_text(json.dumps(line))
    ran = hashiya("import", project, tmp_path / "s.jsonl", "--json")
    assert ran.status == 1
    assert ran.json["articles"] == 1
    (failed,) = ran.json["failed"]
    assert failed["where"].startswith(f"{tmp_path / 's.jsonl'}:1")
    assert failed["why"]


def test_a_bad_file_is_refused_and_named_unless_told_to_keep_going(hashiya, project, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("نص", "utf-8")
    (folder / "b.txt").write_bytes(b"x\0y")
    ran = hashiya("import", project, folder)
    assert (ran.status, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert "b.txt" in ran.err
    assert ran.err.endswith(
        ". Nothing was imported; --keep-going passes over what cannot be read.\n"
    )
    alone = hashiya("import", project, folder / "b.txt")
    assert (alone.status, alone.err.count("--keep-going")) == (3, 0)
    assert hashiya("stats", project, "--json").json["articles"] == 2
    ran = hashiya("import", project, folder, "--keep-going", "--json")
    assert ran.status == 1
    assert ran.json["articles"] == 1
    assert "b.txt" in ran.json["failed"][0]["where"]


def test_as_and_replace(hashiya, project, tmp_path):
    mark = {"start": 5, "end": 9, "label": "PERS"}
    made = [{"annotator": "x", "entities": [mark]}]
    line = {"hashiya": 1, "text": "شركة ميتا في القاهرة", "annotations": made}
    file = tmp_path / "s.jsonl"
    file.write_text(json.dumps(line))
    ran = hashiya("import", project, file, "--as", "omar", "--json")
    assert (ran.json["skipped"], ran.json["entities"]) == (1, 1)
    assert "omar" in hashiya("stats", project, "--json").json["annotators"]
    hashiya("import", project, file, "--as", "layla", "--replace")
    labels = hashiya("stats", project, "--json").json["labels"]
    assert labels == {"GPE": 2, "PERS": 2}


def test_remarks_of_readers_go_to_stderr(hashiya, project, tmp_path):
    baked = tmp_path / "b.txt"
    baked.write_text("ﻻ ﺳﻼﻡ", "utf-8")
    ran = hashiya("import", project, baked, "--repair", "--json")
    assert ran.json["articles"] == 1
    assert "presentation forms" in ran.err


def test_wrong_usage(hashiya, project):
    assert hashiya("import", project).status == 2
    assert hashiya("import", project, "x", "--format", "no").status == 2
    assert hashiya("import", project, "/nowhere/at/all").status == 3


def test_people_are_told_of_some_that_failed_and_of_how_many(hashiya, project, tmp_path):
    file = tmp_path / "wrong.jsonl"
    entities = [{"uid": f"e{n}", "start": 90 + n, "end": 99 + n, "label": "ORG"} for n in range(60)]
    article = {"hashiya": 1, "text": "نص", "annotations": [{"entities": entities}]}
    file.write_text(json.dumps(article), "utf-8")
    ran = hashiya("import", project, file)
    assert ran.status == 1
    assert ran.out.count("lies outside the text") == 50
    assert "10 more could not be read" in ran.out
    assert len(hashiya("import", project, file, "--json").json["failed"]) == 60


def test_what_came_is_listed_as_the_language_lists(hashiya, project, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("خبر جديد", "utf-8")
    assert hashiya("import", project, file).out == "1 article, 0 entities, 0 relations\n"
    again = hashiya("import", project, file, "--lang", "ar").out
    assert "، " in again
    assert ", " not in again
    assert "«\u2068a\u2069»" in again


def test_losses_of_reading_are_counted_and_named(hashiya, project, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("نص", "utf-8")
    losses = [Loss("pos", f"a.txt:{n}", "", "3 words have one.") for n in (1, 9)]
    text = replace(formats.by_id("text"), read=lambda *_: losses)
    monkeypatch.setattr("annotator.formats.sources", lambda path, *_: [(path, text)])
    ran = hashiya("import", project, tmp_path / "a.txt", "--json")
    assert ran.status == 0
    named = [{"where": f"a.txt:{n}", "why": "3 words have one."} for n in (1, 9)]
    assert ran.json["losses"] == [{"kind": "pos", "count": 2, "named": named}]
    assert "pos 2" in hashiya("import", project, tmp_path / "a.txt").out


TEXT = "ميتا شركة في مصر"
DOCCANO = '{"text": "ميتا شركة في مصر", "label": [[0, 4, "%s"]]}\n'
TASKS = [
    {
        "data": {"text": TEXT},
        "annotations": [
            {"completed_by": name, "result": [{"value": {"start": 0, "end": 4, "text": "ميتا", "labels": [label]}}]}
            for name, label in (("layla", "ORG"), ("omar", "PERS"))
        ],
    }
]  # fmt: skip


@pytest.mark.parametrize(
    "files",
    [
        {"in/layla.jsonl": DOCCANO % "ORG", "in/omar.jsonl": DOCCANO % "PERS"},
        {"in/tasks.json": json.dumps(TASKS)},
        {
            "in/layla/a.txt": TEXT, "in/layla/a.ann": "T1\tORG 0 4\tميتا\n",
            "in/omar/a.txt": TEXT, "in/omar/a.ann": "T1\tPERS 0 4\tميتا\n",
        },
    ],
    ids=["doccano", "labelstudio", "brat"],
)  # fmt: skip
def test_two_peoples_files_become_two_annotations_of_one_article(hashiya, project, tmp_path, files):
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    before = hashiya("stats", project, "--json").json["articles"]
    ran = hashiya("import", project, tmp_path / "in", "--json")
    assert (ran.status, ran.json["articles"], ran.json["entities"]) == (0, 1, 2)
    assert hashiya("stats", project, "--json").json["articles"] == before + 1
    hashiya("export", project, "--format", "native", "--out", tmp_path / "out.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    (article,) = [line for line in lines if line.get("text") == TEXT]
    said = {
        one["annotator"]: [e["label"] for e in one["entities"]] for one in article["annotations"]
    }
    assert said == {"layla": ["ORG"], "omar": ["PERS"]}


def test_a_file_that_names_several_is_refused_with_what_to_do(hashiya, project, tmp_path):
    mark = {"start": 5, "end": 9, "label": "PERS"}
    made = [{"annotator": name, "entities": [mark]} for name in ("x", "y")]
    line = {"hashiya": 1, "text": "شركة ميتا في القاهرة", "annotations": made}
    file = tmp_path / "s.jsonl"
    file.write_text(json.dumps(line))
    ran = hashiya("import", project, file, "--as", "layla")
    assert ran.status != 0
    assert "Leave out --as" in ran.err


def test_a_file_of_one_person_is_whose_it_is_said_to_be(hashiya, project, tmp_path):
    for name, label in (("one", "ORG"), ("two", "PERS")):
        (tmp_path / f"{name}.jsonl").write_text(DOCCANO % label, "utf-8")
        ran = hashiya(
            "import", project, tmp_path / f"{name}.jsonl", "--as", f"person {name}", "--json"
        )
        assert ran.json["entities"] == 1
    listed = hashiya("stats", project, "--json").json["annotators"]
    assert {"person one", "person two"} <= set(listed)
