"""The verbs of a review, one after the other."""

from dataclasses import replace

import pytest
from voices import change, made, marked, put, reviewed

from annotator.errors import NotFound, RuleBroken
from annotator.model import edits
from annotator.model.annotation import Status
from annotator.model.decision import Method
from annotator.model.labels import ArticleLabelDefinition, Label, LabelSet, RelationLabel
from annotator.model.marks import ArticleLabel, Entity, Span
from annotator.usecases import flags, gold
from annotator.usecases.annotate import Annotating
from annotator.usecases.questions import State
from annotator.usecases.review import Reviewing

LABELS = LabelSet(
    "small",
    (Label("ORG"), Label("GPE")),
    (RelationLabel("in"), RelationLabel("by"), RelationLabel("near", symmetric=True)),
    (ArticleLabelDefinition("topic", values=("a", "b")),),
)
TEXT = "قالت شركة ميتا في القاهرة إن شركة نور في القاهرة"
META, CAIRO = (10, 14, "ORG"), (18, 25, "GPE")


def start(project, **options):
    return Reviewing(project, author="lead", **options)


def gold_of(project):
    annotation = gold.of_article(project, "a1").annotation
    return [(e.start, e.end, e.label) for e in annotation.in_reading_order()]


def last(project):
    return gold.of_article(project, "a1").decisions[-1].why


def test_what_all_say_alike_goes_into_gold_by_itself():
    with reviewed(marked(META, CAIRO), marked(META), text=TEXT, labels=LABELS) as project:
        review = start(project)
        assert gold_of(project) == [META]
        assert last(project).method is Method.UNANIMOUS
        assert (last(project).votes, last(project).voters, last(project).author) == (2, 2, "lead")
        assert review.current.kind == "ONLY"
        assert review.queue.totals.left == 1


def test_a_majority_is_proposed_and_a_tie_is_not():
    wide = (5, 14, "ORG")
    with reviewed(marked(wide), marked(META), text=TEXT, labels=LABELS) as project:
        review = start(project)
        assert review.current.proposal is None
        with pytest.raises(RuleBroken, match="majority"):
            review.accept()
        put(project, "nour", marked(META))
        review = start(project)
        assert review.current.proposal.annotators == ("n-omar", "n-nour")
        review.accept()
        assert gold_of(project) == [META]
        assert (last(project).method, last(project).votes, last(project).voters) == (
            Method.MAJORITY,
            2,
            3,
        )
        assert review.current is None


def test_that_nothing_belongs_here_can_be_the_majority_too():
    with reviewed(marked(META), marked(), marked(), text=TEXT, labels=LABELS) as project:
        review = start(project)
        assert review.current.proposal.marks == ()
        review.accept()
        assert gold_of(project) == []
        assert last(project).votes == 2


def test_whose_article_is_not_done_does_not_vote():
    with reviewed(marked(META), marked(META), text=TEXT, labels=LABELS) as project:
        put(project, "nour", marked(CAIRO), status=Status.IN_PROGRESS)
        review = start(project)
        assert [who for who, _ in review.queue.bench.questions[0].lanes] == ["n-layla", "n-omar"]
        assert gold_of(project) == [META]


@pytest.mark.parametrize(
    ("act", "wanted", "method"),
    [
        (lambda r: r.take(1), [(5, 14, "ORG")], Method.CHOSEN),
        (lambda r: r.take(2), [(10, 16, "ORG")], Method.CHOSEN),
        (lambda r: r.reject(), [], Method.REJECTED),
        (lambda r: r.unite(), [(5, 16, "ORG")], Method.EDITED),
        (lambda r: r.intersect(), [(10, 14, "ORG")], Method.EDITED),
        (lambda r: (r.respan([Span(9, 13)]), r.accept()), [(9, 13, "ORG")], Method.EDITED),
        (lambda r: (r.relabel("GPE"), r.accept()), [(5, 14, "GPE")], Method.EDITED),
    ],
    ids=["first", "second", "reject", "union", "intersection", "respan", "relabel"],
)
def test_one_verb_settles_it_and_undo_takes_it_back(act, wanted, method):
    voices = marked((5, 14, "ORG")), marked((10, 16, "ORG"))
    with reviewed(*voices, text=TEXT, labels=LABELS) as project:
        review = start(project)
        asked = review.current
        act(review)
        assert gold_of(project) == wanted
        assert (last(project).method, len(last(project).sources)) == (method, 2)
        assert review.current is None
        assert review.undo()
        assert gold_of(project) == []
        assert review.current.sources == asked.sources
        assert not review.undo()


def test_a_change_that_is_not_accepted_is_forgotten():
    voices = marked((5, 14, "ORG"), (30, 34, "ORG")), marked((10, 14, "ORG"), (29, 34, "ORG"))
    with reviewed(*voices, text=TEXT, labels=LABELS) as project:
        review = start(project)
        review.relabel("GPE")
        assert [mark.label for mark in review.draft] == ["GPE"]
        review.queue.next()
        assert review.draft is None
        review.queue.previous()
        assert review.draft is None
        assert gold_of(project) == []


def test_one_and_its_parts_are_one_question_with_one_answer():
    split = marked((5, 9, "ORG"), (10, 14, "ORG"))
    with reviewed(marked((5, 14, "ORG")), split, text=TEXT, labels=LABELS) as project:
        review = start(project)
        assert (review.current.kind, review.queue.totals.left) == ("SPLIT", 1)
        review.take(2)
        assert gold_of(project) == [(5, 9, "ORG"), (10, 14, "ORG")]
        assert len(gold.of_article(project, "a1").decisions) == 1


def test_a_relation_waits_until_its_entities_are_in():
    with_city = marked(META, CAIRO, relations=[(1, 2, "in")])
    with reviewed(with_city, marked(META), text=TEXT, labels=LABELS) as project:
        review = start(project)
        assert [one.state for one in review.queue.bench.blocked] == [State.BLOCKED]
        assert review.queue.totals.left == 2
        review.take(1)
        question = review.current
        assert (question.is_of_relations, question.voters) == (True, 1)
        review.accept()
        annotation = gold.of_article(project, "a1").annotation
        (relation,) = annotation.relations.values()
        assert annotation.entities[relation.head].label == "ORG"
        assert review.current is None


def test_a_relation_without_its_entity_in_gold_is_dropped_and_comes_back_with_it():
    with_city = marked(META, CAIRO, relations=[(1, 2, "in")])
    with reviewed(with_city, marked(META), text=TEXT, labels=LABELS) as project:
        review = start(project)
        review.reject()
        states = [one.state for one in review.queue.bench.questions if one.is_of_relations]
        assert (states, review.current) == ([State.DROPPED], None)
        review.undo()
        review.take(1)
        assert review.current.is_of_relations


def test_relations_that_turn_out_the_same_go_in_with_their_entity_and_out_again():
    first = marked((5, 14, "ORG"), CAIRO, relations=[(1, 2, "in")])
    second = marked(META, CAIRO, relations=[(1, 2, "in")])
    with reviewed(first, second, text=TEXT, labels=LABELS) as project:
        review = start(project)
        review.take(2)
        found = gold.of_article(project, "a1")
        assert len(found.annotation.relations) == 1
        assert review.current is None
        assert found.decisions[-1].edit == found.decisions[-2].edit
        review.undo()
        assert not gold.of_article(project, "a1").annotation.relations
        review.take(2)
        assert gold.of_article(project, "a1").annotation.relations


def test_a_relation_can_be_turned():
    turned = marked(META, CAIRO, relations=[(2, 1, "in")])
    straight = marked(META, CAIRO, relations=[(1, 2, "in")])
    with reviewed(straight, turned, text=TEXT, labels=LABELS) as project:
        review = start(project)
        assert review.current.kind == "DIRECTION"
        review.turn()
        review.accept()
        annotation = gold.of_article(project, "a1").annotation
        (relation,) = annotation.relations.values()
        assert annotation.entities[relation.head].label == "GPE"


def test_a_label_of_the_article_is_asked_about_last():
    first = marked(META, labels=[ArticleLabel("topic", "a")])
    second = marked(labels=[ArticleLabel("topic", "b")])
    with reviewed(first, second, text=TEXT, labels=LABELS) as project:
        review = start(project)
        review.take(1)
        assert review.current.is_of_the_article
        review.take(2)
        annotation = gold.of_article(project, "a1").annotation
        assert list(annotation.labels) == ["topic=b"]
        review.undo()
        review.relabel("b")
        review.accept()
        assert list(gold.of_article(project, "a1").annotation.labels) == ["topic=b"]


def test_a_decision_is_stale_when_a_source_changed_and_keeps_its_place_in_gold():
    with reviewed(marked((5, 14, "ORG")), marked(META), text=TEXT, labels=LABELS) as project:
        review = start(project)
        review.take(1)
        (uid,) = gold.of_article(project, "a1").annotation.entities
        omar = project.annotations.load("a1", "n-omar").entities["e1"]
        change(project, "omar", edits.respan(omar, Span(9, 14)))
        review = start(project)
        assert (review.current.state, review.queue.totals.stale) == (State.STALE, 1)
        assert gold_of(project) == [(5, 14, "ORG")]
        review.take(2)
        (entity,) = gold.of_article(project, "a1").annotation.entities.values()
        assert (entity.uid, entity.start) == (uid, 9)
        assert review.queue.totals.stale == 0


def test_a_decision_whose_sources_are_all_gone_is_asked_about_again():
    with reviewed(marked(META), marked(), text=TEXT, labels=LABELS) as project:
        start(project).take(1)
        annotation = project.annotations.load("a1", "n-layla")
        change(project, "layla", edits.remove(annotation, annotation.entities["e1"]))
        review = start(project)
        assert review.current.state is State.STALE
        assert review.current.proposal.marks == ()
        review.accept()
        assert (gold_of(project), review.current) == ([], None)
        assert start(project).current is None


def test_renaming_a_label_makes_nothing_stale():
    from annotator.usecases import labels

    with reviewed(marked((5, 14, "ORG")), marked(META), text=TEXT, labels=LABELS) as project:
        start(project).take(1)
        labels.carry_out(project, labels.renaming(project, "ORG", "FIRM"))
        review = start(project)
        assert (review.current, review.queue.totals.stale) == (None, 0)
        review.queue.open_article("a1")
        assert review.undo()
        assert gold_of(project) == []


def test_gold_by_hand_is_a_decision_that_needs_no_question():
    with reviewed(marked(META), marked(), text=TEXT, labels=LABELS) as project:
        review = start(project)
        who = gold.annotator(project)
        Annotating(project, "a1", who, "lead").add_entity([Span(18, 25)], "GPE")
        assert last(project).method is Method.NEW
        review.queue.open_article("a1")
        review.take(1)
        assert gold_of(project) == [META, CAIRO]


def test_what_gold_has_already_is_not_put_there_twice():
    with reviewed(marked(META), marked(META), text=TEXT, labels=LABELS) as project:
        who = gold.require(project)
        Annotating(project, "a1", who, "lead").add_entity([Span(10, 14)], "ORG")
        review = start(project)
        assert (gold_of(project), review.current) == ([META], None)


def test_what_was_taken_back_does_not_go_in_by_itself_again():
    with reviewed(marked(META), marked(META), text=TEXT, labels=LABELS) as project:
        review = start(project)
        assert review.current is None
        assert review.undo()
        assert gold_of(project) == []
        review = start(project)
        assert (gold_of(project), review.current.is_unanimous) == ([], True)
        review.accept()
        assert gold_of(project) == [META]


def test_names_can_be_hidden():
    with reviewed(marked(META), marked(), text=TEXT, labels=LABELS) as project:
        review = start(project)
        assert review.name_of("n-omar") == "omar"
        review.hides_names = True
        assert review.name_of("n-omar") == "Annotator 2"


def test_a_flag_stays_with_its_question():
    with reviewed(marked(META), marked(), text=TEXT, labels=LABELS) as project:
        review = start(project)
        flags.flag(project, review.current, "a firm?", "lead")
        assert flags.Notes(project, "a1").of(review.current) == "a firm?"
        flags.flag(project, review.current, "", "lead")
        assert flags.Notes(project, "a1").of(review.current) == ""


def test_what_cannot_be_taken_is_refused_and_nothing_changes():
    with reviewed(marked(META), marked(), text=TEXT, labels=LABELS) as project:
        review = start(project)
        before = len(project.journal.history("a1", gold.annotator(project).uid))
        for act in (
            lambda: review.take(3),
            review.turn,
            review.batch.alike,
            lambda: (review.relabel("NOBODY"), review.accept()),
            lambda: (review.respan([Span(10, 999)]), review.accept()),
        ):
            with pytest.raises(RuleBroken):
                act()
        assert len(project.journal.history("a1", gold.annotator(project).uid)) == before
        assert review.current is not None
        review.queue.next()
        review.reject()
        with pytest.raises(RuleBroken, match="left"):
            review.accept()


def test_a_review_needs_two_people(tmp_path):
    with made(tmp_path, LABELS, TEXT) as project:
        with pytest.raises(NotFound, match="two"):
            start(project)
        put(project, "layla", marked(META))
        put(project, "omar", marked(META), status=Status.IN_PROGRESS)
        with pytest.raises(NotFound, match="done"):
            start(project)
        review = start(project, names=["layla", "omar"])
        assert (review.queue.rows, review.current) == ([], None)
        assert not review.undo()


def test_attributes_and_notes_of_a_mark_are_kept_as_most_gave_them():
    firm = replace(marked(META).entities["e1"], attributes=(("kind", "firm"),), note="x")
    one = [Entity(**{n: getattr(firm, n) for n in firm.__slots__})]
    from annotator.model.annotation import Annotation

    voices = Annotation.of(one), Annotation.of(one), marked(META)
    with reviewed(*voices, text=TEXT, labels=LABELS) as project:
        review = start(project)
        (entity,) = gold.of_article(project, "a1").annotation.entities.values()
        assert (entity.attributes, entity.note) == ((("kind", "firm"),), "")
        assert review.queue.bench.questions[0].notes == [("n-layla", "x"), ("n-omar", "x")]
