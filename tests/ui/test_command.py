from annotator.ui.command import Command, Menu
from annotator.ui.commands import menu_titles, table


def test_every_group_has_a_title_and_commands():
    assert {one.menu for one in table()} == set(Menu) == set(menu_titles())


def test_a_command_works_everywhere_unless_it_says_otherwise():
    command = Command("x", "X", ("F12",), Menu.HELP, lambda verbs: verbs)
    assert not command.in_article
    assert not command.parted
