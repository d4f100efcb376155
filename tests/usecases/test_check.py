import sqlite3

from annotator.model.labels import LabelSet
from annotator.model.marks import Span
from annotator.usecases import check, ids
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
