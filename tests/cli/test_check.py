import json


def test_all_is_well(hashiya, project):
    ran = hashiya("check", project, "--json")
    assert (ran.status, ran.json) == (0, {"problems": []})
    assert hashiya("check", project).out == "All is well.\n"


def test_what_breaks_a_rule_is_found(hashiya, project, tmp_path):
    mark = {"uid": "m9", "start": 2, "end": 6, "label": "ORG"}
    line = {
        "hashiya": 1,
        "uid": "a9",
        "text": "نص آخر هنا",
        "annotations": [{"annotator": "layla", "entities": [mark]}],
    }
    (tmp_path / "s.jsonl").write_text(json.dumps(line))
    hashiya("import", project, tmp_path / "s.jsonl")
    ran = hashiya("check", project, "--json")
    assert ran.status == 1
    (problem,) = ran.json["problems"]
    assert problem["why"]
    assert {**problem, "why": ""} == {
        "rule": "edge_on_space",
        "article": "a9",
        "mark": "m9",
        "why": "",
    }
    assert "edge_on_space a9 m9" in hashiya("check", project).out


def test_a_damaged_project_is_refused_in_a_line(hashiya, project):
    raw = bytearray(project.read_bytes())
    raw[4096:8192] = b"\xff" * 4096
    project.write_bytes(raw)
    ran = hashiya("check", project)
    assert ran.status in (1, 3)
    assert "Traceback" not in ran.err
    assert ran.out + ran.err
