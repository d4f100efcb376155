"""Trying something for long, from seed to seed, so that what fails can be done again.

``HASHIYA_FUZZ_SECONDS`` says how long for each test, ``HASHIYA_FUZZ_SEED`` where to begin.
"""

import contextlib
import faulthandler
import os
import random
import signal
import time

import pytest
from memory import peak

SECONDS = float(os.environ.get("HASHIYA_FUZZ_SECONDS", "0"))
HANGS = 20.0
"""Seconds of CPU after which what was tried hangs; the slowest takes one."""
MOST_KILOBYTES = 400 * 1024
"""How much one try may add to the peak of memory."""


def fuzz(test):
    """Marks a test that goes on for long, and only where it is told how long."""
    why = "HASHIYA_FUZZ_SECONDS says how long; it is not set"
    return pytest.mark.fuzz(pytest.mark.skipif(not SECONDS, reason=why)(test))


def for_long(trial, words):
    """Tries ``trial(seed)`` with one seed after the other; ``words`` say how to do it again."""
    seed = int(os.environ.get("HASHIYA_FUZZ_SEED", random.randrange(2**32)))  # noqa: S311 - any will do
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            with _bounded():
                trial(seed)
        except BaseException as error:
            error.add_note(f"to be tried again as {words.format(seed=seed)}")
            raise
        seed += 1


@contextlib.contextmanager
def _bounded():
    before = peak()
    _alarm(HANGS)
    faulthandler.dump_traceback_later(6 * HANGS, exit=True)  # what hangs in C sees no signal
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        _alarm(0)
    assert peak() - before < MOST_KILOBYTES, "kilobytes more at the peak"


def _alarm(seconds):
    if hasattr(signal, "SIGPROF"):  # Windows has none, where faulthandler is left
        signal.signal(signal.SIGPROF, _hangs)
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _hangs(*_):
    raise TimeoutError(f"still at it after {HANGS:.0f} seconds")
