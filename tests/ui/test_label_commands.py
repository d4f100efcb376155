from annotator.ui.commands import by_key, table
from annotator.ui.label_commands import label_commands


def test_the_commands_about_labels_are_in_the_table_under_their_keys():
    keys = by_key(table())
    wanted = {
        "F2": "guideline",
        "F4": "attributes",
        "Ctrl+T": "article_labels",
        "Ctrl+L": "edit_labels",
    }
    assert {key: keys[key].id for key in wanted} == wanted
    assert {one.id for one in label_commands()} <= {one.id for one in table()}


def test_they_work_outside_the_article_too():
    assert not any(one.in_article for one in label_commands())
