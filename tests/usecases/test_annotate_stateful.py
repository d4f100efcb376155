"""A user's gestures at random: the file is the screen is the replay of the journal."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from annotator.errors import RuleBroken
from annotator.model import rules
from annotator.model.article import Article
from annotator.model.edits import apply
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Span
from annotator.store.project import Project
from annotator.usecases import annotators, ids
from annotator.usecases.annotate import Annotating

TEXT = "قالت شركة ميتاوشركة Scale AI في القاهرة 😀 إنها باعت ١٤٫٣ مليار"
LABELS = LabelSet(
    "small",
    tuple(Label(name) for name in ("ORG", "GPE", "PERS")),
    (RelationLabel("near"), RelationLabel("in", heads=("ORG",), tails=("GPE",))),
)
SPANS = st.builds(
    lambda start, n: Span(start, min(start + n, len(TEXT))),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 12),
)
PIECES = st.lists(SPANS, min_size=1, max_size=3)
NAMES = st.sampled_from(["ORG", "GPE", "PERS"])


class Gestures(RuleBasedStateMachine):
    @initialize()
    def open_a_project(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "machine.hashiya")
        self.project = Project.create(
            self.path, name="m", labels=LABELS, policy="stem", uid=ids.new_uid(), now=ids.now()
        )
        list(self.project.articles.add([(Article("a", "t", TEXT), None)], ids.now()))
        self.who = annotators.add(self.project, "layla")
        self.annotating = Annotating(self.project, "a", self.who)
        self.look_on()

    def look_on(self):
        self.screen = self.annotating.annotation

        def repaint(edit):
            self.screen = apply(self.screen, edit)

        self.annotating.on_change = repaint

    def some(self, data, marks):
        return data.draw(st.sampled_from(sorted(marks)))

    def try_to(self, gesture, *arguments):
        """Does it; a refusal by the rules changes nothing."""
        before = self.annotating.annotation
        steps = len(self.annotating.history.done)
        try:
            gesture(*arguments)
        except RuleBroken:
            assert self.annotating.annotation == before
            assert len(self.annotating.history.done) == steps

    def has_entities(self):
        return bool(self.annotating.annotation.entities)

    def has_marks(self):
        return len(self.annotating.annotation) > 0

    @rule(pieces=PIECES, label=NAMES)
    def add(self, pieces, label):
        self.try_to(self.annotating.add_entity, pieces, label)

    @precondition(has_entities)
    @rule(data=st.data(), label=NAMES)
    def relabel(self, data, label):
        uid = self.some(data, self.annotating.annotation.entities)
        self.try_to(self.annotating.relabel, uid, label)

    @precondition(has_entities)
    @rule(data=st.data(), pieces=PIECES)
    def respan(self, data, pieces):
        uid = self.some(data, self.annotating.annotation.entities)
        self.try_to(self.annotating.respan, uid, pieces)

    @precondition(has_marks)
    @rule(data=st.data(), note=st.text(max_size=4))
    def note(self, data, note):
        annotation = self.annotating.annotation
        uid = self.some(data, [*annotation.entities, *annotation.relations])
        self.try_to(self.annotating.note, uid, note)

    @precondition(has_entities)
    @rule(data=st.data(), label=st.sampled_from(["near", "in"]))
    def relate(self, data, label):
        entities = self.annotating.annotation.entities
        ends = self.some(data, entities), self.some(data, entities)
        self.try_to(self.annotating.relate, *ends, label)

    @precondition(has_marks)
    @rule(data=st.data())
    def remove(self, data):
        annotation = self.annotating.annotation
        self.annotating.remove(self.some(data, [*annotation.entities, *annotation.relations]))

    @rule()
    def undo(self):
        before = self.annotating.annotation
        if self.annotating.undo() is not None:
            assert self.annotating.can_redo
            self.annotating.redo()
            assert self.annotating.annotation == before
            self.annotating.undo()

    @rule()
    def redo(self):
        self.annotating.redo()

    @rule()
    def reopen(self):
        before, history = self.annotating.annotation, self.annotating.history
        self.project.close()
        self.project = Project.open(self.path)
        self.annotating = Annotating(self.project, "a", self.who)
        assert self.annotating.annotation == before
        assert self.annotating.history == history
        self.look_on()

    @invariant()
    def file_is_screen_is_replay(self):
        held = self.project.annotations.load("a", self.who.uid)
        assert self.annotating.annotation == held
        assert self.screen == held
        assert self.project.journal.replay("a", self.who.uid) == held

    @invariant()
    def strict_rules_hold(self):
        case = rules.Case(TEXT, self.annotating.annotation, LABELS)
        assert [p for one in rules.STRICT for p in one(case)] == []

    def teardown(self):
        if not hasattr(self, "project"):
            return
        full, steps = self.annotating.annotation, len(self.annotating.history.done)
        for _ in range(steps):
            self.annotating.undo()
            self.file_is_screen_is_replay()
        assert not self.annotating.can_undo
        assert len(self.annotating.annotation) == 0
        for _ in range(steps):
            self.annotating.redo()
        assert self.annotating.annotation == full
        self.project.close()
        self.folder.cleanup()


TestGestures = Gestures.TestCase
TestGestures.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
