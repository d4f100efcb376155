from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest


def keys(parts, *pressed):
    for one in pressed:
        QTest.keyClick(parts.view, one)


def mark_city(verbs, parts, place):
    """القاهرة in the first paragraph, which stands in وبالقاهرة too."""
    parts.view.select(place("القاهرة"))
    verbs.marking.label("GPE")
    return verbs.bench.annotating


def words(opened):
    return [e.of(opened.article.text) for e in opened.annotation.in_reading_order()]


def test_a_shows_what_is_alike_and_enter_marks_it(verbs, parts, place):
    opened = mark_city(verbs, parts, place)
    keys(parts, Qt.Key.Key_A)
    assert verbs.alike.places == [place("القاهرة", 1)]
    assert parts.view.shown.offers.spans == (place("القاهرة", 1),)
    assert "1 more place" in parts.banner.text.text()
    keys(parts, Qt.Key.Key_Return)
    assert words(opened) == ["القاهرة", "القاهرة"]
    assert "1 place alike" in parts.status.message.text()
    assert not verbs.alike.is_on
    assert parts.banner.isHidden()
    verbs.marking.undo()
    assert words(opened) == ["القاهرة"]


def test_places_are_left_out_and_taken_back(verbs, parts, place):
    opened = mark_city(verbs, parts, place)
    keys(parts, Qt.Key.Key_A, Qt.Key.Key_Space)
    assert verbs.alike.left_out == {0}
    assert parts.view.shown.hits == (place("القاهرة", 1),)
    keys(parts, Qt.Key.Key_Delete)
    assert verbs.alike.left_out == set()
    keys(parts, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert words(opened) == ["القاهرة"]
    assert parts.status.message.text() == "Nothing is marked."


def test_tab_goes_from_place_to_place_and_labels_wait(verbs, parts, place):
    mark_city(verbs, parts, place)
    keys(parts, Qt.Key.Key_A)
    verbs.alike.places.append(place("بيروت"))
    keys(parts, Qt.Key.Key_Tab)
    assert verbs.alike.current == 1
    keys(parts, Qt.Key.Key_Tab, Qt.Key.Key_1)
    assert verbs.alike.current == 0
    assert verbs.alike.is_on
    keys(parts, Qt.Key.Key_Escape)
    assert not verbs.alike.is_on
    assert parts.view.shown.offers.spans == ()


def test_caret_keys_go_among_the_places_and_the_entity_stays_chosen(verbs, parts, place):
    opened = mark_city(verbs, parts, place)
    chosen, caret = parts.view.chosen, parts.view.caret
    keys(parts, Qt.Key.Key_A)
    verbs.alike.places.append(place("بيروت"))
    went = []
    for key in (
        Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End,
        Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
    ):  # fmt: skip
        keys(parts, key)
        went.append(verbs.alike.current)
    QTest.keyClick(parts.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert went == [1, 0, 1, 0, 1, 0, 0, 0]
    assert verbs.alike.is_on
    assert (parts.view.chosen, parts.view.caret) == (chosen, caret)
    keys(parts, Qt.Key.Key_Return)
    assert len(words(opened)) == 3
    assert parts.view.chosen == chosen


def test_a_click_on_a_place_leaves_it_out(verbs, parts, place, qtbot):
    mark_city(verbs, parts, place)
    verbs.alike.begin()
    there = parts.view.rects_of(place("القاهرة", 1))[0].center().toPoint()
    viewport = parts.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=there)
    assert verbs.alike.left_out == {0}
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=there)
    assert verbs.alike.left_out == set()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPointF(5, 5).toPoint())
    assert verbs.alike.is_on
    parts.banner.buttons[0].click()
    assert len(verbs.bench.annotating.annotation.entities) == 2


def test_another_command_and_another_article_end_it(verbs, parts, place):
    mark_city(verbs, parts, place)
    verbs.alike.begin()
    assert not verbs.alike.take_key("Ctrl++", "larger")
    assert verbs.alike.is_on
    assert not verbs.alike.take_key("Ctrl+Z", "undo")
    assert not verbs.alike.is_on
    verbs.alike.begin()
    verbs.bench.open_article("a2")
    assert not verbs.alike.is_on


def test_without_an_entity_or_a_place_one_is_told(verbs, parts, place):
    verbs.alike.begin()
    assert "Choose the entity" in parts.status.message.text()
    parts.view.select(place("بيروت"))
    verbs.marking.label("GPE")
    verbs.alike.begin()
    assert "in no other unmarked place of this article" in parts.status.message.text()


def test_the_whole_project_is_looked_through_in_the_background(verbs, parts, place, qtbot, session):
    from annotator.ui.dialogs.alike import AlikeDialog

    mark_city(verbs, parts, place)
    verbs.alike.begin_everywhere()
    qtbot.waitUntil(lambda: session.window.findChild(AlikeDialog) is not None)
    dialog = session.window.findChild(AlikeDialog)
    assert [one.article for one in dialog.chosen()] == ["a1", "a3"]
    dialog.accept()
    assert "2 places are marked in 2 articles" in parts.status.message.text()
    assert words(verbs.bench.annotating) == ["القاهرة", "القاهرة"]
    uid = verbs.bench.annotator.uid
    assert len(verbs.bench.project.annotations.load("a3", uid).entities) == 1
    verbs.marking.undo()
    assert words(verbs.bench.annotating) == ["القاهرة"]


def test_words_that_are_nowhere_else_need_no_dialog(verbs, parts, place, qtbot):
    parts.view.select(place("الشاذلي"))
    verbs.marking.label("PERS")
    verbs.alike.begin_everywhere()
    qtbot.waitUntil(
        lambda: "in no other unmarked place of the project" in parts.status.message.text()
    )
