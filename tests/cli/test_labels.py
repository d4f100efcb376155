import json

from annotator.store.project import Project


def stats(hashiya, project):
    found = hashiya("stats", project, "--json").json
    return found["labels"], found["relations"]


def test_the_label_set_is_shown_as_it_stands_in_files(hashiya, project, tmp_path):
    shown = hashiya("labels", project, "show", "--json").json
    assert shown["name"] == "news"
    file = tmp_path / "l.json"
    file.write_text(json.dumps(shown))
    again = tmp_path / "b.hashiya"
    assert hashiya("new", again, "--labels", file).status == 0
    assert hashiya("labels", again, "show", "--json").json == shown
    lines = hashiya("labels", project, "show").out.splitlines()
    assert any("ORG" in line for line in lines)


def test_a_label_gets_another_name_on_its_marks_too(hashiya, project):
    ran = hashiya("labels", project, "rename", "GPE", "STATE", "--json")
    assert ran.json == {"marks": 3, "annotations": 3}
    assert stats(hashiya, project) == ({"STATE": 3, "ORG": 1}, {"located_in": 1})
    assert hashiya("check", project).status == 0


def test_a_relation_label_too(hashiya, project):
    hashiya("labels", project, "rename", "located_in", "lies_in")
    assert stats(hashiya, project)[1] == {"lies_in": 1}


def test_one_label_is_merged_into_another(hashiya, project):
    assert hashiya("labels", project, "merge", "GPE", "LOC", "--json").json["marks"] == 3
    assert stats(hashiya, project)[0] == {"LOC": 3, "ORG": 1}


def test_a_change_that_cannot_be_leaves_all_as_it_was(hashiya, project):
    before = hashiya("labels", project, "show", "--json").json, stats(hashiya, project)
    for words in (
        ["rename", "NOTHING", "X"],
        ["rename", "GPE", "ORG"],
        ["merge", "GPE", "NOTHING"],
        ["merge", "GPE", "GPE"],
        ["merge", "GPE", "located_in"],
        ["use", "nothing"],
    ):
        assert hashiya("labels", project, *words).status == 3, words
    assert (hashiya("labels", project, "show", "--json").json, stats(hashiya, project)) == before


def test_another_label_set_keeps_what_marks_have(hashiya, project):
    ran = hashiya("labels", project, "use", "conll", "--json")
    assert ran.json == {"labels": "conll", "kept": ["GPE", "located_in"]}
    with Project.open(project) as opened:
        labels = opened.labels.current()
    assert labels.entity("MISC")
    assert labels.entity("GPE")
    keys = [label.key for label in labels.entities]
    assert len(keys) == len(set(keys))
    assert not any(
        one["rule"] == "unknown_label"
        for one in hashiya("check", project, "--json").json["problems"]
    )
    assert "GPE" in hashiya("labels", project, "use", "conll").out


def test_brats_configuration_can_be_used(hashiya, project, tmp_path):
    conf = tmp_path / "annotation.conf"
    conf.write_text("[entities]\nSea\n[relations]\nnear\tArg1:Sea, Arg2:Sea\n[attributes]\n")
    ran = hashiya("labels", project, "use", conf, "--json")
    assert ran.json["kept"] == ["ORG", "GPE", "located_in"]
    shown = hashiya("labels", project, "show", "--json").json
    assert [one["name"] for one in shown["entities"]] == ["Sea", "ORG", "GPE"]
    assert shown["relations"][0] == {
        "name": "near", "heads": ["Sea"], "tails": ["Sea"], "colour": "grey",
    }  # fmt: skip
    assert hashiya("labels", project, "use", tmp_path).status == 0


def test_an_action_is_needed(hashiya, project):
    assert hashiya("labels", project).status == 2
    assert hashiya("labels", project, "rename", "GPE").status == 2


def test_a_dry_run_only_says_how_many_marks_there_are(hashiya, project):
    before = hashiya("labels", project, "show", "--json").json, stats(hashiya, project)
    for verb, new in (("rename", "STATE"), ("merge", "ORG")):
        ran = hashiya("labels", project, verb, "GPE", new, "--dry-run", "--json")
        assert ran.json == {"marks": 3, "annotations": 3}
    assert hashiya("labels", project, "rename", "GPE", "ORG", "--dry-run").status == 3
    assert (hashiya("labels", project, "show", "--json").json, stats(hashiya, project)) == before


def test_the_count_is_said_before_anything_is_written(hashiya, project):
    ran = hashiya("labels", project, "merge", "GPE", "LOC")
    assert "3 marks of GPE become LOC." in ran.err
    assert "3 marks changed." in ran.out
