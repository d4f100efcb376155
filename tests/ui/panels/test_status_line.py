import pytest

from annotator.look import LIGHT
from annotator.ui.panels.status_line import StatusLine
from annotator.ui.theme.palette import shades_of


@pytest.fixture
def line(qtbot):
    made = StatusLine(shades_of(LIGHT))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_sentence_can_be_read_by_eye_and_by_ear(line):
    line.say("كل شيء محفوظ.")
    assert line.message.text() == "كل شيء محفوظ."
    assert line.message.accessibleName() == "Status"
    assert line.message.accessibleDescription() == "كل شيء محفوظ."


def test_a_refusal_stands_out(line):
    line.say("No room.", is_refusal=True)
    assert shades_of(LIGHT).warning in line.message.styleSheet()
    line.say("Saved.")
    assert shades_of(LIGHT).warning not in line.message.styleSheet()


def test_work_is_shown_until_it_is_over(line, qtbot):
    assert line.bar.isHidden()
    line.show_work("Importing …", 3, 10)
    assert (line.bar.value(), line.bar.maximum()) == (3, 10)
    line.show_work("Importing …", 3, None)
    assert line.bar.maximum() == 0
    with qtbot.waitSignal(line.stop_pressed):
        line.stop.click()
    line.hide_work()
    assert line.bar.isHidden()


def test_undo_is_offered_where_there_is_something_to_undo(line, qtbot):
    assert line.undo.isHidden()
    line.say("Marked.", can_undo=True)
    with qtbot.waitSignal(line.undo_pressed):
        line.undo.click()
    line.say("Nothing.")
    assert line.undo.isHidden()


def test_what_was_undone_can_be_done_again(line, qtbot):
    assert line.redo.isHidden()
    line.say("Undone.", can_redo=True)
    assert line.undo.isHidden()
    with qtbot.waitSignal(line.redo_pressed):
        line.redo.click()
    line.say("Marked.", can_undo=True)
    assert line.redo.isHidden()


def test_the_line_is_as_high_with_undo_as_without(line):
    line.say("Saved.")
    without = line.sizeHint().height()
    line.say("Marked.", can_undo=True)
    assert line.sizeHint().height() == without


def test_screen_readers_hear_what_happened(qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(
        "annotator.ui.panels.status_line.announce", lambda _part, words: heard.append(words)
    )
    line = StatusLine(shades_of(LIGHT))
    qtbot.addWidget(line)
    line.say("It is marked.")
    assert heard == ["It is marked."]


def test_a_sentence_that_begins_with_arabic_still_runs_from_the_left(line):
    line.say("“ميتا” is marked already.", is_refusal=True)
    assert line.message.text() == "\u200e“ميتا” is marked already."
    assert line.message.accessibleDescription() == "“ميتا” is marked already."
