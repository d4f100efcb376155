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


def test_a_terminal_obeys_nothing_that_a_file_says(console):
    plain = Console(bidi=Bidi.OFF, out=io.StringIO(), err=io.StringIO())
    plain.result(None, "a\x1b[2J\x7f\x9b\r\tb")
    plain.note("\x07")
    assert plain.out.getvalue() == "a␛[2J␡�␍\tb\n"
    assert plain.err.getvalue() == "␇\n"


def test_the_name_of_a_file_that_is_no_utf_8_is_printed():
    for wants_json, said in ((False, "a�"), (True, '{"file": "a\\udcff"}')):
        out = io.TextIOWrapper(io.BytesIO(), "utf-8", "strict")
        Console(wants_json, Bidi.OFF, out, out).result({"file": "a\udcff"}, "a\udcff")
        out.flush()
        assert out.buffer.getvalue().decode() == f"{said}\n"


def test_notes_go_to_the_other_stream(console):
    console.note("careful")
    console.tell("a step")
    assert console.err.getvalue() == "careful\n"
    assert console.out.getvalue() == "a step\n"


def test_arabic_is_prepared_for_terminals(console):
    console.result(None, "سلام")
    console.note("سلام")
    assert console.out.getvalue() == console.err.getvalue() == "\ufee1\ufefc\ufeb3\n"
