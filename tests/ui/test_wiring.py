def test_a_click_on_an_article_opens_it(parts, verbs):
    parts.articles.opened.emit("a2")
    assert verbs.bench.annotating.article.uid == "a2"
    assert parts.view.window().focusWidget() is parts.view


def test_a_label_button_marks_and_the_list_chooses(parts, verbs, place):
    parts.view.select(place("ميتا"))
    parts.labels.buttons["ORG"].click()
    uid = parts.view.chosen
    assert verbs.bench.annotating.annotation.entities[uid].label == "ORG"
    verbs.marking.let_go()
    parts.entities.chosen.emit(uid)
    assert parts.view.chosen == uid


def test_an_edge_that_is_dragged_lays_the_entity_anew(parts, verbs, place):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    parts.view.respan_wanted.emit(parts.view.chosen, (place("ميتاوشركة"),))
    entity = verbs.bench.annotating.annotation.entities[parts.view.chosen]
    assert entity.spans == (place("ميتاوشركة"),)


def test_the_link_of_the_status_line_undoes(parts, verbs, place):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    parts.status.undo.click()
    assert len(verbs.bench.annotating.annotation.entities) == 0
    assert parts.status.undo.isHidden()
    parts.status.redo.click()
    assert len(verbs.bench.annotating.annotation.entities) == 1
    assert parts.status.redo.isHidden()
    assert not parts.status.undo.isHidden()


def test_a_refusal_is_told(parts):
    parts.articles.opened.emit("gone")
    assert "There is no article gone" in parts.status.message.text()


def test_grouping_is_remembered(parts, settings):
    parts.entities.grouping.setChecked(False)
    assert settings.get("entities_grouped", otherwise=True) is False
