from dataclasses import replace

import pytest
from voices import marked, reviewed

from annotator.model import edits
from annotator.model.decision import replay
from annotator.model.edits import Change, Edit
from annotator.model.labels import ArticleLabelDefinition
from annotator.model.marks import ArticleLabel, Entity, Span
from annotator.usecases import gold, renamings
from annotator.usecases.annotate import Annotating
from annotator.usecases.label_set_details import DetailMoves
from annotator.usecases.label_set_saving import Moves, save
from annotator.usecases.questions import State
from annotator.usecases.review import Reviewing

META, WIDE = (10, 14, "ORG"), (5, 14, "ORG")
ORG = Entity("e", (Span(0, 2),), "ORG", (("kind", "x"),))


def test_names_of_labels_are_read_from_marks_that_were_and_are():
    edit = Edit("rename", (Change(ORG, replace(ORG, label="FIRM")), Change(None, ORG)))
    assert renamings.names(edit) == {"ORG": "FIRM"}


def test_marks_are_known_by_what_they_were():
    sorted_ = replace(ORG, attributes=(("sort", "y"),))
    one, other = ArticleLabel("topic", "a"), ArticleLabel("topic", "b")
    edit = Edit("merge", (Change(ORG, sorted_), Change(one, None), Change(None, other)))
    found = renamings.sources(edit, "n1")
    assert [(old.mark, new.mark) for old, new in found.items()] == [
        ("e", "e"),
        ("topic=a", "topic=b"),
    ]
    twins = Edit("merge", (Change(one, None), Change(other, None), Change(None, one)))
    assert renamings.sources(twins, "n1") == {}


def with_details(project):
    """Both give the attribute, and answer about the article."""
    topic = ArticleLabelDefinition("topic", values=("a", "b"))
    labels = replace(project.labels.current(), articles=(topic,))
    save(project, labels, Moves())
    for name, answer in (("layla", "a"), ("omar", "b")):
        annotating = Annotating(project, "a1", project.annotators.get(name))
        for one in list(annotating.annotation.entities.values()):
            annotating.do(edits.set_attribute(one, "kind", "x"))
        annotating.do(edits.add(ArticleLabel("topic", answer)))


def renamed(project):
    values = {("ORG", "kind", "x"): "y", ("topic", "", "a"): "b", ("topic", "", "b"): "a"}
    moves = DetailMoves({("ORG", "kind"): "sort"}, values)
    return save(project, project.labels.current(), Moves({}, {"topic": "subject"}, moves))


def test_what_was_settled_stays_so_when_attributes_values_and_answers_are_renamed():
    with reviewed(marked(META), marked(WIDE)) as project:
        with_details(project)
        review = Reviewing(project, author="lead")
        while review.current is not None:
            review.take(1)
        assert renamed(project).marks == 6
        found = gold.of_article(project, "a1")
        assert replay(found.decisions) == found.annotation
        assert not any(gold.is_by_hand(one) for one in found.decisions)
        again = Reviewing(project, author="lead")
        assert [one.state for one in again.queue.bench.questions] == [State.SETTLED] * 2
        (entity,) = found.annotation.entities.values()
        assert entity.attributes == (("sort", "y"),)
        assert list(found.annotation.labels) == ["subject=b"]
        assert all(one.answer for one in again.queue.bench.questions)


@pytest.mark.parametrize("names", [{"ORG": "GPE", "GPE": "ORG"}, {"ORG": "GPE", "GPE": "PERS"}])
def test_what_was_settled_stays_so_when_labels_change_names_with_each_other(names):
    with reviewed(marked(META), marked((10, 14, "GPE"))) as project:
        review = Reviewing(project, author="lead")
        while review.current is not None:
            review.take(1)
        save(project, project.labels.current(), Moves(names))
        again = Reviewing(project, author="lead")
        assert [one.state for one in again.queue.bench.questions] == [State.SETTLED]


def test_what_became_one_with_another_is_still_a_change_of_the_gold():
    with reviewed(marked(META, (20, 24, "GPE")), marked(META, (20, 24, "GPE"))) as project:
        Reviewing(project, author="lead")
        by_hand = Annotating(project, "a1", gold.annotator(project), "nour")
        by_hand.add_entity([Span(20, 24)], "PERS")
        save(project, project.labels.current(), Moves({"PERS": "GPE"}))
        found = gold.of_article(project, "a1")
        assert replay(found.decisions) == found.annotation
        assert len(found.annotation.entities) == 2
