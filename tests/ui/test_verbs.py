from annotator.ui.verbs import Shell


def test_the_shell_can_do_all_that_the_commands_ask_of_it(verbs):
    wanted = {name for name, thing in vars(Shell).items() if callable(thing) and name[0] != "_"}
    assert wanted
    assert all(callable(getattr(verbs.shell, name)) for name in wanted)
