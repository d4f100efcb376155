from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.errors import BadInput, NotSaved, ReadOnlyProject
from annotator.model.labels import AttributeDefinition, AttributeKind, LabelSet
from annotator.ui.dialogs.label_set import LabelSetEditor
from annotator.usecases import ids
from annotator.usecases.label_set_draft import Kind

KIND = AttributeDefinition("kind", kind=AttributeKind.CHOICE, values=("firm", "club"))
BASE = AttributeDefinition("base", kind=AttributeKind.REFERENCE)


@pytest.fixture
def rich(verbs):
    """ORG and the first relation have attributes."""
    project = verbs.bench.project
    labels = project.labels.current()
    entities = tuple(
        replace(one, attributes=(KIND, BASE)) if one.name == "ORG" else one
        for one in labels.entities
    )
    relations = (replace(labels.relations[0], attributes=(BASE,)), *labels.relations[1:])
    labels = replace(labels, entities=entities, relations=relations)
    project.labels.save(labels, ids.new_uid(), ids.now())
    verbs.bench.labels_changed()


@pytest.fixture
def org(verbs, parts, place, rich):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    return parts.view.chosen


def attributes(verbs, uid):
    return dict(verbs.bench.annotating.annotation.entities[uid].attributes)


def press(session, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(session.window.focusWidget(), key, held)


def test_attributes_are_set_by_keys_and_the_caret_comes_back(session, verbs, parts, org):
    parts.view.setFocus()
    press(session, Qt.Key.Key_F4)
    press(session, Qt.Key.Key_2)
    press(session, Qt.Key.Key_Return)
    assert attributes(verbs, org) == {"kind": "club"}
    assert session.window.focusWidget() is parts.view
    assert "kind" in parts.status.message.text()
    verbs.marking.undo()
    assert attributes(verbs, org) == {}
    assert parts.details.fields["kind"].values() == ()
    assert parts.status.message.text().startswith("Undone: ")


def test_a_reference_is_checked(session, verbs, parts, org):
    parts.details.attribute_set.emit("base", "https://www.wikidata.org/wiki/Q380")
    assert attributes(verbs, org) == {"base": "Q380"}
    assert parts.details.fields["base"].text() == "Q380"
    with pytest.raises(BadInput):
        verbs.labelling.set_attribute("base", "Meta")
    assert parts.details.fields["base"].text() == "Q380"


def test_details_follow_what_is_chosen(verbs, parts, place, org):
    assert not parts.details.isHidden()
    parts.view.select(place("القاهرة"))
    verbs.marking.label("GPE")
    assert parts.details.isHidden()
    verbs.labelling.go_to_attributes()
    assert "no attributes" in parts.status.message.text()
    verbs.marking.let_go()
    verbs.labelling.go_to_attributes()
    assert "Choose an entity" in parts.status.message.text()
    verbs.labelling.set_attribute("kind", "firm")


def test_a_relation_has_details_too(verbs, parts, place, org):
    parts.view.select(place("القاهرة"))
    verbs.marking.label("GPE")
    opened = verbs.bench.annotating
    relation = opened.relate(org, parts.view.chosen, opened.labels.relations[0].name)
    parts.view.choose_relation(relation.uid)
    verbs.labelling.refresh()
    verbs.labelling.set_attribute("base", "q5")
    assert opened.annotation.relations[relation.uid].attributes == (("base", "Q5"),)


def test_the_article_is_labelled_by_keys(session, verbs, parts):
    parts.view.setFocus()
    press(session, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    press(session, Qt.Key.Key_4)
    press(session, Qt.Key.Key_Escape)
    assert list(verbs.bench.annotating.annotation.labels) == ["topic=sport"]
    assert session.window.focusWidget() is parts.view
    assert "Topic: Sport" in parts.status.message.text().replace("\u2068", "").replace("\u2069", "")
    verbs.labelling.answer("topic", ("economy",))
    verbs.marking.undo()
    assert parts.article_details.fields["topic"].values() == ("sport",)
    verbs.bench.open_article("a2")
    assert parts.article_details.fields["topic"].values() == ()


def test_the_labels_of_the_article_come_out_where_they_are_hidden(session, verbs, parts):
    verbs.shell.toggle_panel(0)
    verbs.labelling.go_to_article()
    assert parts.article_details.isVisible()
    verbs.bench.project.labels.save(LabelSet("none"), ids.new_uid(), ids.now())
    verbs.bench.labels_changed()
    verbs.labelling.go_to_article()
    assert "asks nothing" in parts.status.message.text()


def test_the_guideline_follows_the_chosen_mark_and_the_pointer(session, verbs, parts, org):
    parts.view.setFocus()
    press(session, Qt.Key.Key_F2)
    assert parts.guideline.isVisible()
    assert "ORG" in parts.guideline.name.text()
    parts.labels.buttons["GPE"].setFocus()
    assert "GPE" in parts.guideline.name.text()
    parts.view.setFocus()
    verbs.labelling.refresh()
    assert "ORG" in parts.guideline.name.text()
    press(session, Qt.Key.Key_F2)
    assert parts.guideline.isHidden()


@pytest.fixture
def edited(monkeypatch):
    """The editor is shown, something is done in it, and it is saved or not."""

    def with_(do, *, saved=True):
        def shown(dialog):
            do(dialog)
            return saved

        monkeypatch.setattr(LabelSetEditor, "exec", shown)

    return with_


def test_the_label_set_is_edited_and_the_marks_follow(verbs, parts, org, edited):
    edited(lambda dialog: dialog.draft.rename(Kind.ENTITIES, "ORG", "FIRM"))
    verbs.labelling.edit_labels()
    opened = verbs.bench.annotating
    assert opened.annotation.entities[org].label == "FIRM"
    assert "FIRM" in parts.labels.buttons
    assert "1 mark changed" in parts.status.message.text()
    assert not list(verbs.bench.project.problems())


def test_cancel_leaves_all(verbs, parts, org, edited):
    before = verbs.bench.project.labels.current()
    edited(lambda dialog: dialog.draft.rename(Kind.ENTITIES, "ORG", "FIRM"), saved=False)
    verbs.labelling.edit_labels()
    assert verbs.bench.project.labels.current() == before
    assert verbs.bench.annotating.annotation.entities[org].label == "ORG"


def test_what_came_in_meanwhile_is_not_overwritten(verbs, edited):
    project = verbs.bench.project
    newer = project.labels.current().with_entity("SHIP")
    edited(lambda _: project.labels.save(newer, ids.new_uid(), ids.now()))
    with pytest.raises(NotSaved):
        verbs.labelling.edit_labels()
    assert project.labels.current() == newer


def test_a_project_that_can_only_be_read_is_not_edited(verbs, edited, monkeypatch):
    seen = []
    edited(seen.append)
    monkeypatch.setattr(verbs.bench.project, "read_only", True)
    with pytest.raises(ReadOnlyProject):
        verbs.labelling.edit_labels()
    assert seen == []


def test_the_editor_knows_the_keys_of_commands(verbs, edited):
    seen = []
    edited(lambda dialog: seen.append(dict(dialog.label_form.key._commands)), saved=False)
    verbs.labelling.edit_labels()
    assert seen[0]["N"] == "Note"
