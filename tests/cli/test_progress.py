import os
import signal
import sys
import threading

import pytest

from annotator.cli.progress import progress
from annotator.errors import Stopped


class Terminal:
    def __init__(self):
        self.written = ""

    def isatty(self):
        return True

    def write(self, text):
        self.written += text

    def flush(self):
        pass


def test_a_pipe_sees_nothing(capsys):
    with progress("Importing") as tell:
        tell(1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_sees_how_far_it_is(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress("Importing") as tell:
        tell(3, None)
        tell(0, 4)
        tell(4, 4)
    assert "Importing" in sys.stderr.written
    with progress("Nothing"):
        pass
    assert "Nothing" not in sys.stderr.written


def test_interrupted_it_stops_at_the_next_safe_place():
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(Stopped), progress("") as tell:  # noqa: PT012 - the first call passes
        tell(1, 2)
        os.kill(os.getpid(), signal.SIGINT)
        tell(2, 2)
    assert signal.getsignal(signal.SIGINT) is before


def test_interrupted_twice_it_stops_at_once():
    with pytest.raises(KeyboardInterrupt), progress(""):  # noqa: PT012 - the first signal waits
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        pytest.fail("not reached")


def test_another_thread_has_no_say_in_signals():
    told = []

    def work():
        with progress("") as tell:
            tell(1, 1)
            told.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert told == [1]
