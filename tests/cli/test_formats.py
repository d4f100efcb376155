import pytest


def test_every_format_says_what_it_does_and_loses(hashiya):
    found = {one["id"]: one for one in hashiya("formats", "--json").json["formats"]}
    assert found["native"] == {
        "id": "native",
        "title": "Hashiya JSON lines",
        "endings": [".jsonl", ".json"],
        "reads": True,
        "writes": True,
        "offsets": "code points",
        "cannot_carry": [],
        "choices": {},
    }
    assert found.keys() >= {"native", "text", "html", "csv", "spacy", "brat"}
    assert not found["text"]["writes"]
    assert found["brat"]["cannot_carry"]
    assert found["conll"]["choices"]["scheme"] == ["iob2", "bioes"]
    assert not found["spert"]["reads"]


@pytest.mark.parametrize("name", ["native", "spacy", "brat"])
def test_people_see_a_line_for_each(hashiya, name):
    ran = hashiya("formats")
    assert any(line.startswith(name) and "writes" in line for line in ran.out.splitlines())


def test_people_see_the_ways_of_writing_that_may_be_chosen(hashiya):
    assert "; --scheme iob2|bioes; --nested outermost|all; cannot carry" in hashiya("formats").out


def test_archives_are_named(hashiya):
    assert ".tar.gz" in hashiya("formats").out.splitlines()[-1]
    assert ".zip" in hashiya("formats", "--json").json["archives"]
