from annotator.formats.format import AnnotatorMarks, ArticleRecord
from annotator.model.annotation import Annotation
from annotator.model.article import Article, Source
from annotator.model.marks import Entity, Span
from annotator.usecases.mending import mended

BAKED = "\ufee1\ufefc\ufeb3"


def test_baked_text_becomes_letters_and_its_first_bytes_are_kept():
    record, told = mended(ArticleRecord(Article("a", BAKED, BAKED), source=Source("a.txt")))
    assert record.article.text == record.article.title == "سلام"
    assert record.source.raw == BAKED.encode()
    assert record.source.name == "a.txt"
    assert len(told) == 1


def test_sound_text_stays_and_nothing_is_told():
    record = ArticleRecord(Article("a", "", "سلام"))
    assert mended(record) == (record, [])


def test_an_article_with_marks_stays_and_that_is_told():
    marks = AnnotatorMarks("x", Annotation.of([Entity("e", (Span(0, 2),), "ORG")]))
    record = ArticleRecord(Article("a", "t", BAKED), (marks,))
    same, told = mended(record)
    assert same is record
    assert "marks" in told[0].what
