import json

import pytest


def records(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_native_goes_out_and_comes_back_byte_for_byte(hashiya, project, tmp_path):
    one, two = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    ran = hashiya("export", project, "--format", "native", "--out", one, "--json")
    assert ran.status == 0
    assert ran.json == {
        "format": "native",
        "articles": 2,
        "entities": 4,
        "relations": 1,
        "files": [str(one)],
        "losses": [],
        "cuts": 0,
    }
    other = tmp_path / "other.hashiya"
    hashiya("new", other)
    hashiya("import", other, one)
    hashiya("export", other, "--format", "native", "--out", two)
    assert one.read_bytes() == two.read_bytes()


def test_filters(hashiya, project, tmp_path):
    out = tmp_path / "o.jsonl"

    def exported(*options):
        ran = hashiya("export", project, "--format", "native", "--out", out, "--json", *options)
        assert ran.status == 0, ran
        return [ran.json[name] for name in ("articles", "entities", "relations")]

    assert exported("--annotator", "layla") == [2, 3, 1]
    assert exported("--annotator", "layla", "--status", "done") == [1, 2, 1]
    assert exported("--status", "done") == [1, 3, 1]
    assert exported("--gold") == [1, 1, 0]
    assert exported("--label", "GPE") == [2, 3, 0]
    assert exported("--label", "GPE", "ORG") == [2, 4, 1]
    assert exported("--label", "GPE", "--label", "ORG", "--label", "near") == [2, 4, 0]
    assert exported("--annotator", "nour") == [0, 0, 0]


def test_strict_writes_nothing_where_something_would_be_lost(hashiya, project, tmp_path):
    note = {
        "hashiya": 1,
        "text": "اب",
        "annotations": [{"annotator": "layla", "labels": [{"name": "topic", "value": "x"}]}],
    }
    (tmp_path / "n.jsonl").write_text(json.dumps(note))
    hashiya("import", project, tmp_path / "n.jsonl")
    out = tmp_path / "brat"
    ran = hashiya("export", project, "--format", "brat", "--out", out, "--strict")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "article_label" in ran.err
    assert not out.exists()
    ran = hashiya("export", project, "--format", "brat", "--out", out, "--json")
    assert ran.status == 0
    assert ran.json["losses"] == [{"kind": "article_label", "count": 1}]
    assert len(records(out / "losses.jsonl")) == 1


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (2, ["--format", "text", "--out", "x"]),
        (2, ["--format", "native"]),
        (2, ["--format", "native", "--out", "x", "--gold", "--annotator", "layla"]),
        (3, ["--format", "native", "--out", "x", "--annotator", "nobody"]),
        (3, ["--format", "native", "--out", "x", "--label", "NOTHING"]),
        (3, ["--format", "native", "--out", "nowhere/x"]),
    ],
)
def test_refusals(hashiya, project, tmp_path, monkeypatch, status, words):
    monkeypatch.chdir(tmp_path)
    ran = hashiya("export", project, *words)
    assert ran.status == status
    assert not (tmp_path / "x").exists()


def test_gold_that_is_not_there(hashiya, tmp_path):
    hashiya("new", tmp_path / "e.hashiya")
    words = ["--format", "native", "--out", tmp_path / "x", "--gold"]
    assert hashiya("export", tmp_path / "e.hashiya", *words).status == 3


def test_people_read_what_was_written_and_lost(hashiya, project, tmp_path):
    ran = hashiya("export", project, "--format", "native", "--out", tmp_path / "o.jsonl")
    assert "2 articles, 4 entities, 1 relation" in ran.out
