from dataclasses import replace

from annotator.model import edits


def entities(verbs):
    opened = verbs.bench.annotating
    return {e.of(opened.article.text): e.label for e in opened.annotation.in_reading_order()}


def test_a_label_marks_the_selection_and_then_relabels_what_is_chosen(verbs, parts, place):
    parts.view.select(place("القاهرة"))
    assert verbs.marking.label_by_key("3")
    assert entities(verbs) == {"القاهرة": "GPE"}
    assert parts.view.chosen
    assert verbs.marking.label_by_key("4")
    assert entities(verbs) == {"القاهرة": "LOC"}


def test_a_key_that_no_label_has_is_not_taken(verbs):
    assert not verbs.marking.label_by_key("F12")


def test_without_a_selection_it_marks_the_word_at_the_caret(verbs, parts, place):
    parts.view.set_caret(place("وبالقاهرة").start + 4)
    verbs.marking.label("GPE")
    assert entities(verbs) == {"القاهرة": "GPE"}
    verbs.marking.label("LOC")
    assert entities(verbs) == {"القاهرة": "LOC"}


def test_a_label_where_no_word_is_says_what_to_do(verbs, parts, monkeypatch):
    monkeypatch.setattr(parts.view, "select_word", lambda: None)
    verbs.marking.label("ORG")
    assert entities(verbs) == {}
    assert parts.status.message.text() == "Select words first, or choose an entity."


def test_several_pieces_become_one_entity(verbs, parts, place):
    parts.view.select(place("أعلنت"), place("القاهرة"))
    verbs.marking.label("ORG")
    assert entities(verbs) == {"أعلنت القاهرة": "ORG"}


def test_edges_move_by_letters_and_by_clitics(verbs, parts, place):
    parts.view.select(place("وبالقاهرة"))
    verbs.marking.label("GPE")
    verbs.marking.move_edge("start", "letter", forward=True)
    assert entities(verbs) == {"بالقاهرة": "GPE"}
    verbs.marking.move_edge("end", "letter", forward=False)
    assert entities(verbs) == {"بالقاهر": "GPE"}


def test_removing_undoing_and_doing_again(verbs, parts, place):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    verbs.marking.remove()
    assert entities(verbs) == {}
    verbs.marking.undo()
    assert entities(verbs) == {"ميتا": "ORG"}
    assert parts.status.message.text().startswith("Undone: ")
    verbs.marking.redo()
    assert entities(verbs) == {}
    verbs.marking.redo()
    assert parts.status.message.text() == "There is nothing to do again."


def test_what_undo_and_redo_changed_is_chosen_and_of_several_none(verbs, parts, place):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    chosen = parts.view.chosen
    verbs.alike.begin()
    verbs.alike.take_key("Enter", "")
    opened = verbs.bench.annotating
    assert len(opened.annotation.entities) == 2
    opened.do(edits.add(*(replace(one, uid=f"x{one.uid}", label="GPE") for one in
                          opened.annotation.entities.values())))  # fmt: skip
    for way in (verbs.marking.undo, verbs.marking.redo):
        parts.view.choose(chosen)
        way()
        assert parts.view.chosen is None
        verbs.marking.write_note()
        assert "Choose an entity first" in parts.status.message.text()
    verbs.marking.undo()
    verbs.marking.undo()
    verbs.marking.redo()
    (added,) = opened.annotation.entities.keys() - {chosen}
    assert parts.view.chosen == added


def test_removing_nothing_says_what_to_do(verbs, parts):
    verbs.marking.remove()
    assert "Choose the entity" in parts.status.message.text()


def test_a_note_is_written_beside_the_text(verbs, parts, place):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    verbs.marking.write_note()
    parts.entities.card.note.setText("الشركة")
    parts.entities.card.note.returnPressed.emit()
    entity = next(iter(verbs.bench.annotating.annotation.entities.values()))
    assert entity.note == "الشركة"
    assert parts.view.window().focusWidget() is parts.view


def test_choosing_beside_the_text_chooses_in_it(verbs, parts, place):
    parts.view.select(place("بيروت"))
    verbs.marking.label("GPE")
    uid = parts.view.chosen
    verbs.marking.let_go()
    assert parts.view.chosen is None
    verbs.marking.choose(uid)
    assert parts.view.chosen == uid
    assert parts.labels.buttons["GPE"].isChecked()
