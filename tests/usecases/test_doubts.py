from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Span
from annotator.text.clitics import Policy
from annotator.text.doubts import Doubt, Kind
from annotator.usecases import doubts
from annotator.usecases.doubts import ArticleDoubts

TEXT = "منافسةفي القاهرة وبالقاهرة «ميتا»"
GLUED = Doubt(0, 8, Kind.GLUED_WORDS)


def entity(words, *, uid="e", text=TEXT):
    at = text.index(words)
    return Entity(uid, (Span(at, at + len(words)),), "ORG")


def test_doubts_of_the_text_and_of_marks_come_together():
    marks = Annotation.of([entity("وبالقاهرة"), entity("ميتا»", uid="f")])
    found = ArticleDoubts(TEXT, Policy.STEM).open(marks, (), ())
    assert [one.kind for one in found] == [Kind.GLUED_WORDS, Kind.POLICY, Kind.EDGE]
    found = ArticleDoubts(TEXT, Policy.TOKEN).open(marks, (), ())
    assert [one.kind for one in found] == [Kind.GLUED_WORDS, Kind.EDGE]


def test_a_later_piece_of_a_mark_may_begin_anywhere():
    first, last = TEXT.index("القاهرة"), TEXT.index("وبالقاهرة")
    mark = Entity("e", (Span(first, first + 7), Span(last, last + 9)), "GPE")
    assert ArticleDoubts(TEXT, Policy.STEM).open(Annotation.of([mark]), (), ()) == [GLUED]


def test_what_is_settled_or_excluded_is_not_shown(project):
    known = ArticleDoubts(TEXT, Policy.STEM)
    assert known.open(Annotation(), (), ()) == [GLUED]
    assert known.open(Annotation(), (Span(7, 9),), ()) == []
    doubts.ignore(project, "a1", GLUED, "layla")
    (settled,) = project.settled.of_article("a1")
    assert (settled.author, settled.kind) == ("layla", "glued-words")
    assert known.open(Annotation(), (), [settled]) == []
    doubts.take_back(project, "a1", settled)
    assert project.settled.of_article("a1") == []


def test_parts_are_excluded_and_taken_back(project):
    article = project.articles.get("a1")
    article = doubts.exclude(project, article, Span(0, 4))
    article = doubts.exclude(project, article, Span(6, 8), *article.excluded)
    assert project.articles.get("a1") == article
    article = doubts.exclude(project, article, Span(6, 8))
    assert project.articles.get("a1").excluded == article.excluded == (Span(6, 8),)


def test_the_words_around_a_doubt_are_whole_ones():
    text = "قالت الحكومةالجديدة إن الاستثمارات الأجنبية ارتفعت"
    assert doubts.in_context(text, 5, 19) == "قالت الحكومةالجديدة إن"
    assert doubts.in_context(text, 0, 4) == "قالت"
    end = len(text)
    assert doubts.in_context(text, end - 6, end) == "الأجنبية ارتفعت"


def test_a_word_too_long_for_its_line_is_cut_visibly():
    long = "ا" * 50
    assert doubts.in_context(long, 20, 22) == "…" + "ا" * 30 + "…"
    words = doubts.in_context("كلمة " * 30, 0, 150)
    assert words.endswith("كلمة…")
    assert len(words) <= 61
