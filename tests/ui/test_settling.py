import pytest


@pytest.fixture
def settling(verbs):
    return verbs.doubting.settling


def test_what_is_selected_can_be_excluded(verbs, parts, place, settling):
    settling.exclude_selection()
    assert "Select" in parts.status.message.text()
    parts.view.select(place("بيروت"))
    settling.exclude_selection()
    assert parts.view.shown.excluded == (place("بيروت"),)


def test_undo_takes_back_what_was_excluded_in_its_turn(verbs, parts, place, settling):
    def excluded():
        return parts.view.shown.excluded

    parts.view.select(place("بيروت"))
    settling.exclude_selection()
    assert parts.status.undo.isVisible()
    parts.view.select(place("القاهرة"))
    verbs.marking.label("GPE")
    entities = verbs.bench.annotating.annotation.entities
    verbs.marking.undo()
    assert excluded()
    assert len(verbs.bench.annotating.annotation.entities) == len(entities) - 1
    verbs.marking.undo()
    assert excluded() == verbs.bench.project.articles.get("a1").excluded == ()
    assert "Taken back" in parts.status.message.text()
    parts.status.redo.click()
    assert excluded() == (place("بيروت"),)
    assert parts.status.redo.isHidden()
    verbs.marking.redo()
    assert verbs.bench.annotating.annotation.entities == entities


def test_what_is_excluded_twice_stays_excluded(parts, place, settling):
    for _ in range(2):
        parts.view.select(place("بيروت"))
        settling.exclude_selection()
        assert parts.view.shown.excluded == (place("بيروت"),)
        assert "Excluded" in parts.status.message.text()


def test_the_list_takes_a_part_back(verbs, parts, place, settling):
    parts.view.select(place("بيروت"))
    settling.exclude_selection()
    settling.take_back(place("بيروت"))
    assert verbs.bench.project.articles.get("a1").excluded == ()
    verbs.marking.undo()
    assert parts.view.shown.excluded == (place("بيروت"),)
