"""The table of differences beside the sample articles says what the marks themselves say."""

import json
import re
from functools import cache

import pytest

from annotator.resources import seeds

NAMES = sorted(path.stem for path in seeds().glob("*.jsonl"))
ROW = re.compile(r"\| (\d\d) \| (layla|omar) \| (\d+|–) \| (.+) \| (.+) \| ([A-Z+]+|same .+) \|")
ENTITY = re.compile(r"`([^`]+)` ([A-Z]+)")
RELATION = re.compile(r"`([^`]+)` ([a-z_]+) `([^`]+)`")
CLASSES = {
    "ONLY", "LABEL", "EDGE", "CLITIC", "WORD", "INSIDE", "LABEL+BOUNDARY", "SPLIT", "MERGE",
    "TYPE", "DIRECTION", "ENDPOINT", "ENDPOINT+TYPE", "BLOCKED", "same (symmetric)",
}  # fmt: skip
RELATIONAL = {"TYPE", "DIRECTION", "ENDPOINT", "ENDPOINT+TYPE", "BLOCKED", "same (symmetric)"}


@cache
def rows() -> list[tuple[str, ...]]:
    text = (seeds() / "DIFFERENCES.md").read_text(encoding="utf-8")
    return [match.groups() for match in ROW.finditer(text)]


def rows_of(name: str, who: str) -> list[tuple[str, ...]]:
    return [row[2:] for row in rows() if row[:2] == (name[:2], who)]


@cache
def marks(name: str, who: str) -> dict:
    fields = json.loads((seeds() / f"{name}.jsonl").read_text(encoding="utf-8"))
    return next(one for one in fields["annotations"] if one["annotator"] == who)


def entities(name: str, who: str) -> set[tuple[int, str, str]]:
    return {
        (e["start"], e["text"].replace("\u00a0", " "), e["label"])
        for e in marks(name, who)["entities"]
    }


def relations(name: str, who: str) -> int:
    return len(marks(name, who)["relations"])


def test_every_class_of_disagreement_stands_in_the_table():
    assert {row[5] for row in rows()} == CLASSES


@pytest.mark.parametrize("who", ["layla", "omar"])
@pytest.mark.parametrize("name", NAMES)
def test_every_entity_that_differs_stands_in_the_table_and_no_other(name, who):
    of_entities = [
        row for row in rows_of(name, who) if not RELATION.search(row[1] + row[2]) and row[0] != "–"
    ]
    gold, theirs = entities(name, "gold"), entities(name, who)
    for column, differing in ((1, gold - theirs), (2, theirs - gold)):
        told = [found for row in of_entities for found in ENTITY.findall(row[column])]
        assert sorted(told) == sorted((words, label) for _, words, label in differing)


@pytest.mark.parametrize("who", ["layla", "omar"])
@pytest.mark.parametrize("name", NAMES)
def test_a_row_begins_where_its_mark_begins(name, who):
    every = entities(name, "gold") | entities(name, who)
    for at, gold, theirs, _ in rows_of(name, who):
        if at != "–":
            first = re.findall(r"`([^`]+)`", theirs if gold == "none" else gold)[0]
            assert any((start, words) == (int(at), first) for start, words, _ in every), first


@pytest.mark.parametrize("who", ["layla", "omar"])
@pytest.mark.parametrize("name", NAMES)
def test_relations_that_are_missing_are_counted(name, who):
    missing = [row for row in rows_of(name, who) if RELATION.search(row[1]) and row[2] == "none"]
    assert relations(name, "gold") - relations(name, who) == len(missing)
    assert {row[3] for row in missing} <= {"ONLY", "BLOCKED"}


@pytest.mark.parametrize("who", ["layla", "omar"])
@pytest.mark.parametrize("name", NAMES)
def test_classes_of_relations_are_told_of_relations(name, who):
    for _, gold, theirs, kind in rows_of(name, who):
        if kind in RELATIONAL:
            assert RELATION.fullmatch(gold), gold
            assert theirs == "none" or RELATION.fullmatch(theirs), theirs


@pytest.mark.parametrize("who", ["layla", "omar"])
def test_the_topic_is_once_seen_otherwise(who):
    others = [name for name in NAMES if marks(name, who)["labels"] != marks(name, "gold")["labels"]]
    assert others == (["14-hot-nights"] if who == "omar" else [])
