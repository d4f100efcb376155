"""What doccano's own page and server made of our articles."""

import json
from pathlib import Path

import pytest
from records import articles, reading

from annotator.formats import by_id, guess
from annotator.formats.format import Failed, Loss, Remark, WriteOptions

DOCCANO = by_id("doccano")
EXPORTED = Path(__file__).parent / "golden" / "doccano" / "exported"
SEEDS = Path(__file__).parents[2] / "seeds"


def seeded(name, annotator):
    (one,) = articles(by_id("native").read(SEEDS / f"{name}.jsonl", reading()))
    (marks,) = (a.annotation for a in one.annotations if a.annotator == annotator)
    entities = {e.uid: (e.spans, e.label) for e in marks.entities.values()}
    relations = {(entities[r.head], entities[r.tail], r.label) for r in marks.relations.values()}
    return one.article.text, set(entities.values()), relations


def found_in(one):
    (marks,) = (a.annotation for a in one.annotations)
    entities = {e.uid: (e.spans, e.label) for e in marks.entities.values()}
    relations = {(entities[r.head], entities[r.tail], r.label) for r in marks.relations.values()}
    return one.article.text, set(entities.values()), relations


@pytest.mark.parametrize(("count", "said"), [("utf16", "UTF-16"), ("graphemes", "graphemes")])
def test_marks_that_were_drawn_behind_an_emoji_lie_on_the_words_that_were_drawn_over(count, said):
    found = list(DOCCANO.read(EXPORTED / f"drawn.{count}.jsonl", reading()))
    cup, launch = articles(found)
    drawn = [e.of(cup.article.text) for e in cup.annotations[0].annotation.entities.values()]
    assert drawn == ["🏆", "نادي", "القدم"]
    (first,) = launch.annotations[0].annotation.entities.values()
    assert first.of(launch.article.text) == "🚀"
    (remark,) = [one for one in found if isinstance(one, Remark)]
    assert said in remark.what
    assert not [one for one in found if isinstance(one, Failed)]


@pytest.mark.parametrize("user", ["layla", "omar"])
def test_what_each_user_marked_is_theirs_to_the_letter(user):
    found = list(DOCCANO.read(EXPORTED / "two" / f"{user}.jsonl", reading()))
    (one,) = articles(found)
    assert [a.annotator for a in one.annotations] == [user]
    assert found_in(one) == seeded("01-solar-deal", user)
    comments = [lost.kind for lost in found if isinstance(lost, Loss)]
    assert comments == (["comment"] if user == "layla" else [])


def test_who_marked_nothing_has_no_annotation():
    (one,) = articles(DOCCANO.read(EXPORTED / "two" / "admin.jsonl", reading()))
    assert one.annotations == ()


def test_spans_without_relations_are_the_same_spans():
    assert guess(EXPORTED / "layla.spans.jsonl") is DOCCANO
    (one,) = articles(DOCCANO.read(EXPORTED / "layla.spans.jsonl", reading()))
    text, entities, _ = seeded("01-solar-deal", "layla")
    assert found_in(one) == (text, entities, set())


@pytest.mark.parametrize("count", ["utf-16", "letters"])
def test_ours_say_in_what_they_count_where_it_matters(count, hard, tmp_path):
    path = tmp_path / "out.jsonl"
    DOCCANO.write(hard, path, WriteOptions(choices={"count": count}))
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    counted = [line for line in lines if "count" in line["hashiya"]]
    assert {line["hashiya"]["count"] for line in counted} <= {count}
    assert bool(counted) == (count == "utf-16")
    for line in lines:
        units = line["text"].encode("utf-16-le") if count == "utf-16" else None
        for one in line["entities"]:
            start, end = one["start_offset"], one["end_offset"]
            words = (
                units[2 * start : 2 * end].decode("utf-16-le") if units else line["text"][start:end]
            )
            assert words.strip() == words != ""
    read = articles(DOCCANO.read(path, reading()))
    assert sum(len(a.annotation.entities) for one in read for a in one.annotations) == sum(
        len(line["entities"]) for line in lines
    )
    emoji = next(one for one in read if one.article.uid == "emoji")
    words = [e.of(emoji.article.text) for e in emoji.annotations[0].annotation.entities.values()]
    assert words == ["الوزير", "🇪🇬", "القاهرة"]


def test_a_file_of_code_points_stays_one(tmp_path):
    text = "😀 ميتا في مصر، ومصر"
    path = tmp_path / "a.jsonl"
    spans = [[2, 6, "ORG"], [10, 13, "GPE"]]
    path.write_text(json.dumps({"text": text, "label": spans}, ensure_ascii=False), "utf-8")
    found = list(DOCCANO.read(path, reading()))
    (one,) = articles(found)
    assert [e.of(text) for e in one.annotations[0].annotation.entities.values()] == ["ميتا", "مصر"]
    assert not [said for said in found if isinstance(said, Remark)]
