"""The journal is the truth, and the tables never say another thing."""

import itertools
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator.errors import NotFound, RuleBroken
from annotator.model import edits
from annotator.model.annotation import Annotation, Annotator
from annotator.model.article import Article
from annotator.model.edits import Change, Edit
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Relation, Span, joined
from annotator.store.journal import JournalEntry
from annotator.store.project import Project

NOW = "2026-11-22T10:00:00.000Z"
LAYLA = Annotator("n-layla", "layla")
META = Entity("e1", (Span(12, 16),), "ORG")
CAIRO = Entity("e2", (Span(20, 27),), "GPE")
IN = Relation("r1", "e1", "e2", "in")


def entry(uid, edit, **other):
    return JournalEntry(uid, "a1", LAYLA.uid, "layla", edit, NOW, **other)


def test_history_comes_back_in_order_for_undo_after_a_restart(project, path):
    add = entry("u1", edits.add(META, CAIRO, IN, ArticleLabel("topic", "x")), took_ms=120)
    undo = entry("u2", add.edit.inverse(), undoes="u1")
    project.journal.record(add)
    project.journal.record(undo)
    project.close()
    with Project.open(path) as again:
        assert again.journal.history("a1", LAYLA.uid) == [add, undo]
        assert again.journal.history("a1", "n-omar") == []
        assert again.annotations.load("a1", LAYLA.uid) == Annotation()


@pytest.mark.parametrize(
    "edit",
    [
        edits.add(META),
        edits.remove(Annotation(), CAIRO),
        edits.relabel(CAIRO, "ORG"),
        edits.relabel(Entity("e1", (Span(0, 3),), "ORG"), "GPE"),
        edits.add(Entity("e3", (Span(0, 1),), "ORG"), Relation("r2", "e1", "e9", "in")),
        Edit("remove", (Change(META, None),)),
    ],
    ids=["there", "not there", "not there", "differs", "no end", "leaves a relation"],
)
def test_an_edit_that_does_not_fit_changes_nothing(project, contents, edit):
    self_to_self = Relation("r1", "e1", "e1", "in")
    project.journal.record(entry("u1", edits.add(META, self_to_self)))
    before = contents(project._connection.raw)
    with pytest.raises(RuleBroken):
        project.journal.record(entry("u2", edit))
    assert contents(project._connection.raw) == before


def test_many_are_recorded_all_or_none(project, contents):
    assert project.journal.record_many([]) == 0
    assert project.journal.record_many([entry("u1", edits.add(META))]) == 1
    before = contents(project._connection.raw)
    with pytest.raises(RuleBroken):
        project.journal.record_many([entry("u2", edits.add(CAIRO)), entry("u3", edits.add(META))])
    assert contents(project._connection.raw) == before


def test_many_lead_to_what_one_after_the_other_leads_to(project, monkeypatch):
    monkeypatch.setattr("annotator.store.journal._AT_ONCE", 2)
    third = Entity("e3", (Span(0, 3), Span(5, 6)), "LOC")
    made = [
        entry("u1", edits.add(META)),
        entry("u2", edits.add(CAIRO, IN)),
        entry("u3", edits.relabel(META, "LOC")),
        entry("u4", edits.add(third, ArticleLabel("topic", "x"))),
        entry("u5", edits.add(Relation("r2", "e3", "e2", "near"))),
        entry("u6", edits.add(Relation("r3", "e2", "e3", "near"))),
    ]
    assert project.journal.record_many(iter(made)) == 6
    assert project.journal.history("a1", LAYLA.uid) == made
    annotation = project.annotations.load("a1", LAYLA.uid)
    assert annotation == project.journal.replay("a1", LAYLA.uid)
    assert set(annotation.entities) == {"e1", "e2", "e3"}
    assert set(annotation.relations) == {"r1", "r2", "r3"}
    counted = "SELECT status, entities, relations, labels FROM annotations"
    assert project._connection.rows(counted) == [("in_progress", 3, 3, 1)]


@pytest.mark.parametrize("end", ["e9", "e1"])
def test_a_relation_among_many_needs_its_ends(project, contents, end):
    before = contents(project._connection.raw)
    made = [entry("u1", edits.add(CAIRO)), entry("u2", edits.add(Relation("r", "e2", end, "x")))]
    with pytest.raises(RuleBroken, match="both"):
        project.journal.record_many(made)
    assert contents(project._connection.raw) == before


def test_who_or_what_is_not_there_is_named(project):
    with pytest.raises(NotFound, match="a9"):
        project.journal.record(JournalEntry("u", "a9", LAYLA.uid, "layla", edits.add(META), NOW))
    with pytest.raises(NotFound, match="n-9"):
        project.journal.record(JournalEntry("u", "a1", "n-9", "layla", edits.add(META), NOW))


def test_an_edit_is_one_row_that_plain_sqlite_can_read(project):
    project.journal.record(entry("u1", edits.add(META)))
    (row,) = project._connection.rows("SELECT title, changes, undoes FROM edits")
    assert row == ("add", '[{"after":{"uid":"e1","start":12,"end":16,"label":"ORG"}}]', None)


spans = st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda p: Span(p[0], sum(p)))
some_spans = st.lists(spans, min_size=1, max_size=3).map(joined)
labels = st.sampled_from(["ORG", "GPE", "LOC"])


class Gestures(RuleBasedStateMachine):
    """Whatever a person does: file == replay of the journal == what is on the screen."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "x.hashiya"
        self.project = Project.create(
            self.path, name="x", labels=LabelSet("x"), policy="free", uid="p", now=NOW
        )
        self.project.annotators.add(LAYLA)
        list(self.project.articles.add([(Article("a1", "", "x" * 60), None)], NOW))
        self.numbers = itertools.count()
        self.screen = Annotation()
        self.done = []

    def do(self, edit, undoes=None):
        after = edits.apply(self.screen, edit)
        made = entry(f"u{next(self.numbers):04}", edit, undoes=undoes)
        self.project.journal.record(made)
        self.screen = after
        if undoes is None:
            self.done.append(made)

    def choose(self, data, kind):
        return data.draw(st.sampled_from(sorted(kind.values(), key=lambda m: m.uid)))

    @rule(where=some_spans, label=labels)
    def add_entity(self, where, label):
        self.do(edits.add(Entity(f"e{next(self.numbers)}", where, label)))

    @precondition(lambda self: self.screen.entities)
    @rule(data=st.data(), label=labels)
    def add_relation(self, data, label):
        ends = [self.choose(data, self.screen.entities).uid for _ in "ht"]
        self.do(edits.add(Relation(f"r{next(self.numbers)}", *ends, label)))

    @rule(value=st.sampled_from("xyz"))
    def add_article_label(self, value):
        if f"topic={value}" not in self.screen.labels:
            self.do(edits.add(ArticleLabel("topic", value)))

    @precondition(lambda self: self.screen.entities)
    @rule(data=st.data(), where=some_spans, label=labels)
    def change_entity(self, data, where, label):
        mark = self.choose(data, self.screen.entities)
        self.do(edits.respan(mark, *where))
        self.do(edits.relabel(self.screen.entities[mark.uid], label))
        self.do(edits.annotate_note(self.screen.entities[mark.uid], label))

    @precondition(lambda self: self.screen.relations)
    @rule(data=st.data())
    def turn(self, data):
        self.do(edits.turn(self.choose(data, self.screen.relations)))

    @precondition(lambda self: self.screen.entities)
    @rule(data=st.data())
    def remove(self, data):
        self.do(edits.remove(self.screen, self.choose(data, self.screen.entities)))

    @precondition(lambda self: self.done)
    @rule()
    def undo(self):
        last = self.done.pop()
        self.do(last.edit.inverse(), undoes=last.uid)

    @rule()
    def reopen(self):
        self.project.close()
        self.project = Project.open(self.path)

    @invariant()
    def file_and_journal_and_screen_are_one(self):
        if hasattr(self, "project"):
            assert self.project.annotations.load("a1", LAYLA.uid) == self.screen
            assert self.project.journal.replay("a1", LAYLA.uid) == self.screen
            assert self.project.articles.listed(LAYLA.uid)[0].entities == len(self.screen.entities)

    def teardown(self):
        if hasattr(self, "project"):
            assert list(self.project.problems()) == []
            while self.done:
                self.undo()
            assert self.project.annotations.load("a1", LAYLA.uid) == Annotation()
            self.project.close()
            self.folder.cleanup()


TestGestures = Gestures.TestCase
TestGestures.settings = settings(max_examples=10, stateful_step_count=20, deadline=None)
