import json

import pytest


@pytest.fixture
def both(hashiya, project, tmp_path):
    """The project after omar has done the first article too, and differs."""
    meta = {"start": 5, "end": 9, "label": "ORG"}
    cairo = {"start": 10, "end": 20, "label": "GPE"}
    one = {"annotator": "omar", "status": "done", "entities": [meta, cairo]}
    line = {"hashiya": 1, "uid": "a1", "text": "شركة ميتا في القاهرة", "annotations": [one]}
    file = tmp_path / "omar.jsonl"
    file.write_text(json.dumps(line) + "\n")
    assert hashiya("import", project, file).status == 0
    return project


def test_it_reports_in_json(hashiya, both):
    report = hashiya("agree", both, "--json").json
    (pair,) = report["pairs"]
    assert pair["annotators"] == ["layla", "omar"]
    assert (pair["articles"], pair["entities"]["strict_f1"]) == (1, 0.5)
    assert set(report) >= {"pairs", "all", "confusion", "by_article"}
    assert hashiya("agree", both, "--json").json == report


def test_it_says_the_same_in_words(hashiya, both):
    out = hashiya("agree", both).out
    assert "layla and omar: 1 article (few articles" in out
    assert "0.500 strict" in out
    assert "Entities differ: WORD 1" in out


def test_annotators_can_be_named_and_compared_with_gold(hashiya, both):
    pairs = hashiya("agree", both, "--against-gold", "--json").json["pairs"]
    assert [one["annotators"] for one in pairs] == [["layla", "gold"], ["omar", "gold"]]
    named = hashiya("agree", both, "--annotators", "gold, omar", "--json").json["pairs"]
    assert [one["annotators"] for one in named] == [["gold", "omar"]]
    mean = hashiya("agree", both, "--against-gold").out.partition("Mean of all pairs")[2]
    assert "Entities differ, all pairs together: " in mean


def test_who_has_nothing_in_common_is_said_in_one_line(hashiya, both):
    hashiya("annotators", both, "add", "sami")
    out = hashiya("agree", both, "--annotators", "layla,sami").out
    assert out == "layla and sami: no article that both have done\n"


@pytest.mark.parametrize("names", ["layla", "layla,nobody"])
def test_too_few_are_refused(hashiya, both, names):
    ran = hashiya("agree", both, "--annotators", names)
    assert (ran.status, ran.out, ran.err.count("\n")) == (3, "", 1)


def test_it_writes_a_page_and_says_where(hashiya, both, tmp_path):
    out = tmp_path / "agreement.html"
    report = hashiya("agree", both, "--json").json
    assert hashiya("agree", both, "--html", out, "--json").json == report | {"html": str(out)}
    page = out.read_text(encoding="utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en"')
    assert hashiya("agree", both, "--html", out).out == f"{out}\n"
    assert hashiya("--lang", "ar", "agree", both, "--html", out).status == 0
    assert '<html lang="ar" dir="rtl">' in out.read_text(encoding="utf-8")


def test_one_persons_page_stands_beside_the_gold(hashiya, both, tmp_path):
    out = tmp_path / "layla.html"
    words = ("agree", both, "--against-gold", "--annotators", "layla", "--html", out)
    pairs = hashiya(*words, "--json").json["pairs"]
    assert [one["annotators"] for one in pairs] == [["layla", "gold"]]
    assert "layla\u2069 and the gold of" in out.read_text(encoding="utf-8")


def test_a_page_is_never_written_over_a_project(hashiya, both, tmp_path):
    for out in (both, tmp_path / "other.hashiya", tmp_path / "nowhere" / "page.html"):
        ran = hashiya("agree", both, "--html", out)
        assert (ran.status, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert hashiya("check", both).status == 0
