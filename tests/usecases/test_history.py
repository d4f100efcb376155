from annotator.model.edits import Change, Edit, add
from annotator.model.marks import Entity, Relation, Span
from annotator.usecases.history import IMPORT, MERGE, RENAME, History, Step

ORG = Entity("e", (Span(0, 4),), "ORG")
FIRM = Entity("e", (Span(0, 4),), "FIRM")


def step(uid, undoes=None, edit=None):
    return Step(uid, edit or add(ORG), undoes)


def uids(history):
    return [s.uid for s in history.done], [s.uid for s in history.undone]


def test_undoing_and_redoing_moves_between_the_piles():
    steps = [step("1"), step("2"), step("3", "2"), step("4", "1")]
    assert uids(History.of(steps)) == ([], ["3", "4"])
    assert uids(History.of([*steps, step("5", "4")])) == (["5"], ["3"])
    assert uids(History.of([*steps, step("5", "4"), step("6", "5")])) == ([], ["3", "6"])


def test_a_new_step_clears_what_was_undone():
    assert uids(History.of([step("1"), step("2", "1"), step("3")])) == (["3"], [])


def test_undo_stops_at_an_import_and_at_a_merge():
    for title in (IMPORT, MERGE):
        other = step("2", edit=Edit(title, (Change(None, ORG),)))
        assert uids(History.of([step("1"), other, step("3")])) == (["3"], [])


def test_a_new_name_is_seen_through():
    renaming = Edit(RENAME, (Change(ORG, FIRM),))
    history = History.of([step("1"), step("2", edit=renaming), step("3")])
    assert history.done[0] == Step("1", add(FIRM))
    assert uids(history) == (["1", "3"], [])


def test_a_new_name_of_a_relation_is_seen_through():
    before, after = Relation("r", "a", "b", "near"), Relation("r", "a", "b", "by")
    renaming = Edit(RENAME, (Change(before, after),))
    history = History.of([step("1", edit=add(before)), step("2", edit=renaming)])
    assert history.done == [Step("1", add(after))]
