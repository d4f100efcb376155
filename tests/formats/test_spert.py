import json

from annotator.formats import by_id
from annotator.formats.format import AnnotatorMarks, ArticleRecord, WriteOptions
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, Span

SPERT = by_id("spert")
LABELS = LabelSet(
    "l",
    (Label("PERS", {"en": "Person", "ar": "شخص"}),),
    (RelationLabel("knows", symmetric=True),),
)
TEXT = "محمد في القدس. الرجل هناك"
MARKS = [
    Entity("a", (Span(0, 4),), "PERS"),
    Entity("b", (Span(8, 13),), "GPE"),
    Entity("c", (Span(15, 20),), "PERS"),
    Relation("r1", "b", "a", "home_of"),
    Relation("r2", "a", "c", "knows"),
]


def test_each_sentence_is_an_element(tmp_path):
    one = ArticleRecord(Article("1", "", TEXT), (AnnotatorMarks("x", Annotation.of(MARKS)),))
    report = SPERT.write([one], tmp_path / "out", WriteOptions(LABELS))
    first, second = json.loads((tmp_path / "out" / "articles.json").read_bytes())
    assert first == {
        "tokens": ["محمد", "في", "القدس", "."],
        "entities": [
            {"type": "PERS", "start": 0, "end": 1},
            {"type": "GPE", "start": 2, "end": 3},
        ],
        "relations": [{"type": "home_of", "head": 1, "tail": 0}],
        "orig_id": "1-1",
    }
    assert second["entities"] == [{"type": "PERS", "start": 0, "end": 1}]
    assert (report.entities, report.relations) == (3, 1)
    assert report.losses == {"across": 1, "article": 1, "spacing": 1}


def test_the_types_are_told_with_what_the_label_set_says_of_them(tmp_path):
    one = ArticleRecord(Article("1", "", TEXT), (AnnotatorMarks("x", Annotation.of(MARKS)),))
    SPERT.write([one], tmp_path / "out", WriteOptions(LABELS))
    assert json.loads((tmp_path / "out" / "types.json").read_bytes()) == {
        "entities": {
            "PERS": {"short": "PERS", "verbose": "Person"},
            "GPE": {"short": "GPE", "verbose": "GPE"},
        },
        "relations": {
            "knows": {"short": "knows", "verbose": "knows", "symmetric": True},
            "home_of": {"short": "home_of", "verbose": "home_of", "symmetric": False},
        },
    }
