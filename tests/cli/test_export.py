import json
import os
import signal

import pytest
import srsly


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


def test_help_says_what_a_label_leaves_out(hashiya):
    said = " ".join(hashiya("export", "--help").out.split())
    assert "relations whose both ends stay go along" in said
    assert "answers about the article are left out" in said


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
    words = ("export", project, "--format", "spert", "--out", tmp_path / "o")
    assert "losses.jsonl says which." in hashiya(*words).out
    parted = hashiya(*words, "--split", "a=1,b=1").out
    assert parted.count("losses.jsonl") == 2
    assert "losses.jsonl say which." in parted


def test_stopped_it_says_that_nothing_was_written(hashiya, project, tmp_path, monkeypatch):
    def interrupted(_project, _options, _out, tell):
        os.kill(os.getpid(), signal.SIGINT)
        tell(1, 2)

    monkeypatch.setattr("annotator.usecases.export.export", interrupted)
    ran = hashiya("export", project, "--format", "native", "--out", tmp_path / "o.jsonl")
    assert (ran.status, ran.out, ran.err) == (130, "", "Stopped. Nothing was written.\n")


def many(tmp_path, count):
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            text = " ".join(f"كلمة{n * 50 + k}" for k in range(40))
            marks = [{"start": 0, "end": 4, "label": "ORG"}] if n % 2 else []
            one = {"hashiya": 1, "text": text, "annotations": [{"annotator": "layla", "entities": marks}]}  # fmt: skip
            file.write(json.dumps(one) + "\n")
    return path


def parts(out):
    return {path.stem: len(records(path)) - 1 for path in out.glob("*.jsonl")}


def test_a_split_is_kept_and_told_in_the_card(hashiya, project, tmp_path):
    hashiya("import", project, many(tmp_path, 18))
    out = tmp_path / "out"
    words = ("export", project, "--format", "native", "--out", out)
    ran = hashiya(*words, "--split", "train=80,dev=10,test=10", "--seed", "7")
    assert ran.status == 0, ran
    assert parts(out) == {"train": 16, "dev": 2, "test": 2}
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    card = first["README.md"].decode()
    said = "--out out --split train=80,dev=10,test=10 --seed 7\n"
    assert said in card
    assert str(tmp_path) not in card
    assert hashiya(*words, "--split").status == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first
    ran = hashiya(*words, "--split", "a=1,b=1")
    assert (ran.status, ran.err.count("\n")) == (3, 1)
    assert "train=80,dev=10,test=10 with seed 7" in ran.err
    assert "--resplit" in ran.err
    assert hashiya(*words, "--split", "a=1,b=1", "--resplit").status == 0
    assert set(parts(out)) == {"a", "b"}


def test_a_split_that_is_stopped_or_refused_is_not_recorded(hashiya, project, tmp_path):
    words = ("export", project, "--format", "brat", "--out", tmp_path / "nowhere" / "x", "--split")
    assert hashiya(*words).status == 3
    assert hashiya(*words, "train=1").status == 3
    ran = hashiya("export", project, "--format", "native", "--out", tmp_path / "o", "--split", "a=1,b=1")  # fmt: skip
    assert ran.status == 0


@pytest.mark.parametrize("words", [["--seed", "3"], ["--resplit"]])
def test_what_belongs_to_a_split_is_refused_without_one(hashiya, project, tmp_path, words):
    ran = hashiya("export", project, "--format", "native", "--out", tmp_path / "o", *words)
    assert ran.status == 3


def test_a_card_makes_a_folder_of_one_file(hashiya, project, tmp_path):
    out = tmp_path / "out"
    words = ("export", project, "--format", "native", "--out", out, "--card")
    assert hashiya(*words).status == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "README.md",
        "articles.jsonl",
        "hashiya.json",
    ]
    assert "--card" in (out / "README.md").read_text("utf-8")


def test_excluded_parts_and_negative_articles_are_a_choice(hashiya, project, tmp_path):
    lines = [
        {"uid": "x1", "text": "نص ثم إعلان", "excluded": [[5, 11]]},
        {"uid": "x2", "text": "لا شيء"},
    ]
    (tmp_path / "n.jsonl").write_text("".join(json.dumps({"hashiya": 1, **one}) + "\n" for one in lines))  # fmt: skip
    hashiya("import", project, tmp_path / "n.jsonl")

    def texts(*options):
        out = tmp_path / "brat"
        assert hashiya("export", project, "--format", "brat", "--out", out, *options).status == 0
        return [path.read_text("utf-8") for path in out.rglob("*.txt")]

    assert "نص ثم إعلان" not in texts()
    assert "نص ثم إعلان" in texts("--excluded", "keep")
    assert "لا شيء" in texts()
    dropped = texts("--negative", "drop")
    assert dropped
    assert "لا شيء" not in dropped


def test_the_help_says_whose_way_of_writing_each_choice_is(hashiya):
    shown = " ".join(hashiya("export", "--help").out.split())
    for choice, name in {"scheme": "conll", "syntax": "cas", "pairs": "tacred"}.items():
        assert f"--{choice} {{" in shown
        assert f"how {name} is written" in shown


@pytest.mark.parametrize("name", ["docred", "spert", "tacred", "labelstudio"])
@pytest.mark.parametrize("split", [(), ("--split", "train=50,test=50")])
def test_a_hub_is_pointed_at_the_articles_alone(hashiya, project, tmp_path, name, split):
    out = tmp_path / "out"
    assert not hashiya("export", project, "--format", name, "--out", out, "--card", *split).status
    matter = srsly.yaml_loads((out / "README.md").read_text("utf-8").split("---\n")[1])
    (config,) = matter["configs"]
    parts = [sorted(out.glob(one["path"])) for one in config["data_files"]]
    assert len(parts) == (2 if split else 1)
    for found in parts:
        (file,) = found
        assert isinstance(json.loads(file.read_bytes()), list)
