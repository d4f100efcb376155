from annotator.model.labels import KEYS
from annotator.ui.commands import Menu, by_key, clashes, menu_titles, table


def test_no_key_stands_at_two_commands():
    assert list(clashes(table())) == []


def test_every_command_has_an_id_of_its_own_and_a_title():
    commands = table()
    assert len({one.id for one in commands}) == len(commands)
    assert all(one.title.strip() for one in commands)


def test_every_menu_has_a_title():
    assert set(menu_titles()) == set(Menu)


def test_no_key_that_a_label_may_have_is_taken():
    assert not {key.upper() for key in KEYS} & set(by_key(table()))


def test_the_user_may_change_a_key_and_a_clash_is_named():
    commands = table({"undo": "F12", "redo": "F12"})
    assert by_key(commands)["F12"].id == "undo"
    assert [(key, one.id, other.id) for key, one, other in clashes(commands)] == [
        ("F12", "undo", "redo")
    ]


def test_the_keys_of_the_page_are_there():
    keys = by_key(table())
    wanted = {
        "Ctrl+Z": "undo", "Ctrl+Shift+Z": "redo", "Ctrl+F": "find", "F3": "find_next",
        "Shift+F3": "find_previous", "Ctrl+Shift+F": "find_everywhere", "Tab": "next_entity",
        "Shift+Tab": "previous_entity", "Delete": "remove", "N": "note", "Ctrl+Enter": "done",
        "Alt+Down": "next_article", "Alt+Up": "previous_article", "[": "start_letter_back",
        "]": "start_letter_on", "Shift+[": "end_letter_back", "Shift+]": "end_letter_on",
        "Ctrl+[": "start_word_back", "Ctrl+Shift+]": "end_word_on", "F1": "help",
        "Left": "letter_on", "Shift+Space": "select_word", "Ctrl+=": "larger", "Ctrl+0": "usual_size",
    }  # fmt: skip
    assert {key: keys[key].id for key in wanted} == wanted
