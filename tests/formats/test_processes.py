import os
import signal
import subprocess
import sys
import time
from functools import partial
from operator import mul
from pathlib import Path

import pytest

from annotator import __main__ as program
from annotator import i18n
from annotator.errors import BadInput, HelperLost
from annotator.formats import intake, processes
from annotator.formats.processes import Helper, Step


@pytest.fixture
def helper():
    """Starts helpers, and ends them."""
    started = []

    def start(take, prepare=None):
        one = Helper(Step(take, prepare))
        started.append(one)
        one._greeting.join()
        return one

    yield start
    for one in started:
        one.end()


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def is_gone(pid):
    """Waits a little for a process that is not our child any more."""
    for _ in range(200):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except OSError:
            return not is_there(pid)
        time.sleep(0.05)
    return False


def test_a_helper_answers_in_order_and_says_what_stopped_it(helper):
    one = helper(intake.require_text)
    assert one.is_ready
    for asked, count in ((["a", "b"], 2), (["a", " ", "b"], 1)):
        one.ask(asked)
        answer = one.answer()
        assert answer.results == [None] * count
    assert type(answer.error) is BadInput
    with pytest.raises(BadInput) as here:
        intake.require_text(" ")
    assert str(answer.error) == str(here.value)


def test_an_error_that_cannot_be_sent_is_told_in_words(helper):
    one = helper(eval)
    one.ask(["1", "(_ for _ in ()).throw(type('Odd', (Exception,), {})('why'))"])
    answer = one.answer()
    assert answer.results == [1]
    assert str(answer.error) == "Odd: why"


def test_a_helper_speaks_as_we_do(helper):
    with i18n.speaking("ar"):
        one = helper(eval)
        speech = i18n.spoken()
    assert speech != i18n.spoken()
    one.ask(["__import__('annotator').i18n.spoken()"])
    assert one.answer().results == [speech]


def test_one_that_was_ended_from_outside_is_missed_in_one_line(helper):
    one = helper(partial(mul, 2))
    one._process.kill()
    one._process.wait()

    def ask():
        one.ask([1] * 100_000)
        one.answer()

    with pytest.raises(HelperLost, match="HASHIYA_WORKERS=1") as lost:
        ask()
    assert "\n" not in str(lost.value)


def test_one_that_cannot_begin_is_never_ready(helper, monkeypatch):
    monkeypatch.setattr(processes, "_command", lambda: [sys.executable, "-c", ""])
    assert not helper(partial(mul, 2)).is_ready


def test_the_program_itself_can_help(helper, monkeypatch):
    ours = [sys.executable, "-m", "annotator", processes.FLAG]
    monkeypatch.setattr(processes, "_command", lambda: ours)
    one = helper(partial(mul, 2))
    one.ask([1, 2])
    assert one.answer().results == [2, 4]


def test_where_no_thread_may_be_started_there_is_no_helper(monkeypatch):
    def refuse(thread):
        started.append(thread._target.__self__._process)
        raise RuntimeError("can't start new thread")

    started = []
    monkeypatch.setattr(processes.threading.Thread, "start", refuse)
    with pytest.raises(OSError, match="new thread"):
        Helper(Step(abs))
    assert started[0].poll() is not None


def test_the_end_leaves_no_process(helper):
    one = helper(time.sleep)
    one.ask([600])
    one.end()
    assert one._process.returncode is not None


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs the list of processes")
def test_a_helper_ends_when_we_are_killed():
    code = """
import time
from annotator.formats.processes import Helper, Step
one = Helper(Step(str.upper))
one._greeting.join()
print(one._process.pid, flush=True)
time.sleep(600)
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    pid = int(parent.stdout.readline())
    assert is_there(pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    assert is_gone(pid)


def test_helpers_load_neither_qt_nor_the_store(helper):
    one = helper(eval)
    one.ask(["sorted(__import__('sys').modules)"])
    (loaded,) = one.answer().results
    assert "annotator.formats" in loaded
    assert not {"PySide6", "sqlite3", "annotator.store", "annotator.usecases", "spacy"} & {*loaded}


def test_a_frozen_program_helps_when_it_is_told_to(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert processes._command() == [sys.executable, processes.FLAG]
    assert program._HELPING == [processes.FLAG]
    served = []
    monkeypatch.setattr(sys, "argv", ["hashiya", processes.FLAG])
    monkeypatch.setattr(processes, "serve", lambda: served.append(1))
    assert program.main() == 0
    assert served == [1]
