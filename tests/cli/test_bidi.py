import io

import pytest

from annotator.cli.bidi import Bidi, prepared, terminal_orders

WORD = "سلام"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch):
    for name in ("VTE_VERSION", "KONSOLE_VERSION", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("mode", list(Bidi))
def test_what_is_no_terminal_gets_the_text_as_it_is(mode):
    assert prepared(WORD, mode, io.StringIO()) == WORD


def test_a_terminal_gets_joined_letters_in_the_order_of_display():
    shown = prepared(WORD, Bidi.ON, Terminal())
    assert shown == "\ufee1\ufefc\ufeb3"
    assert prepared(WORD, Bidi.AUTO, Terminal()) == shown
    assert prepared(WORD, Bidi.OFF, Terminal()) == WORD


def test_harakat_and_latin_words_stay():
    shown = prepared("شركة Scale AI قالتْ", Bidi.ON, Terminal())
    assert "Scale AI" in shown
    assert "\u0652" in shown
    assert prepared("Scale AI", Bidi.ON, Terminal()) == "Scale AI"


def test_a_long_line_is_broken_before_it_is_ordered(monkeypatch):
    monkeypatch.setenv("COLUMNS", "10")
    first, second = prepared("اولى ثانية ثالثة", Bidi.ON, Terminal()).split("\n")
    assert first == prepared("اولى ثانية", Bidi.ON, Terminal()).strip() or len(first) <= 10
    assert second.strip() == prepared("ثالثة", Bidi.ON, Terminal())


@pytest.mark.parametrize(
    ("environment", "orders"),
    [
        ({"VTE_VERSION": "7200"}, True),
        ({"VTE_VERSION": "5600"}, False),
        ({"KONSOLE_VERSION": "230804"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM": "mlterm-256color"}, True),
        ({"TERM": "linux"}, False),
        ({}, False),
    ],
)
def test_terminals_that_order_themselves_are_known(environment, orders, monkeypatch):
    assert terminal_orders(environment) is orders
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (prepared(WORD, Bidi.AUTO, Terminal()) == WORD) is orders
    assert prepared(WORD, Bidi.ON, Terminal()) != WORD


def test_lines_stay_in_their_order():
    shown = prepared(f"{WORD} {WORD}\n    x {WORD}", Bidi.ON, Terminal()).split("\n")
    apart = [prepared(one, Bidi.ON, Terminal()) for one in (f"{WORD} {WORD}", f"    x {WORD}")]
    assert shown == apart
