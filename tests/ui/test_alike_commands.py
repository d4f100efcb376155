from annotator.ui.alike_commands import alike_commands
from annotator.ui.commands import table


def test_the_keys_are_those_that_the_design_names():
    keys = {one.id: one.keys for one in alike_commands()}
    assert keys["alike"] == ("A",)
    assert keys["alike_everywhere"] == ("Shift+A",)
    assert (keys["next_doubt"], keys["previous_doubt"]) == (("F8",), ("Shift+F8",))
    assert {one.id for one in alike_commands()} <= {one.id for one in table()}


def test_each_calls_a_verb_that_there_is(verbs, parts):
    for command in alike_commands():
        if command.id != "policy":
            command.call(verbs)
    assert parts.status.message.text()
