import collections

import pytest

from annotator.errors import RuleBroken
from annotator.model.annotation import Annotation
from annotator.model.article import Article, Source
from annotator.model.marks import Entity, Span
from annotator.text.clitics import Policy
from annotator.usecases import ids
from annotator.usecases.alike import (
    ALIKE,
    InArticle,
    Wanted,
    alike,
    alike_in_project,
    mark_in_project,
    marking,
    wanted,
)
from annotator.usecases.annotate import Annotating

TEXT = "فيروس كورونا: انتشر الفَيْروس، وأصيب بالفيروس كثيرون. وفيروس آخر للفيروس، لا فيروسات."


def spans_of(text, policy=Policy.STEM, words="فيروس", **more):
    like = Wanted(words, "EVENT", policy, more.pop("counts", None))
    return [span.of(text) for span in alike(text, more.pop("annotation", Annotation()), like)]


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        (Policy.STEM, ["فيروس", "الفَيْروس", "الفيروس", "فيروس", "لفيروس"]),
        (Policy.TOKEN, ["فيروس", "الفَيْروس", "بالفيروس", "وفيروس", "للفيروس"]),
        (Policy.FREE, ["فيروس", "فَيْروس", "فيروس", "فيروس", "فيروس"]),
    ],
)
def test_words_are_found_behind_proclitics_and_laid_as_the_policy_says(policy, found):
    assert spans_of(TEXT, policy) == found


def test_an_article_that_the_words_have_is_found_where_a_lam_hides_it():
    assert spans_of(TEXT, words="الفيروس") == ["الفَيْروس", "الفيروس", "لفيروس"]
    assert spans_of("وللفيروس", Policy.TOKEN, "الفيروس") == ["وللفيروس"]
    assert spans_of("أللفيروس", words="الفيروس") == []


def test_several_words_are_found_in_one_paragraph_only():
    text = "سكاي نيوز وسكاي  نيوز\nسكاي\nنيوز"
    assert spans_of(text, words="سكاي نيوز") == ["سكاي نيوز", "سكاي  نيوز"]


def test_other_letters_around_them_make_other_words():
    assert spans_of("مصر مصري تمصر 5مصر", words="مصر") == ["مصر", "مصر"]


def test_a_word_that_is_more_frequent_whole_is_not_cut():
    counts = collections.Counter({"لبنان": 9, "بنان": 1}).__getitem__
    assert spans_of("بنان في لبنان", words="بنان", counts=counts) == ["بنان"]
    assert spans_of("بنان في لبنان", words="بنان") == ["بنان", "بنان"]


def test_what_is_marked_or_excluded_is_left_out():
    text = "ميتا ميتا ميتا ميتا ميتا"
    annotation = Annotation.of(
        [
            Entity("a", (Span(0, 4),), "ORG"),
            Entity("b", (Span(5, 9),), "GPE"),
            Entity("c", (Span(10, 19),), "GPE"),
        ]
    )
    like = Wanted("ميتا", "ORG", Policy.STEM)
    assert alike(text, annotation, like, (Span(22, 23),)) == [Span(10, 14), Span(15, 19)]
    like = Wanted("ميتا", "GPE", Policy.STEM)
    assert alike(text, annotation, like) == [Span(20, 24)]


def test_a_whole_token_is_looked_for_without_its_proclitics():
    text = "وبالقاهرة والقاهرة"
    like = wanted(text, Entity("a", (Span(0, 9),), "GPE"), Policy.TOKEN)
    assert like.words == "القاهرة"
    assert wanted(text, Entity("a", (Span(0, 9),), "GPE"), Policy.FREE).words == "وبالقاهرة"


def test_they_are_marked_by_one_edit_that_one_undo_takes_back(project, layla):
    opened = Annotating(project, "a1", layla)
    opened.do(marking([Span(0, 4), Span(5, 9)], "ORG"))
    assert len(opened.annotation.entities) == 2
    edit = opened.undo()
    assert edit.title == ALIKE
    assert not opened.annotation.entities


@pytest.fixture
def three(project):
    articles = [
        (Article("a2", "ثان", "شركة ميتا وميتا"), Source("b.txt")),
        (Article("a3", "ثالث", "بلا شيء"), Source("c.txt")),
    ]
    list(project.articles.add(articles, ids.now()))
    return project


def test_the_whole_project_is_looked_through_and_marked_at_once(three, layla):
    seen = []
    like = Wanted("ميتا", "ORG", Policy.STEM)
    found = alike_in_project(three, layla.uid, like, lambda *at: seen.append(at))
    assert [(one.article, len(one.places)) for one in found] == [("a1", 1), ("a2", 2)]
    assert found[1].contexts[0] == ("شركة ", "ميتا", " وميتا")
    assert seen == [(0, 2), (1, 2), (2, 2)]
    assert mark_in_project(three, layla.uid, "layla", "ORG", found) == 3
    assert alike_in_project(three, layla.uid, like) == []
    opened = Annotating(three, "a2", layla)
    assert len(opened.annotation.entities) == 2
    opened.undo()
    assert len(three.annotations.load("a1", layla.uid).entities) == 1
    assert len(three.annotations.load("a2", layla.uid).entities) == 0


def test_all_articles_are_marked_or_none(three, layla):
    bad = InArticle("a2", "ثان", (Span(5, 999),), (("", "", ""),))
    good = InArticle("a1", "خبر", (Span(5, 9),), (("", "", ""),))
    with pytest.raises(RuleBroken, match="ثان"):
        mark_in_project(three, layla.uid, "layla", "ORG", [good, bad])
    assert not three.annotations.load("a1", layla.uid).entities
