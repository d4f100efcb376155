import sqlite3
from dataclasses import replace

from annotator.model import edits
from annotator.model.decision import Decision, Method, Provenance, SourceMark
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Span
from annotator.store.journal import JournalEntry
from annotator.usecases import annotators, check, ids
from annotator.usecases.annotate import Annotating


def test_a_sound_project_has_no_problems(project, layla):
    Annotating(project, "a1", layla).add_entity([Span(5, 9)], "ORG")
    told = []
    assert check.problems(project, lambda *far: told.append(far)) == []
    assert told == [(0, 1)]


def test_rules_and_the_file_are_both_asked(project, layla):
    entity = Annotating(project, "a1", layla).add_entity([Span(4, 9)], "ORG")
    project.labels.save(LabelSet("empty"), ids.new_uid(), ids.now())
    found = {(one.rule, one.article, one.mark) for one in check.problems(project)}
    assert found == {("edge_on_space", "a1", entity.uid), ("unknown_label", "a1", entity.uid)}
    path = project.path
    project.close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE entities SET label = 'GPE'")
    raw.close()
    with type(project).open(path) as again:
        rules = {one.rule for one in check.problems(again)}
    assert "journal_differs" in rules


def test_what_was_decided_leads_to_the_gold(project, layla):
    def problems():
        return [(one.rule, one.mark) for one in check.problems(project)]

    meta = Entity("m1", (Span(5, 9),), "ORG")
    gold = annotators.add(project, annotators.GOLD)
    why = Provenance(Method.CHOSEN, "lead", ids.now(), (SourceMark(layla.uid, "x", ""),))
    entry = JournalEntry("u1", "a1", gold.uid, "lead", edits.add(meta), ids.now())
    project.decisions.record([(entry, [Decision("d1", "a1", "u1", (meta,), (), why)])])
    assert problems() == []
    other = replace(meta, label="GPE")
    project.decisions.add([Decision("d2", "a1", "u1", (other,), (), why)])
    assert problems() == [("decisions_differ", "m1")]
    project.decisions.add([Decision("d3", "a1", "u9", (), (), why)])
    assert ("decision_without_edit", "") in problems()


def test_what_cannot_be_read_is_named_and_the_rest_is_looked_at(project, layla):
    Annotating(project, "a1", layla).add_entity([Span(5, 9)], "ORG")
    project._connection.raw.execute("UPDATE entities SET attributes = '[1]'")
    assert ("not_readable", "a1") in {(p.rule, p.article) for p in check.problems(project)}


def test_a_decision_that_cannot_be_read_is_named(project, layla):
    meta = Entity("m1", (Span(5, 9),), "ORG")
    gold = annotators.add(project, annotators.GOLD)
    why = Provenance(Method.CHOSEN, "lead", ids.now(), (SourceMark(layla.uid, "x", ""),))
    entry = JournalEntry("u1", "a1", gold.uid, "lead", edits.add(meta), ids.now())
    project.decisions.record([(entry, [Decision("d1", "a1", "u1", (meta,), (), why)])])
    project._connection.raw.execute("UPDATE decisions SET method = 'guessed'")
    assert [(p.rule, p.article) for p in check.problems(project)] == [("not_readable", "a1")]
