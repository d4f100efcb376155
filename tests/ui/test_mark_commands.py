from annotator.ui.command import Menu
from annotator.ui.commands import by_key, table
from annotator.ui.mark_commands import entity_commands, relation_commands


def test_they_stand_in_the_table_under_their_keys():
    keys = by_key(table())
    wanted = {
        "Tab": "next_entity",
        "Delete": "remove",
        "=": "add_piece",
        "-": "take_off_piece",
        "R": "relate",
        "Shift+R": "turn_relation",
        "C": "chain",
    }
    assert {key: keys[key].id for key in wanted} == wanted
    assert {one.menu for one in entity_commands()} == {Menu.ENTITY}
    assert {one.menu for one in relation_commands()} == {Menu.RELATION}


def test_each_edge_moves_by_letter_and_by_word_both_ways():
    keys = {one.keys for one in entity_commands() if one.id.split("_")[0] in ("start", "end")}
    held = ("", "Ctrl+", "Shift+", "Ctrl+Shift+")
    assert keys == {(f"{one}{key}",) for one in held for key in "[]"}


def test_they_work_in_the_article_alone():
    assert all(one.in_article for one in (*entity_commands(), *relation_commands()))
