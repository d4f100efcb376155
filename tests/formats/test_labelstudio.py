import json
from dataclasses import replace

import pytest
from records import articles, contents, reading

from annotator.errors import BadInput
from annotator.formats import by_id, guess, sources
from annotator.formats.archives import Archives
from annotator.formats.format import AnnotatorMarks, ArticleRecord, WriteOptions
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Entity, Span

LABELSTUDIO = by_id("labelstudio")
ORG = Entity("e", (Span(0, 4),), "ORG")


def test_all_annotators_of_an_article_stand_in_one_task(tmp_path):
    marks = tuple(
        AnnotatorMarks(name, Annotation.of([replace(ORG, label=name)]), kind, status)
        for name, kind, status in (
            ("layla", AnnotatorKind.PERSON, Status.DONE),
            ("o@x.org", AnnotatorKind.PERSON, Status.SKIPPED),
            ("gold", AnnotatorKind.GOLD, Status.IN_PROGRESS),
        )
    )
    record = ArticleRecord(Article("u", "عنوان", "ميتا", {"a": [1]}), marks)
    LABELSTUDIO.write(
        [record, ArticleRecord(Article("v", "t", "نص"))], tmp_path / "out.json", WriteOptions()
    )
    (task, empty) = json.loads((tmp_path / "out.json").read_bytes())
    said = [
        (a["id"], a.get("completed_by"), a["was_cancelled"], a["ground_truth"])
        for a in task["annotations"]
    ]
    assert said == [
        (1, None, False, False),
        (2, {"email": "o@x.org"}, True, False),
        (3, None, False, True),
    ]
    assert empty["annotations"] == []
    assert guess(tmp_path / "out.json") is LABELSTUDIO
    back, nobody = articles(LABELSTUDIO.read(tmp_path / "out.json", reading()))
    assert back.article == record.article
    assert [(a.annotator, a.kind, a.status) for a in back.annotations] == [
        (a.annotator, a.kind, a.status) for a in marks
    ]  # fmt: skip
    assert nobody.annotations == ()


def test_every_part_of_a_mark_is_carried(hard, hard_labels, tmp_path):
    LABELSTUDIO.write(hard, tmp_path / "out.json", WriteOptions(hard_labels))
    back = {
        one.article.uid: one for one in articles(LABELSTUDIO.read(tmp_path / "out.json", reading()))
    }
    for uid in ("signs", "nested", "edges"):
        (before,) = [one for one in hard if one.article.uid == uid]
        assert contents(back[uid].annotations[0].annotation) == contents(
            before.annotations[0].annotation
        )


def test_the_configuration_lies_beside_and_is_not_taken_for_articles(hard, hard_labels, tmp_path):
    report = LABELSTUDIO.write(hard, tmp_path / "out.json", WriteOptions(hard_labels))
    assert tmp_path / "out.config.xml" in report.files
    assert [(path.name, one.id) for path, one in sources(tmp_path, Archives())] == [
        ("out.json", "labelstudio")
    ]


def test_a_name_that_a_control_has_already_is_lost(tmp_path):
    entity = replace(ORG, attributes=(("kind", "x"), ("label", "y")))
    marks = Annotation.of([entity, ArticleLabel("text", "x"), ArticleLabel("topic", "x")])
    record = ArticleRecord(Article("u", "t", "ميتا"), (AnnotatorMarks("a", marks),))
    report = LABELSTUDIO.write([record], tmp_path / "out.json", WriteOptions())
    assert report.losses == {"attributes": 1, "article_label": 1}
    (back,) = LABELSTUDIO.read(tmp_path / "out.json", reading())
    annotation = back.annotations[0].annotation
    assert [e.attributes for e in annotation.entities.values()] == [(("kind", "x"),)]
    assert list(annotation.labels) == ["topic=x"]


def test_no_articles_are_an_empty_array(tmp_path):
    LABELSTUDIO.write([], tmp_path / "out.json", WriteOptions())
    assert json.loads((tmp_path / "out.json").read_bytes()) == []


def test_a_task_that_cannot_be_read_is_named(write):
    path = write("a.json", '[{"data": {"text": "x"}}, {"data": {}}, {"data": {"text": "y"}}]')
    with pytest.raises(BadInput, match=r"a\.json:2"):
        list(LABELSTUDIO.read(path, reading()))
    found = list(LABELSTUDIO.read(path, reading(keep_going=True)))
    assert [one.article.text for one in articles(found)] == ["x", "y"]


@pytest.mark.parametrize(
    ("tasks", "known"),
    [
        ('[{"data": {"text": "نص"}}]', True),
        ('[\n {"id": 7, "data": {"text": "نص"}}]', True),
        ('[{"data": {"text": "نص"}, "annotations": [{"result": []}]}]', True),
        ('{"text": "نص", "data": {"result": 5}}', False),
        ('[{"text": "نص", "data": {"x": 5}}]', False),
    ],
)
def test_tasks_are_known_before_anybody_has_marked_them(tasks, known, tmp_path):
    (tmp_path / "tasks.json").write_text(tasks, "utf-8")
    assert (guess(tmp_path / "tasks.json") is LABELSTUDIO) is known
