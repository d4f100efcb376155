import json

from annotator.formats import by_id
from annotator.formats.format import AnnotatorMarks, ArticleRecord, WriteOptions
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Entity, Relation, Span

TACRED = by_id("tacred")
TEXT = "محمد في بيت لحم. الرجل هناك. نعم"
MARKS = [
    Entity("a", (Span(0, 4),), "PERS"),
    Entity("b", (Span(8, 15),), "GPE"),
    Entity("c", (Span(17, 22),), "PERS"),
    Relation("r1", "a", "b", "lives_in"),
]


def written(tmp_path, *marks, **choices):
    one = ArticleRecord(Article("1", TEXT, TEXT), (AnnotatorMarks("x", Annotation.of(marks)),))
    report = TACRED.write([one], tmp_path / "out", WriteOptions(choices=choices))
    return json.loads((tmp_path / "out").read_bytes()), report


def test_a_relation_is_an_example_and_its_last_words_are_included(tmp_path):
    (example,), report = written(tmp_path, *MARKS)
    assert example == {
        "id": "r1",
        "docid": "1",
        "relation": "lives_in",
        "token": ["محمد", "في", "بيت", "لحم", "."],
        "subj_start": 0,
        "subj_end": 0,
        "obj_start": 2,
        "obj_end": 3,
        "subj_type": "PERS",
        "obj_type": "GPE",
        "stanford_pos": ["X"] * 5,
        "stanford_ner": ["PERS", "O", "GPE", "GPE", "O"],
        "stanford_head": [0, 1, 1, 1, 1],
        "stanford_deprel": ["ROOT", "dep", "dep", "dep", "dep"],
    }
    assert (report.entities, report.relations) == (2, 1)
    assert report.losses["unrelated"] == 1


def test_a_relation_across_sentences_has_the_words_of_all_between(tmp_path):
    (example,), report = written(tmp_path, *MARKS[:3], Relation("r2", "c", "b", "from"))
    assert example["token"] == ["محمد", "في", "بيت", "لحم", ".", "الرجل", "هناك", "."]
    assert [example[key] for key in ("subj_start", "subj_end", "obj_start", "obj_end")] == [5, 5, 2, 3]  # fmt: skip
    assert report.losses["unrelated"] == 1


def test_pairs_without_a_relation_are_examples_of_none_if_asked_for(tmp_path):
    examples, report = written(tmp_path, *MARKS, pairs="all")
    assert [(one["id"], one["relation"]) for one in examples] == [
        ("r1", "lives_in"),
        ("b-a", "no_relation"),
    ]
    assert (report.entities, report.relations) == (2, 1)
