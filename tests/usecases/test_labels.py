from dataclasses import replace

import pytest

from annotator.errors import BadInput, NotFound
from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    Label,
    LabelSet,
    RelationLabel,
)
from annotator.model.marks import Span
from annotator.usecases import details, labels
from annotator.usecases.annotate import Annotating

META, CAIRO = Span(5, 9), Span(13, 20)


def renamed(project, old, new):
    return labels.carry_out(project, labels.renaming(project, old, new))


def test_the_shipped_sets_can_all_be_read():
    assert labels.shipped() == ["ace", "conll", "news"]
    assert all(labels.label_set(name).entities for name in labels.shipped())


def test_a_file_that_is_no_label_set_is_named(tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text('{"entities": []}')
    with pytest.raises(BadInput, match=r"bad\.json"):
        labels.label_set(str(bad))
    bad.write_bytes(b" " * (5 * 1024 * 1024))
    with pytest.raises(BadInput, match="large"):
        labels.label_set(str(bad))
    with pytest.raises(NotFound, match="news"):
        labels.label_set("nothing")


def test_joined_keeps_what_is_there_and_its_keys():
    mine = LabelSet("mine", (Label("ORG", key="1"),))
    theirs = LabelSet(
        "theirs",
        (Label("ORG", key="9"), Label("SHIP", key="1", colour="red"), Label("SEA", key="5")),
        (RelationLabel("near"),),
    )
    both, added = labels.joined(mine, theirs)
    assert added == ["SHIP", "SEA", "near"]
    assert both.entity("ORG").key == "1"
    assert both.entity("SHIP").key not in ("", "1")
    assert both.entity("SHIP").colour == "red"
    assert both.entity("SEA").key == "5"
    assert labels.joined(both, theirs) == (both, [])


def test_joined_labels_take_over_the_attributes_that_they_lack():
    kind, other, since = (AttributeDefinition(name) for name in ("kind", "other", "since"))
    mine = LabelSet(
        "a", (Label("ORG", {"en": "Mine"}, attributes=(kind,)),), (RelationLabel("in"),)
    )
    theirs = LabelSet(
        "b",
        (Label("ORG", attributes=(replace(kind, values=("x",)), other)),),
        (RelationLabel("in", attributes=(since,)),),
    )
    both, added = labels.joined(mine, theirs)
    assert added == []
    assert both.entity("ORG") == Label("ORG", {"en": "Mine"}, attributes=(kind, other))
    assert both.relation("in").attributes == (since,)


def test_the_article_labels_that_are_given_stay_asked(project, layla):
    asked = replace(project.labels.current(), articles=(ArticleLabelDefinition("mood"),))
    project.labels.save(asked, "u-1", "2026-01-01T00:00:00.000Z")
    details.answer(Annotating(project, "a1", layla), "mood", ("calm",))
    assert labels.use(project, "conll") == ["mood"]
    assert project.labels.current().article("mood")


def test_one_name_is_not_for_entities_and_relations():
    entity, relation = LabelSet("a", (Label("X"),)), LabelSet("b", (), (RelationLabel("X"),))
    for one, other in ((entity, relation), (relation, entity)):
        with pytest.raises(BadInput, match="X"):
            labels.joined(one, other)


def test_a_renaming_is_journaled_and_undo_sees_through_it(project, layla):
    annotating = Annotating(project, "a1", layla)
    entity = annotating.add_entity([META], "ORG")
    annotating.note(entity.uid, "?")
    assert renamed(project, "ORG", "FIRM") == labels.Relabelled(1, 1)
    again = Annotating(project, "a1", layla)
    assert again.annotation.entities[entity.uid].label == "FIRM"
    assert project.journal.replay("a1", layla.uid) == again.annotation
    again.undo()
    again.undo()
    assert len(again.annotation) == 0
    again.redo()
    assert again.annotation.entities[entity.uid].label == "FIRM"


def test_a_merge_makes_twins_one_and_keeps_their_relations(project, layla):
    annotating = Annotating(project, "a1", layla)
    one = annotating.add_entity([META], "ORG")
    twin = annotating.add_entity([META], "PERS")
    cairo = annotating.add_entity([CAIRO], "GPE")
    annotating.relate(one.uid, cairo.uid, "near")
    annotating.relate(twin.uid, cairo.uid, "near")
    annotating.relate(one.uid, cairo.uid, "located_in")
    annotating.relate(one.uid, twin.uid, "near")
    labels.carry_out(project, labels.merging(project, "ORG", "PERS"))
    after = project.annotations.load("a1", layla.uid)
    assert sorted(e.label for e in after.entities.values()) == ["GPE", "PERS"]
    ends = sorted((r.head == twin.uid, r.tail, r.label) for r in after.relations.values())
    assert ends == [(True, cairo.uid, "located_in"), (True, cairo.uid, "near")]
    assert project.journal.replay("a1", layla.uid) == after
    assert not Annotating(project, "a1", layla).can_undo
    assert project.labels.current().entity("ORG") is None


def test_what_cannot_be_changes_nothing(project, layla, monkeypatch):
    Annotating(project, "a1", layla).add_entity([META], "ORG")
    before = project.annotations.load("a1", layla.uid)

    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr(project.labels, "save", broken)
    with pytest.raises(RuntimeError):
        renamed(project, "ORG", "FIRM")
    assert project.annotations.load("a1", layla.uid) == before
    assert len(project.journal.history("a1", layla.uid)) == 1


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_label_is_not_renamed_to_nothing(project, name):
    before = project.labels.current()
    with pytest.raises(BadInput, match="needs a name"):
        renamed(project, "ORG", name)
    assert project.labels.current() == before


def test_a_file_that_is_no_label_set_is_named_once(tmp_path):
    file = tmp_path / "set.json"
    file.write_text("no")
    with pytest.raises(BadInput) as told:
        labels.label_set(str(file))
    assert str(told.value).count("set.json") == 1
