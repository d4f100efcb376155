import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.edits import apply
from annotator.model.labels import ArticleLabelDefinition, LabelSet
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.usecases import details, ids
from annotator.usecases.annotate import Annotating
from annotator.usecases.label_set_details import DetailMoves
from annotator.usecases.label_set_saving import (
    MarkCounts,
    Moves,
    Relabelled,
    count_marks,
    relabelling,
    save,
)

META, CAIRO = Span(5, 9), Span(13, 20)
BOTH = Annotation.of(
    [Entity("a", (META,), "ORG"), Entity("b", (CAIRO,), "GPE"), Relation("r", "a", "b", "ORG")]
)


def moved(annotation, **names):
    return apply(annotation, relabelling(annotation, Moves(names)))


def test_a_new_name_has_a_way_back():
    edit = relabelling(BOTH, Moves({"ORG": "FIRM"}))
    after = apply(BOTH, edit)
    assert after.entities["a"].label == after.relations["r"].label == "FIRM"
    assert apply(after, edit.inverse()) == BOTH
    assert edit.title == "rename"


def test_two_labels_can_change_names_with_each_other():
    after = moved(BOTH, ORG="GPE", GPE="ORG")
    assert {e.uid: e.label for e in after.entities.values()} == {"a": "GPE", "b": "ORG"}
    assert relabelling(BOTH, Moves({"ORG": "GPE", "GPE": "ORG"})).title == "rename"


def test_of_twins_one_stays_with_the_relations_of_both():
    annotation = Annotation.of(
        [
            Entity("a", (META,), "ORG"),
            Entity("b", (META,), "CLUB"),
            Entity("c", (META,), "TEAM"),
            Entity("d", (CAIRO,), "GPE"),
            Relation("r", "a", "d", "in"),
            Relation("s", "b", "d", "in"),
            Relation("t", "c", "d", "near"),
            Relation("u", "b", "c", "near"),
        ]
    )
    after = moved(annotation, CLUB="ORG", TEAM="ORG")
    assert sorted(after.entities) == ["a", "d"]
    assert {(r.head, r.tail, r.label) for r in after.relations.values()} == {
        ("a", "d", "in"),
        ("a", "d", "near"),
    }
    assert list(after.relations) == ["r", "t"]
    new = moved(annotation, ORG="X", CLUB="X", TEAM="X")
    assert sorted(new.entities) == ["a", "d"]


NAMES = st.sampled_from("ABC")
SPANS = st.sampled_from([(META,), (CAIRO,)])


@st.composite
def annotations(draw):
    placed = draw(st.lists(st.tuples(SPANS, NAMES), min_size=1, max_size=5, unique=True))
    entities = [Entity(f"e{n}", *one) for n, one in enumerate(placed)]
    uids = st.sampled_from([e.uid for e in entities])
    ends = st.tuples(uids, uids, st.sampled_from("xy")).filter(lambda one: one[0] != one[1])
    joined = draw(st.lists(ends, max_size=4, unique=True)) if len(entities) > 1 else []
    answers = draw(st.lists(st.builds(ArticleLabel, NAMES, NAMES), max_size=3, unique=True))
    return Annotation.of(
        [*entities, *(Relation(f"r{n}", *one) for n, one in enumerate(joined)), *answers]
    )


@given(annotations(), st.dictionaries(NAMES | st.sampled_from("xy"), NAMES | st.sampled_from("xy")))
def test_nothing_stands_there_twice_nothing_is_lost_and_it_can_be_taken_back(annotation, names):
    edit = relabelling(annotation, Moves(names, names))
    after = apply(annotation, edit)
    assert apply(after, edit.inverse()) == annotation
    assert {(e.spans, e.label) for e in after.entities.values()} == {
        (e.spans, names.get(e.label, e.label)) for e in annotation.entities.values()
    }
    whats = [(e.spans, e.label) for e in after.entities.values()]
    whats += [(r.head, r.tail, r.label) for r in after.relations.values()]
    assert len(whats) == len(set(whats))
    assert {(one.name, one.value) for one in after.labels.values()} == {
        (names.get(one.name, one.name), one.value) for one in annotation.labels.values()
    }


@pytest.fixture
def annotating(project, layla):
    labels = project.labels.current()
    topic = ArticleLabelDefinition("topic", several=True)
    asked = LabelSet(labels.name, labels.entities, labels.relations, (topic,))
    project.labels.save(asked, ids.new_uid(), ids.now())
    return Annotating(project, "a1", layla)


def test_marks_are_counted_and_all_follow_in_one_step_each(project, layla, annotating):
    meta = annotating.add_entity([META], "ORG")
    annotating.relate(meta.uid, annotating.add_entity([CAIRO], "GPE").uid, "near")
    details.answer(annotating, "topic", ("x",))
    assert count_marks(project) == MarkCounts(
        {"ORG": 1, "GPE": 1, "near": 1}, {"topic": 1}, {("topic", "", "x"): 1}
    )
    steps = len(project.journal.history("a1", layla.uid))
    moves = Moves({"ORG": "FIRM", "near": "by"}, {"topic": "subject"})
    labels = project.labels.current().renamed("ORG", "FIRM").renamed("near", "by")
    assert save(project, labels, moves) == Relabelled(3, 1)
    assert count_marks(project) == MarkCounts(
        {"FIRM": 1, "GPE": 1, "by": 1}, {"subject": 1}, {("subject", "", "x"): 1}
    )
    assert len(project.journal.history("a1", layla.uid)) == steps + 1
    assert project.journal.replay("a1", layla.uid) == project.annotations.load("a1", layla.uid)
    assert project.labels.current() == labels


def test_what_fails_changes_nothing(project, layla, annotating, monkeypatch):
    annotating.add_entity([META], "ORG")
    before = project.annotations.load("a1", layla.uid)

    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr(project.labels, "save", broken)
    with pytest.raises(RuntimeError):
        save(project, LabelSet("x"), Moves({"ORG": "FIRM"}))
    assert project.annotations.load("a1", layla.uid) == before


def test_attributes_and_values_get_their_new_names_on_the_marks(project, layla, annotating):
    meta = annotating.add_entity([META], "ORG")
    annotating.add_entity([CAIRO], "ORG")
    annotating.do(edits.set_attribute(meta, "status", "former"))
    assert count_marks(project).details == {("ORG", "status", "former"): 1}
    steps = len(project.journal.history("a1", layla.uid))
    moves = DetailMoves({("ORG", "status"): "phase"}, {("ORG", "status", "former"): "past"})
    assert save(project, project.labels.current(), Moves(details=moves)) == Relabelled(1, 1)
    after = project.annotations.load("a1", layla.uid)
    assert after.entities[meta.uid].attributes == (("phase", "past"),)
    assert count_marks(project).details == {("ORG", "phase", "past"): 1}
    assert len(project.journal.history("a1", layla.uid)) == steps + 1
    assert project.journal.replay("a1", layla.uid) == after


def test_an_annotation_without_the_attribute_is_left_alone(project, layla, annotating):
    annotating.add_entity([META], "ORG")
    steps = len(project.journal.history("a1", layla.uid))
    moves = Moves(details=DetailMoves({("ORG", "status"): "phase"}))
    assert save(project, project.labels.current(), moves) == Relabelled(0, 0)
    assert len(project.journal.history("a1", layla.uid)) == steps


def test_answers_get_the_new_names_of_their_values_and_undo_stops_there(project, layla, annotating):
    annotating.add_entity([META], "ORG")
    details.answer(annotating, "topic", ("x", "y", "z"))
    steps = len(project.journal.history("a1", layla.uid))
    values = {("topic", "", "x"): "y", ("topic", "", "y"): "x", ("topic", "", "z"): "new"}
    moves = Moves({}, {"topic": "subject"}, DetailMoves({}, values))
    assert save(project, project.labels.current(), moves) == Relabelled(3, 1)
    after = project.annotations.load("a1", layla.uid)
    assert list(after.labels) == ["subject=y", "subject=x", "subject=new"]
    assert len(project.journal.history("a1", layla.uid)) == steps + 1
    assert project.journal.replay("a1", layla.uid) == after
    assert not Annotating(project, "a1", layla).undo()


def test_two_values_that_get_one_name_become_one(project, layla, annotating):
    details.answer(annotating, "topic", ("x", "y"))
    moves = DetailMoves({}, {("topic", "", "x"): "y"})
    save(project, project.labels.current(), Moves(details=moves))
    assert list(project.annotations.load("a1", layla.uid).labels) == ["topic=y"]
