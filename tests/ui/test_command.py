from annotator.ui.command import Command, Menu


def test_a_command_works_everywhere_unless_it_says_otherwise():
    command = Command("x", "X", ("F9",), Menu.FILE, lambda _verbs: None)
    assert not command.in_article
    assert not command.parted
