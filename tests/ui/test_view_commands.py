from annotator.ui.command import Menu
from annotator.ui.commands import by_key, table
from annotator.ui.view_commands import view_commands


def test_they_stand_in_the_table_under_view():
    keys = by_key(table())
    wanted = {
        "Ctrl+=": "larger",
        "Ctrl+-": "smaller",
        "F7": "articles_panel",
        "Shift+F7": "entities_panel",
        "Ctrl+Shift+D": "theme",
        "Ctrl+Shift+L": "language",
    }
    assert {key: keys[key].id for key in wanted} == wanted
    assert {one.menu for one in view_commands()} == {Menu.VIEW}


def test_they_work_outside_the_article_too():
    assert not any(one.in_article for one in view_commands())
