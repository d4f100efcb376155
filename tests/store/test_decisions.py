import pytest

from annotator.errors import NotFound, RuleBroken
from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.decision import Decision, Method, Provenance, SourceMark
from annotator.model.marks import ArticleLabel, Entity, Relation, Span
from annotator.store.decisions import Flag
from annotator.store.journal import JournalEntry

META = Entity("m1", (Span(12, 16),), "ORG", (("kind", "firm"),))
CAIRO = Entity("m2", (Span(20, 23), Span(24, 27)), "GPE")
NEAR = Relation("r1", "m1", "m2", "near")
TOPIC = ArticleLabel("topic", "news")
NOW = "2026-11-22T10:00:00.000Z"
SOURCES = (SourceMark("n-layla", "x1", "abc:ORG"), SourceMark("n-omar", "y1", "abd:GPE"))


def entry(uid, edit):
    return JournalEntry(uid, "a1", "n-layla", "lead", edit, NOW)


def decision(uid, edit, *gold, removed=()):
    why = Provenance(Method.MAJORITY, "lead", NOW, SOURCES, 2, 3, "LABEL", "so", "b1")
    return Decision(uid, "a1", edit, gold, tuple(removed), why)


def test_decisions_come_back_as_they_were_made(project):
    first = decision("d1", "u1", META, CAIRO, NEAR, TOPIC)
    second = decision("d2", "u2", removed=["r1"])
    project.decisions.record(
        [
            (entry("u1", edits.add(META, CAIRO, NEAR, TOPIC)), [first]),
            (entry("u2", edits.Edit("decide", (edits.Change(NEAR, None),))), [second]),
        ]
    )
    assert project.decisions.of_article("a1") == [first, second]
    assert project.decisions.articles() == ["a1"]
    with pytest.raises(NotFound):
        project.decisions.of_article("a9")


def test_an_edit_and_its_decisions_are_on_the_disk_together_or_not_at_all(project):
    twice = decision("d1", "u1", META)
    with pytest.raises(Exception, match=r"UNIQUE|saved"):
        project.decisions.record([(entry("u1", edits.add(META)), [twice, twice])])
    assert project.annotations.load("a1", "n-layla") == Annotation()
    with pytest.raises(RuleBroken):
        project.decisions.record(
            [
                (entry("u1", edits.add(META)), [twice]),
                (entry("u2", edits.add(META)), [decision("d2", "u2", META)]),
            ]
        )
    assert project.annotations.load("a1", "n-layla") == Annotation()
    assert project.decisions.of_article("a1") == []


def test_a_decision_may_change_nothing(project):
    nothing = decision("d1", "u1")
    project.decisions.record([(entry("u1", edits.Edit("decide", ())), [nothing])])
    assert project.decisions.of_article("a1") == [nothing]
    assert [one.uid for one in project.journal.history("a1", "n-layla")] == ["u1"]
    assert list(project.problems()) == []


def test_the_last_flag_of_a_question_counts(project):
    def flag(uid, note, sources=SOURCES):
        made = Flag(uid, "a1", sources, note, "lead", NOW)
        project.decisions.flag(made)
        return made

    flag("f1", "what is this?")
    other = flag("f2", "and this?", SOURCES[:1])
    last = flag("f3", "is this a firm?")
    assert project.decisions.flags() == [other, last]
    assert project.decisions.flags("a1") == [other, last]
    assert project.decisions.flags("a2") == []
    flag("f4", "")
    assert project.decisions.flags() == [other]
