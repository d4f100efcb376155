"""The words of a review."""

from annotator.model.annotation import Annotation
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.ui.review.words import (
    class_name,
    colour_of,
    question_title,
    title_of,
    words_of,
)
from tests.ui.review.conftest import LABELS


def test_no_class_means_that_all_say_the_same():
    assert class_name("") == "All say the same"
    assert class_name("EDGE") != "EDGE"


def test_marks_go_by_the_titles_and_colours_of_their_labels():
    org = Entity("e", (Span(0, 4),), "ORG")
    gone = Entity("f", (Span(5, 7),), "GONE")
    assert (title_of(org, LABELS), colour_of(org, LABELS)) == ("Organisation", "blue")
    assert (title_of(gone, LABELS), colour_of(gone, LABELS)) == ("GONE", "grey")
    related = Relation("r", "e", "f", "in")
    words = words_of(related, "ميتا في", Annotation.of([org, gone]), LABELS)
    assert words.index("ميتا") < words.index("←") < words.index("في")
    assert title_of(ArticleLabel("topic", "a"), LABELS) == "Arts"
    assert title_of(ArticleLabel("topic", "b"), LABELS) == "b"
    assert title_of(ArticleLabel("gone", "b"), LABELS) == "b"


def test_a_question_about_the_article_goes_by_its_title():
    asked = ArticleLabel("topic", "a")
    assert question_title(asked, LABELS) == "Topic"
    assert question_title(ArticleLabel("gone", "a"), LABELS) == "gone"
    assert "Topic" in words_of(asked, "", Annotation(), LABELS)
