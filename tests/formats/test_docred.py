import json

from annotator.formats import by_id
from annotator.formats.format import AnnotatorMarks, ArticleRecord, WriteOptions
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, Span

DOCRED = by_id("docred")
LABELS = LabelSet(
    "l",
    (Label("PERS"), Label("GPE")),
    (
        RelationLabel("lives_in", {"en": "Lives in", "ar": "يسكن"}),
        RelationLabel("same", symmetric=True, transitive=True),
    ),
)
TEXT = "محمد في القدس. الرجل هناك"


def written(tmp_path, *marks, title="عنوان", uid="1", **meta):
    one = ArticleRecord(Article(uid, title, TEXT, meta), (AnnotatorMarks("x", Annotation.of(marks)),))  # fmt: skip
    return write(tmp_path, one)


def write(tmp_path, *given):
    report = DOCRED.write(given, tmp_path / "out", WriteOptions(LABELS))
    files = {path.name: json.loads(path.read_bytes()) for path in (tmp_path / "out").glob("*.json")}
    return files, report


def marks():
    return [
        Entity("a", (Span(0, 4),), "PERS"),
        Entity("b", (Span(8, 13),), "GPE"),
        Entity("c", (Span(15, 20),), "PERS"),
        Relation("r1", "c", "b", "lives_in"),
        Relation("r2", "a", "c", "same"),
    ]


def test_a_chain_is_one_thing_and_ends_are_exclusive(tmp_path):
    files, report = written(tmp_path, *marks())
    assert files["articles.json"] == [
        {
            "title": "عنوان",
            "sents": [["محمد", "في", "القدس", "."], ["الرجل", "هناك"]],
            "vertexSet": [
                [
                    {"name": "محمد", "pos": [0, 1], "sent_id": 0, "type": "PERS"},
                    {"name": "الرجل", "pos": [0, 1], "sent_id": 1, "type": "PERS"},
                ],
                [{"name": "القدس", "pos": [2, 3], "sent_id": 0, "type": "GPE"}],
            ],
            "labels": [{"r": "lives_in", "h": 0, "t": 1, "evidence": [0, 1]}],
        }
    ]
    assert (report.entities, report.relations, report.losses) == (3, 2, {"spacing": 1})


def test_the_files_that_its_readers_ask_for(tmp_path):
    files, _ = written(tmp_path, *marks())
    assert files["rel_info.json"] == {"lives_in": "Lives in"}
    assert files["rel2id.json"] == {"Na": 0, "lives_in": 1}
    assert files["ner2id.json"] == {"BLANK": 0, "PERS": 1, "GPE": 2}


def test_what_is_said_twice_of_the_same_things_or_of_one_is_lost(tmp_path):
    twice = Relation("r3", "a", "b", "lives_in"), Relation("r4", "c", "a", "lives_in")
    files, report = written(tmp_path, *marks(), *twice)
    assert len(files["articles.json"][0]["labels"]) == 1
    assert report.losses == {"relation": 2, "spacing": 1}


def test_a_chain_told_twice_over_names_each_of_its_members_once(tmp_path):
    again = Relation("r3", "c", "a", "same")
    files, report = written(tmp_path, *marks(), again)
    assert [len(thing) for thing in files["articles.json"][0]["vertexSet"]] == [2, 1]
    assert report.relations == 3


def test_no_two_articles_have_one_title(tmp_path):
    given = [ArticleRecord(Article(uid, title, "أ")) for uid, title in (("1", "ع"), ("2", "ع"), ("3", ""))]  # fmt: skip
    files, report = write(tmp_path, *given)
    assert [one["title"] for one in files["articles.json"]] == ["ع", "ع (2)", "3"]
    assert report.losses == {"article": 2}
