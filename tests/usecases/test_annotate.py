from dataclasses import replace

import pytest

from annotator.errors import DiskFull, NotFound, NotSaved, ReadOnlyProject, RuleBroken
from annotator.model.annotation import Status
from annotator.model.labels import RelationLabel
from annotator.model.marks import Span
from annotator.usecases import chains
from annotator.usecases.annotate import Annotating

META = Span(5, 9)
CAIRO = Span(13, 20)


@pytest.fixture
def annotating(project, layla):
    return Annotating(project, "a1", layla)


def on_disk(annotating, project):
    return project.annotations.load("a1", annotating.annotator.uid)


def test_a_mark_is_on_the_disk_before_anybody_hears_of_it(annotating, project):
    heard = []
    annotating.on_change = lambda edit: heard.append((edit, len(on_disk(annotating, project))))
    entity = annotating.add_entity([META], "ORG")
    assert annotating.annotation.entities == {entity.uid: entity}
    assert [(edit.title, n) for edit, n in heard] == [("add", 1)]
    assert project.annotations.status("a1", annotating.annotator.uid) is Status.IN_PROGRESS


def test_pieces_that_touch_become_one(annotating):
    entity = annotating.add_entity([Span(7, 9), Span(5, 7), CAIRO], "ORG")
    assert entity.spans == (META, CAIRO)


def test_every_gesture_changes_and_is_undone(annotating, project):
    one = annotating.add_entity([META], "ORG").uid
    two = annotating.add_entity([CAIRO], "GPE").uid
    annotating.relabel(one, "PERS")
    annotating.respan(one, [Span(0, 9)])
    annotating.note(one, "?")
    relation = annotating.relate(one, two, "located_in")
    annotating.relabel(relation.uid, "near")
    full = annotating.annotation
    assert full.entities[one].label == "PERS"
    assert full.entities[one].spans == (Span(0, 9),)
    assert full.entities[one].note == "?"
    assert full.relations[relation.uid].label == "near"
    annotating.remove(one)
    assert set(annotating.annotation.entities) == {two}
    assert not annotating.annotation.relations
    annotating.undo()
    assert annotating.annotation == full
    for _ in list(annotating.history.done):
        annotating.undo()
    assert len(annotating.annotation) == 0 == len(on_disk(annotating, project))
    for _ in list(annotating.history.undone):
        annotating.redo()
    assert set(annotating.annotation.entities) == {two}


def test_what_changes_nothing_is_no_step(annotating):
    uid = annotating.add_entity([META], "ORG").uid
    annotating.relabel(uid, "ORG")
    annotating.respan(uid, [META])
    annotating.note(uid, "")
    assert len(annotating.history.done) == 1


def test_undo_and_redo_go_on_after_a_restart(annotating, project, layla):
    uid = annotating.add_entity([META], "ORG").uid
    annotating.relabel(uid, "GPE")
    annotating.undo()
    again = Annotating(project, "a1", layla)
    assert (again.can_undo, again.can_redo) == (True, True)
    assert again.redo().title == "relabel"
    assert again.annotation.entities[uid].label == "GPE"
    assert again.redo() is None
    later = Annotating(project, "a1", layla)
    later.undo()
    later.undo()
    assert later.undo() is None
    assert len(later.annotation) == 0


def test_a_new_edit_ends_what_could_be_redone(annotating):
    annotating.add_entity([META], "ORG")
    annotating.undo()
    annotating.add_entity([CAIRO], "GPE")
    assert not annotating.can_redo


@pytest.mark.parametrize(
    "wrong",
    [
        lambda a: a.add_entity([Span(30, 99)], "ORG"),
        lambda a: a.add_entity([META], "PLANET"),
        lambda a: a.add_entity([META], "ORG"),
        lambda a: a.relate(*a.annotation.entities, *a.annotation.entities, "near"),
    ],
)
def test_a_refusal_by_the_rules_leaves_all_as_it_was(annotating, project, wrong):
    annotating.add_entity([META], "ORG")
    before = annotating.annotation
    with pytest.raises(RuleBroken):
        wrong(annotating)
    assert annotating.annotation == before == on_disk(annotating, project)
    assert len(project.journal.history("a1", annotating.annotator.uid)) == 1
    assert annotating.unsaved == ()


def test_a_mark_that_is_gone_is_named_so(annotating):
    with pytest.raises(NotFound):
        annotating.relabel("nothing", "ORG")
    with pytest.raises(NotFound):
        annotating.relate("no", "where", "near")


@pytest.mark.parametrize("refusal", [DiskFull, NotSaved])
def test_what_the_disk_refuses_waits_and_is_tried_again(annotating, project, monkeypatch, refusal):
    annotating.add_entity([META], "ORG")
    before = annotating.annotation

    def full(entry):
        raise refusal("no room")

    with monkeypatch.context() as patch:
        patch.setattr(project.journal, "record", full)
        for span in (CAIRO, Span(25, 30)):
            with pytest.raises(refusal):
                annotating.add_entity([span], "GPE")
        with pytest.raises(refusal):
            annotating.retry()
        with pytest.raises(refusal):
            annotating.undo()
    assert annotating.annotation == before == on_disk(annotating, project)
    assert len(annotating.unsaved) == 2
    annotating.retry()
    assert annotating.unsaved == ()
    assert len(on_disk(annotating, project).entities) == 3
    annotating.unsaved = (annotating.history.done[-1].edit,)
    annotating.give_up_unsaved()
    assert annotating.unsaved == ()


def test_a_project_open_to_read_takes_no_edit(annotating, project, layla):
    annotating.add_entity([META], "ORG")
    with type(project).open(project.path, read_only=True) as reader:
        looking = Annotating(reader, "a1", layla)
        with pytest.raises(ReadOnlyProject):
            looking.undo()
        with pytest.raises(ReadOnlyProject):
            looking.add_entity([CAIRO], "GPE")
        assert looking.unsaved == ()
        assert len(looking.annotation) == 1


def test_the_journal_knows_who_and_when_and_how_long(project, layla):
    annotating = Annotating(project, "a1", layla, author="lead")
    annotating.add_entity([META], "ORG")
    annotating.undo()
    first, second = project.journal.history("a1", layla.uid)
    assert (first.author, first.undoes) == ("lead", None)
    assert second.undoes == first.uid
    assert first.uid < second.uid
    assert first.made_at <= second.made_at
    assert first.took_ms >= 0


def test_reload_reads_what_another_wrote(annotating, project, layla):
    Annotating(project, "a1", layla).add_entity([META], "ORG")
    annotating.reload()
    assert len(annotating.annotation) == 1
    assert annotating.can_undo


def test_a_relation_is_turned_only_where_it_may_lead_the_other_way(annotating):
    one = annotating.add_entity([META], "ORG").uid
    two = annotating.add_entity([CAIRO], "GPE").uid
    relation = annotating.relate(one, two, "located_in").uid
    annotating.turn(relation)
    assert annotating.annotation.relations[relation].head == two
    with pytest.raises(NotFound):
        annotating.turn("nobody")
    for label, why in (
        (RelationLabel("located_in", heads=("GPE",)), "from ORG to GPE"),
        (RelationLabel("located_in", symmetric=True), "no direction"),
    ):
        annotating.labels = replace(annotating.labels, relations=(label,))
        with pytest.raises(RuleBroken, match=why):
            annotating.turn(relation)
    assert annotating.annotation.relations[relation].head == two


def test_removing_an_entity_keeps_its_chain_whole_and_one_undo_brings_it_back(annotating):
    same = RelationLabel("same_as", symmetric=True, transitive=True)
    annotating.labels = replace(annotating.labels, relations=(same,))
    uids = [annotating.add_entity([Span(at, at + 1)], "ORG").uid for at in (0, 5, 13)]
    for uid in uids[1:]:
        annotating.do(chains.add_to_chain(annotating.annotation, annotating.labels, uid, uids[0]))
    before = annotating.annotation
    annotating.remove(uids[1])
    (left,) = annotating.annotation.relations.values()
    assert (left.head, left.tail) == (uids[0], uids[2])
    annotating.undo()
    assert annotating.annotation == before
