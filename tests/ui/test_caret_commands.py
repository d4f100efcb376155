from annotator.ui.caret_commands import moving


def test_every_move_selects_with_shift():
    keys = {command.id: command.keys for command in moving()}
    assert keys["word_on"] == ("Ctrl+Left",)
    assert keys["select_word_on"] == ("Ctrl+Shift+Left",)
    assert keys["line_end"] == ("End",)
    assert keys["select_line_end"] == ("Shift+End",)


def test_left_goes_on_and_right_goes_back(verbs, parts):
    commands = {command.id: command for command in moving()}
    commands["letter_on"].call(verbs)
    commands["word_on"].call(verbs)
    assert parts.view.caret > 1
    before = parts.view.caret
    commands["letter_back"].call(verbs)
    assert parts.view.caret == before - 1
    commands["select_text_end"].call(verbs)
    assert parts.view.selection()[0].end == len(parts.view.text)
    assert all(command.in_article for command in commands.values())
