import pytest

from annotator.errors import BadInput
from annotator.formats import ours
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Remark
from annotator.formats.places import Places
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article
from annotator.model.marks import Span


def test_an_article_and_its_annotator_come_back():
    article = Article("u", "عنوان", "نص طويل", {"a": 1}, (Span(0, 2),))
    one = AnnotatorMarks("gold", Annotation(), AnnotatorKind.GOLD, Status.DONE)
    told = ours.of_article(article) | ours.of_annotator(one)
    back = ours.to_article(told, Places(article.text), {"a": 1}, lambda: "new")
    assert back == article
    assert ours.to_annotator(told, Annotation()) == one
    assert ours.of_annotator(None) == {}


def test_what_a_strange_file_says_of_itself_is_not_believed():
    assert ours.told_in({"hashiya": 1}) == {}
    told = {"annotator": 5, "kind": "king", "status": [1]}
    assert ours.to_annotator(told, Annotation(), "omar") == AnnotatorMarks("omar", Annotation())
    article = ours.to_article({}, Places("سطر\nثان"), {}, lambda: "new")
    assert (article.uid, article.title) == ("new", "سطر")


@pytest.mark.parametrize(
    "told", [{"excluded": [[0, 99]]}, {"excluded": 1}, {"uid": 5}, {"title": 5}]
)
def test_what_cannot_be_is_refused(told):
    with pytest.raises(BadInput):
        ours.to_article(told, Places("نص"), {}, lambda: "new")


def test_an_empty_text_is_no_article():
    with pytest.raises(BadInput):
        ours.to_article({}, Places(" "), {}, lambda: "new")


def test_fields_that_nobody_knows_are_kept_as_meta():
    fields = {"text": "x", "id": 1, "more": None, "meta": {"a": 1}}
    assert ours.meta_of(fields, frozenset({"text", "meta"})) == {"id": 1, "more": None, "a": 1}
    assert ours.meta_of({**fields, "hashiya": {"uid": "u"}}, frozenset({"text"})) == {"a": 1}
    assert ours.meta_of({"meta": [1]}, frozenset({"meta"})) == {"meta": [1]}


def test_a_text_is_a_text():
    assert ours.text_in({}, "text") is None
    with pytest.raises(BadInput):
        ours.text_in({"text": 5}, "text")
    assert ours.title_in({"title": " a\nb "}, "title") == "a b"
    assert ours.title_in({"title": 5}, "title") == ""


def test_annotations_of_one_article_are_gathered():
    article = Article("u", "t", "x")
    one, two = (ArticleRecord(article, (AnnotatorMarks(name, Annotation()),)) for name in "ab")
    other = ArticleRecord(Article("v", "t", "x"))
    told = Remark("file:1", "what")
    found = list(ours.gathered([one, told, two, other, one]))
    both = ArticleRecord(article, one.annotations + two.annotations)
    assert found == [told, both, other, one]
    assert list(ours.gathered([])) == []
