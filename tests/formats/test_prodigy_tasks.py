import pytest
from records import reading

from annotator.formats.format import ArticleRecord, Failed, Loss
from annotator.formats.prodigy_tasks import of_article, read
from annotator.formats.tokens import Tokens
from annotator.model.annotation import Annotation, Status
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel

ORG = {"start": 0, "end": 4, "label": "ORG", "token_start": 0, "token_end": 0}
GPE = {"start": 8, "end": 11, "label": "GPE", "token_start": 2, "token_end": 2}


def task(**fields):
    """What is found in a task, and its article."""
    found = list(read({"text": "ميتا في مصر", **fields}, "file:1", "file", reading()))
    (record,) = [one for one in found if isinstance(one, ArticleRecord)]
    return [one for one in found if one is not record], record


def relations(record):
    annotation = record.annotations[0].annotation
    labels = {e.uid: e.label for e in annotation.entities.values()}
    return [(labels[r.head], r.label, labels[r.tail]) for r in annotation.relations.values()]


@pytest.mark.parametrize(
    ("answer", "kept", "status"),
    [
        ("accept", 1, Status.DONE),
        ("reject", 0, Status.SKIPPED),
        ("ignore", 0, Status.SKIPPED),
        (None, 1, Status.IN_PROGRESS),
    ],
)
def test_the_answer_decides(answer, kept, status):
    told, record = task(spans=[ORG], answer=answer, _annotator_id="news-layla", _session_id="s")
    (one,) = record.annotations
    assert (len(one.annotation), one.status, one.annotator) == (kept, status, "news-layla")
    assert [loss.kind for loss in told] == ([] if kept else [answer])


def test_our_own_answer_to_a_skipped_article_keeps_its_marks():
    ours = {"uid": "u", "title": "t", "annotator": "a", "kind": "person", "status": "skipped"}
    told, record = task(spans=[ORG], answer="ignore", hashiya=ours)
    assert (told, len(record.annotations[0].annotation)) == ([], 1)
    told, record = task(spans=[ORG], answer="reject", hashiya=ours)
    assert ([one.kind for one in told], len(record.annotations[0].annotation)) == (["reject"], 0)


def test_relations_are_found_by_span_or_by_token():
    by_span = {"head": 0, "child": 2, "head_span": ORG, "child_span": GPE, "label": "in"}
    by_token = {"head": 0, "child": 2, "label": "at"}
    loose = {
        "head": 0,
        "child": 1,
        "label": "dep",
        "head_span": ORG,
        "child_span": {"start": 5, "end": 7, "label": None},
    }
    told, record = task(spans=[ORG, GPE], relations=[by_span, by_token, loose])
    assert relations(record) == [("ORG", "in", "GPE"), ("ORG", "at", "GPE")]
    assert [loss.kind for loss in told] == ["token_relation"]


def test_what_has_no_place_is_told():
    told, record = task(
        spans=[{**ORG, "source": "model"}],
        tokens=[{"text": "ميتا"}],
        _timestamp=5,
        _session_id=None,
    )
    assert [loss.kind for loss in told] == ["field", "tokens"]
    assert record.article.meta == {"_timestamp": 5}


def test_choices_label_the_article():
    _, record = task(accept=["سياسة", "رياضة"], options=[{"id": "سياسة"}], answer="accept")
    assert set(record.annotations[0].annotation.labels.values()) == {
        ArticleLabel("accept", "سياسة"), ArticleLabel("accept", "رياضة"),
    }  # fmt: skip
    _, record = task(label="سياسة", answer="accept")
    assert list(record.annotations[0].annotation.labels) == ["label=سياسة"]


@pytest.mark.parametrize(
    "fields",
    [
        {"spans": [{"start": 0, "end": 4}]},
        {"spans": [{**ORG, "text": "مصر"}]},
        {"spans": [5]},
        {"relations": [{"label": ""}]},
        {"spans": [ORG], "relations": [{"head_span": {**GPE}, "child_span": ORG, "label": "x"}]},
        {"spans": [{**ORG, "end": 2**62, "token_end": 2**61}]},
    ],
)
def test_a_mark_that_cannot_be_is_told(fields):
    told, _ = task(**fields)
    assert [type(one) for one in told if not isinstance(one, Loss)] == [Failed]


def test_a_task_without_a_text_is_told():
    (told,) = read({"image": "x"}, "file:1", "file", reading())
    assert told.where == "file:1"


def test_an_article_that_nobody_began_has_no_answer():
    fields = of_article(
        Article("u", "t", "ab", {"a": 1}), None, Annotation(), Tokens.of(["ab"], [False])
    )
    assert "answer" not in fields
    (record,) = read(fields, "file:1", "file", reading())
    assert (record.article, record.annotations) == (Article("u", "t", "ab", {"a": 1}), ())
