import io
import json

import pytest

from annotator.cli.bidi import Bidi
from annotator.cli.console import Console


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def console():
    return Console(bidi=Bidi.ON, out=Terminal(), err=Terminal())


def test_people_get_lines_and_programs_one_value(console):
    console.result({"n": 1}, "one", "two")
    assert console.out.getvalue() == "one\ntwo\n"
    programs = Console(wants_json=True, bidi=Bidi.ON, out=Terminal(), err=Terminal())
    programs.tell("a step")
    programs.result({"title": "سلام"}, "one", "two")
    assert json.loads(programs.out.getvalue()) == {"title": "سلام"}
    assert "سلام" in programs.out.getvalue()


def test_notes_go_to_the_other_stream(console):
    console.note("careful")
    console.tell("a step")
    assert console.err.getvalue() == "careful\n"
    assert console.out.getvalue() == "a step\n"


def test_arabic_is_prepared_for_terminals(console):
    console.result(None, "سلام")
    console.note("سلام")
    assert console.out.getvalue() == console.err.getvalue() == "\ufee1\ufefc\ufeb3\n"
