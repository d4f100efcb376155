import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.model.article import Article, Source
from annotator.ui.canvas.suggested import tags
from annotator.ui.suggesting import menu_of
from annotator.usecases import ids, suggestions
from annotator.usecases.open_project import open_project

TEXT = "في لبنان ومصر ارتفع السعر 35% إلى 12 مليون دولار."
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER, BACK = Qt.Key.Key_Return, Qt.Key.Key_Backspace
ALL = ["لبنان/GPE", "مصر/GPE", "35%/PERCENT", "12 مليون دولار/MONEY", "دولار/CURR"]


@pytest.fixture
def project_path(project_path):
    with open_project(project_path) as project:
        list(project.articles.add([(Article("s1", "أسعار", TEXT), Source("s"))], ids.now()))
    return project_path


@pytest.fixture
def desk(session, qtbot):
    """The window with what is suggested in that article."""
    session.verbs.bench.open_article("s1")
    qtbot.waitUntil(lambda: bool(session.verbs.suggesting.found))
    session.verbs.view.set_caret(0)
    return session.verbs


@pytest.fixture
def press(parts):
    def pressed(key, held=NONE):
        code = ord(key) if isinstance(key, str) else int(key)
        text = key if isinstance(key, str) else ""
        QApplication.sendEvent(parts.view, QKeyEvent(QEvent.Type.KeyPress, code, held, text))

    return pressed


def offered(desk):
    return [f"{one.span.of(TEXT)}/{one.label}" for one in desk.suggesting.found]


def marks(desk):
    entities = desk.bench.annotating.annotation.in_reading_order()
    return [f"{e.of(TEXT)}/{e.label}" for e in entities]


def test_what_is_known_is_outlined_soon_after_the_article_opens(desk):
    assert offered(desk) == ALL
    assert list(desk.view.suggestions) == desk.suggesting.found
    assert marks(desk) == []


def test_enter_goes_to_the_next_and_then_accepts_and_goes_on(desk, press):
    press(ENTER)
    assert (offered(desk), desk.view.current_suggestion) == (ALL, 0)
    press(ENTER)
    assert marks(desk) == ["لبنان/GPE"]
    assert desk.view.caret == TEXT.index("مصر")
    press(ENTER)
    assert marks(desk) == ALL[:2]
    (first, _) = desk.bench.annotating.annotation.in_reading_order()
    assert first.made_by == "gazetteer"


def test_backspace_rejects_and_goes_on_and_it_stays_away(desk, press):
    desk.view.set_caret(TEXT.index("مصر"))
    press(BACK)
    assert offered(desk) == [ALL[0], *ALL[2:]]
    assert desk.suggesting.current.label == "PERCENT"
    assert marks(desk) == []
    desk.bench.open_article("a1")
    desk.bench.open_article("s1")
    assert "مصر/GPE" not in offered(desk)


def test_undo_takes_a_rejection_back_and_redo_does_it_again(desk, press):
    desk.view.set_caret(TEXT.index("مصر"))
    press(BACK)
    desk.marking.undo()
    assert offered(desk) == ALL
    assert desk.suggesting.current.span.of(TEXT) == "مصر"
    desk.marking.redo()
    assert offered(desk) == [ALL[0], *ALL[2:]]


def test_what_was_rejected_can_be_had_again(desk, press):
    desk.view.set_caret(TEXT.index("مصر"))
    press(BACK)
    desk.suggesting.offer_again()
    assert offered(desk) == ALL


def test_all_are_accepted_by_one_edit(desk, parts, press):
    press(ENTER, SHIFT)
    assert (marks(desk), offered(desk)) == (ALL, [])
    assert "5 suggestions are accepted" in parts.status.message.text()
    desk.marking.undo()
    assert (marks(desk), offered(desk)) == ([], ALL)


def test_a_labels_key_accepts_with_that_label(desk, press):
    desk.view.set_caret(TEXT.index("لبنان") + 2)
    press("2")
    assert marks(desk) == ["لبنان/ORG"]


def test_a_selection_or_a_chosen_entity_is_what_is_meant(desk, press):
    press(ENTER)
    press(ENTER)
    desk.view.choose(next(iter(desk.bench.annotating.annotation.entities)))
    assert desk.suggesting.current is None
    press("2")
    assert marks(desk) == ["لبنان/ORG"]


def test_steps_go_around(desk):
    desk.suggesting.step(-1)
    assert desk.suggesting.current.label == "CURR"
    desk.suggesting.step(1)
    assert desk.suggesting.current.span.of(TEXT) == "لبنان"


def test_they_are_hidden_and_that_is_remembered(desk, settings, qtbot, parts):
    desk.suggesting.switch()
    assert (offered(desk), settings.get("suggestions", otherwise=True)) == ([], False)
    desk.suggesting.step(1)
    assert "hidden" in parts.status.message.text()
    desk.suggesting.switch()
    qtbot.waitUntil(lambda: offered(desk) == ALL)


def test_where_nothing_is_suggested_that_is_said(desk, parts):
    desk.suggesting.accept_all()
    desk.suggesting.step(1)
    assert (
        parts.status.message.text()
        .strip("\u2066\u2067\u2068\u2069\u200e\u200f")
        .startswith("There is nothing")
    )


def test_with_the_pen_up_labels_are_the_pens_and_enter_still_accepts(desk, press):
    press("1", SHIFT)
    desk.view.set_caret(TEXT.index("لبنان"))
    press("2")
    assert (desk.view.pen, marks(desk)) == ("ORG", [])
    press(ENTER)
    assert marks(desk) == ["لبنان/GPE"]


def click(view, number, held=NONE):
    one = view.suggestions[number]
    row = view.page.row_of(one.span.start)
    tag = next(t for t in tags(view.page, row, view.suggestions) if t.number == number)
    top = view.page.top_of(row) + row.above + row.shape.over + 4
    point = QPointF(tag.left + tag.width / 2, top) + view.viewport_offset()
    port, left = view.viewport(), Qt.MouseButton.LeftButton
    where = QPointF(port.mapToGlobal(QPoint(round(point.x()), round(point.y()))))
    for kind, down in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        QApplication.sendEvent(port, QMouseEvent(kind, point, where, left, down, held))


@pytest.mark.parametrize("held", [ALT, Qt.KeyboardModifier.MetaModifier], ids=["alt", "super"])
def test_a_click_on_the_name_accepts_and_with_a_key_held_rejects(desk, held):
    click(desk.view, 1)
    assert marks(desk) == ["مصر/GPE"]
    click(desk.view, 0, held)
    assert offered(desk) == ALL[2:]


def test_the_menu_of_one_accepts_and_rejects(desk):
    accept, *_ = menu_of(desk.suggesting, 0).actions()
    accept.trigger()
    assert marks(desk) == ["لبنان/GPE"]
    _, reject, _ = menu_of(desk.suggesting, 0).actions()
    reject.trigger()
    assert offered(desk) == ALL[2:]


def test_in_a_long_article_they_are_found_off_the_windows_thread(desk, press, monkeypatch, qtbot):
    monkeypatch.setattr(suggestions, "LONG", 10)
    press(ENTER)
    press(ENTER)
    assert (marks(desk), offered(desk)) == (ALL[:1], ALL[1:])
    press(BACK)
    assert offered(desk) == ALL[2:]
    desk.view.select(desk.suggesting.found[0].span)
    desk.marking.label("ORG")
    qtbot.waitUntil(lambda: offered(desk) == ALL[3:])
    desk.marking.undo()
    qtbot.waitUntil(lambda: offered(desk) == ALL[2:])
