import argparse

from annotator.cli.command import BUG, DONE, FOUND, INTERRUPTED, REFUSED, USAGE, Commands


def test_the_statuses_are_those_that_scripts_know():
    assert (DONE, FOUND, USAGE, REFUSED) == (0, 1, 2, 3)
    assert len({DONE, FOUND, USAGE, REFUSED, BUG, INTERRUPTED}) == 6


def test_a_command_may_have_commands_of_its_own():
    whole = argparse.ArgumentParser()
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--loud", action="store_true")
    commands = Commands(whole.add_subparsers(), shared)
    outer = commands.add_for_project("paint", "Paint it", lambda *_: 1)
    inner = commands.nested(outer).add("red", "In red", lambda *_: 2)
    inner.add_argument("tone")
    found = whole.parse_args(["paint", "house", "red", "dark", "--loud"])
    assert (found.project, found.tone, found.loud) == ("house", "dark", True)
    assert found.run() == 2
