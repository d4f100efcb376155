import json
from collections import Counter
from pathlib import Path

import pytest
from records import articles, contents, reading

from annotator.formats import by_id, guess
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Failed, Loss, WriteOptions
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Entity, Span

DOCCANO = by_id("doccano")
THEIRS = Path(__file__).parent / "golden" / "doccano" / "theirs"
PEERS = Path(__file__).parents[3] / "shared" / "data" / "peers" / "doccano"


def lines(*values):
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def words(record):
    """Label and words of each entity, and the relations between labels."""
    (one,) = record.annotations
    labels = {e.uid: e.label for e in one.annotation.entities.values()}
    found = [(e.label, e.of(record.article.text)) for e in one.annotation.entities.values()]
    found += [(labels[r.head], r.label, labels[r.tail]) for r in one.annotation.relations.values()]
    return found


def test_both_shapes_are_read(write):
    path = write(
        "a.jsonl",
        lines(
            {
                "text": "ميتا في مصر",
                "label": [[0, 4, "ORG"], [8, 11, "GPE"]],
                "meta": {"n": 1},
                "id": 7,
            },
            {"text": "ميتا في مصر", "labels": [[0, 4, "ORG"]]},
            {
                "text": "ميتا في مصر",
                "entities": [
                    {"id": 40, "label": "ORG", "start_offset": 0, "end_offset": 4},
                    {"id": 41, "label": "GPE", "start_offset": 8, "end_offset": 11, "prob": 1},
                ],
                "relations": [{"id": 1, "from_id": 40, "to_id": 41, "type": "in"}],
                "Comments": ["لماذا؟"],
            },
        ),
    )
    assert guess(path) is DOCCANO
    found = list(DOCCANO.read(path, reading()))
    first, second, third = articles(found)
    assert words(first) == [("ORG", "ميتا"), ("GPE", "مصر")]
    assert first.article.meta == {"n": 1, "id": 7}
    assert words(second) == [("ORG", "ميتا")]
    assert words(third) == [("ORG", "ميتا"), ("GPE", "مصر"), ("ORG", "in", "GPE")]
    lost = [one for one in found if isinstance(one, Loss)]
    assert [one.kind for one in lost] == ["field", "comment"]
    assert {one.article for one in lost} == {f"{path}:3"}
    assert "لماذا" in lost[1].why


def test_an_array_is_read_too(write):
    path = write("a.json", json.dumps([{"text": "ميتا", "label": [[0, 4, "ORG"]]}] * 2))
    assert guess(path) is DOCCANO
    assert [words(one) for one in DOCCANO.read(path, reading())] == [[("ORG", "ميتا")]] * 2


def test_labels_of_a_whole_text_are_labels_of_the_article(write):
    path = write("a.jsonl", lines({"text": "خبر", "label": ["سياسة", "رياضة"]}))
    assert guess(path) is DOCCANO
    (one,) = articles(DOCCANO.read(path, reading()))
    assert set(one.annotations[0].annotation.labels.values()) == {
        ArticleLabel("label", "سياسة"), ArticleLabel("label", "رياضة"),
    }  # fmt: skip


def test_what_cannot_be_read_is_told_and_the_rest_is_read(write):
    path = write(
        "a.jsonl",
        lines(
            {"label": [[0, 1, "PER"]]},
            {"text": "ميتا", "label": [[0, 9, "A"], [3, 1, "B"], [0, 1], ["x", 1, "C"], [0, 4, "D"], {}]},
            {"text": "ميتا", "entities": [], "relations": [{"from_id": 1, "to_id": 2, "type": "x"}, 5, {"from_id": []}]},
        ),
    )  # fmt: skip
    found = list(DOCCANO.read(path, reading()))
    failed = [one.where for one in found if isinstance(one, Failed)]
    assert failed.count(f"{path}:1") == 1
    assert sum(where.startswith(f"{path}:2") for where in failed) == 5
    assert sum(where.startswith(f"{path}:3") for where in failed) == 3
    first, _ = articles(found)
    assert words(first) == [("D", "ميتا")]


def test_offsets_of_a_file_with_crlf_and_of_one_in_utf16_are_ours(write):
    path = write(
        "a.jsonl",
        lines(
            {"text": "أ\r\nميتا", "label": [[3, 7, "ORG"]]},
            {"text": "😀 ميتا", "label": [[3, 7, "ORG"]]},
        ),
    )
    found = list(DOCCANO.read(path, reading()))
    assert [words(one) for one in articles(found)] == [[("ORG", "ميتا")]] * 2
    assert sum("UTF-16" in getattr(one, "what", "") for one in found) == 1


def test_files_of_the_same_texts_are_named_for_their_users(write):
    text = "ميتا في مصر"
    layla = write("layla.jsonl", lines({"text": text, "label": [[0, 4, "ORG"]]}))
    omar = write(
        "omar.jsonl", lines({"text": "آخر", "label": []}, {"text": text, "label": [[0, 4, "PERS"]]})
    )
    other = write("other.jsonl", lines({"text": "شيء", "label": [[0, 1, "X"]]}))
    nobody = write("all.jsonl", lines({"text": text, "label": [[0, 4, "ORG"]]}))
    names = [
        one.annotations[0].annotator
        for path in (layla, omar, other, nobody)
        for one in articles(DOCCANO.read(path, reading()))
        if one.annotations
    ]
    assert names == ["layla", "omar", "", ""]


def test_fragments_become_entities_of_their_own(hard, tmp_path):
    record = next(one for one in hard if one.article.uid == "pieces")
    report = DOCCANO.write([record], tmp_path / "out", WriteOptions())
    assert report.losses == {"fragments": 2, "relation": 1}
    (back,) = articles(DOCCANO.read(tmp_path / "out", reading()))
    assert words(back) == [
        ("ORG", "مجلسا"), ("ORG", "النواب"), ("ORG", "الشيوخ"), ("OCC", "رئيس\nالوزراء"),
        ("ORG", "الأمم\n\nالمتحدة"), ("OCC", "in", "ORG"),
    ]  # fmt: skip


def test_ids_are_numbers_that_stand_once_in_the_file(hard, tmp_path):
    DOCCANO.write(hard, tmp_path / "out", WriteOptions())
    tasks = [json.loads(line) for line in (tmp_path / "out").read_text("utf-8").splitlines()]
    for name in ("entities", "relations"):
        ids = [one["id"] for task in tasks for one in task[name]]
        assert ids == list(range(1, len(ids) + 1))
    for task in tasks:
        there = {one["id"] for one in task["entities"]}
        assert {r[end] for r in task["relations"] for end in ("from_id", "to_id")} <= there


HARD = "😀 أ\u00a0ميتا\ufeffشر\u2028كة كـــويت \u064bب 👩‍👧ج\u2029"


@pytest.mark.parametrize("name", ["doccano", "prodigy", "labelstudio", "huggingface"])
def test_offsets_hold_over_every_kind_of_letter(name, tmp_path):
    spans = [
        Span(a, b)
        for a in range(0, len(HARD), 2)
        for b in (a + 1, a + 3, len(HARD))
        if b <= len(HARD)
    ]
    entities = [Entity(f"e{n}", (span,), "X") for n, span in enumerate(dict.fromkeys(spans))]
    marks = AnnotatorMarks("layla", Annotation.of(entities))
    record = ArticleRecord(Article("a", "عنوان", HARD), (marks,))
    one = by_id(name)
    report = one.write([record], tmp_path / "out", WriteOptions())
    assert report.losses == {}
    (back,) = one.read(tmp_path / "out", reading())
    assert back.article == record.article
    assert contents(back.annotations[0].annotation) == contents(marks.annotation)


@pytest.mark.parametrize("files", [THEIRS, PEERS], ids=["copied", "all"])
def test_the_files_of_doccano_itself(files):
    if not files.exists():
        pytest.skip("the files of other tools are not there")
    found = list(DOCCANO.read(files / "relation_extraction" / "example.jsonl", reading()))
    (one,) = found
    assert words(one) == [
        ("ORG", "Google"), ("DATE", "September 4, 1998"), ("PERSON", "Larry Page"), ("PERSON", "Sergey Brin"),
        ("ORG", "foundedAt", "DATE"), ("ORG", "foundedBy", "PERSON"), ("ORG", "foundedBy", "PERSON"),
    ]  # fmt: skip
    folder = files / "sequence_labeling"
    found = list(DOCCANO.read(folder / "example.jsonl", reading()))
    assert Counter(type(one).__name__ for one in found) == {"ArticleRecord": 2, "Failed": 1}
    assert words(found[0]) == [("LOC", "e")]
    assert found[0].article.meta == {"wikiPageID": 1}
    (one,) = DOCCANO.read(folder / "example_overlapping.jsonl", reading())
    assert words(one) == [("LOC", "e")] * 2
    table = files / "example.utf16.csv"
    assert guess(table) is DOCCANO
    said = [
        (r.article.text, *r.annotations[0].annotation.labels)
        for r in DOCCANO.read(table, reading())
    ]
    assert said == [("AAA", "label=Positive"), ("BBB", "label=Positive"), ("CCC", "label=Negative")]
