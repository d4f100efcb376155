"""The words of a review."""

import pytest

from annotator.agreement.disagreements import Kind
from annotator.model.annotation import Annotation
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.ui.review.words import colour_of, kind_name, title_of, words_of
from tests.ui.review.conftest import LABELS


@pytest.mark.parametrize("kind", Kind)
def test_every_class_has_a_name_of_its_own(kind):
    assert kind_name(kind) not in {"", str(kind)}
    assert len({kind_name(one) for one in Kind}) == len(Kind)


def test_no_class_means_that_all_say_the_same():
    assert kind_name("") == "All say the same"


def test_marks_go_by_the_titles_and_colours_of_their_labels():
    org = Entity("e", (Span(0, 4),), "ORG")
    gone = Entity("f", (Span(5, 7),), "GONE")
    assert (title_of(org, LABELS), colour_of(org, LABELS)) == ("Organisation", "blue")
    assert (title_of(gone, LABELS), colour_of(gone, LABELS)) == ("GONE", "grey")
    related = Relation("r", "e", "f", "in")
    words = words_of(related, "ميتا في", Annotation.of([org, gone]))
    assert words.index("ميتا") < words.index("←") < words.index("في")
    assert title_of(ArticleLabel("topic", "a"), LABELS) == "a"
