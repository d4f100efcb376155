import json

import pytest

from annotator.store.project import Project


@pytest.fixture
def toured(hashiya, tmp_path):
    ran = hashiya("tour", "--out", tmp_path / "tour", "--json")
    assert ran.status == 0, ran
    return ran.json


def test_the_tour_goes_the_whole_way(hashiya, toured, tmp_path):
    out = tmp_path / "tour"
    assert toured["folder"] == str(out)
    assert toured["problems"] == 0
    assert len(hashiya.drawn) == 6
    first_line = (out / "sample.jsonl").read_text("utf-8").splitlines()[0]
    assert json.loads(first_line)["hashiya"] == 1
    assert (out / "spacy" / "articles.spacy").exists()
    assert list((out / "brat").rglob("*.ann"))
    assert all((out / name).exists() for name in toured["files"])
    with Project.open(out / "sample.hashiya") as project:
        first = project.articles.listed()[0].uid
        me = project.annotators.get("nour")
        assert len(project.annotations.load(first, me.uid)) == 5
        # five marks, five undone, five redone
        assert len(project.journal.history(first, me.uid)) == 15


def test_a_second_tour_makes_its_own_anew_and_touches_nothing_else(hashiya, toured, tmp_path):
    mine = tmp_path / "tour" / "mine.txt"
    mine.write_text("a poem")
    assert hashiya("tour", "--out", tmp_path / "tour", "--json").json == toured
    assert mine.read_text() == "a poem"


def test_people_read_step_by_step(hashiya, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = hashiya("tour")
    assert "5 steps undone and redone." in ran.out
    assert "All is well." in ran.out
    assert (tmp_path / "hashiya-tour" / "sample.hashiya").exists()


def test_a_folder_that_cannot_be_made_is_refused(hashiya, tmp_path):
    (tmp_path / "file").write_text("")
    assert hashiya("tour", "--out", tmp_path / "file").status == 3
