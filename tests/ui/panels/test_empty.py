from PySide6.QtWidgets import QLabel

from annotator.ui.panels.empty import EmptyState


def test_it_says_what_is_missing_and_how_it_comes(qtbot):
    state = EmptyState("No articles yet", "Drop <files> here.", "Import …")
    qtbot.addWidget(state)
    assert [line.text() for line in state.findChildren(QLabel) if line.text()] == [
        "No articles yet",
        "Drop <files> here.",
    ]
    assert not state.button.isHidden()


def test_without_a_verb_there_is_no_button(qtbot):
    state = EmptyState("No entities yet", "Select words.")
    qtbot.addWidget(state)
    assert state.button.isHidden()


def test_a_line_comes_at_the_end_and_goes(qtbot):
    state = EmptyState("No entities yet", "Select words.")
    qtbot.addWidget(state)
    assert state.more.isHidden()
    state.say_more("Others have.")
    assert (state.more.text(), state.more.isHidden()) == ("Others have.", False)
    state.say_more("")
    assert state.more.isHidden()
