from annotator.model.annotation import Annotation
from annotator.model.decision import Method, Provenance, SourceMark
from annotator.model.edits import apply
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.store.journal import JournalEntry
from annotator.usecases.incoming import decisions_of, joining, replacing

ORG = Entity("a", (Span(0, 4),), "ORG")
GPE = Entity("b", (Span(5, 9),), "GPE")
NEAR = Relation("r", "a", "b", "near")
TOPIC = ArticleLabel("topic", "sport")
ALL = Annotation.of([ORG, GPE, NEAR, TOPIC])


def test_into_an_empty_annotation_all_comes_as_it_is():
    come = joining(Annotation(), ALL)
    assert apply(Annotation(), come.edit) == ALL
    assert (come.entities, come.relations, come.there) == (2, 1, 0)


def test_what_is_there_already_is_counted_and_not_added():
    come = joining(ALL, ALL)
    assert come.edit.changes == ()
    assert come.there == 4


def test_a_uid_that_is_taken_by_another_mark_is_not_used_twice():
    other = Annotation.of(
        [Entity("b", (Span(20, 24),), "GPE"), ORG, Relation("r", "a", "b", "near")]
    )
    come = joining(ALL, other)
    after = apply(ALL, come.edit)
    assert len(after.entities) == 3
    assert len(after.relations) == 2
    (relation,) = (r for r in after.relations.values() if r.uid != "r")
    assert relation.head == "a"
    assert after.entities[relation.tail].spans == (Span(20, 24),)


def test_replacing_leaves_just_the_marks_that_came():
    few = Annotation.of([GPE])
    come = replacing(ALL, few)
    assert apply(ALL, come.edit) == few
    assert apply(few, come.edit.inverse()) == ALL


def test_marks_with_the_same_provenance_are_one_decision():
    why = Provenance(Method.CHOSEN, "lead", "now", (SourceMark("layla", "x", "r"),))
    alone = Provenance(Method.NEW, "lead", "now", (SourceMark("nobody", "y", "r"),))
    entry = JournalEntry("u1", "a1", "n-gold", "lead", joining(Annotation(), ALL).edit, "now")
    told = [("a", why), ("b", why), ("r", alone), ("gone", alone)]
    first, second = decisions_of(entry, told, {"layla": "n-layla"})
    assert (first.gold, first.edit, first.article) == ((ORG, GPE), "u1", "a1")
    assert first.why.sources == (SourceMark("n-layla", "x", "r"),)
    assert (second.gold, second.why) == ((NEAR,), alone)
