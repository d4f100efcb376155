"""Processes that help this one: each is given a step, then things to do it to, and answers.

They know nothing of windows and projects, and end when this one does, however it ends.
"""

import contextlib
import os
import struct
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Generic, TypeVar

from annotator import i18n
from annotator.errors import HelperLost
from annotator.formats import parcel
from annotator.i18n import tr

FLAG = "--help-another"
"""The only argument of a frozen program that is to help another; ``__main__`` knows it."""

_T = TypeVar("_T")
_R = TypeVar("_R")
_CODE = "import sys; sys.path[:] = {path!r}; from annotator.formats.processes import serve; serve()"
_LENGTH = struct.Struct(">Q")
_READY = b"\x01"


@dataclass(frozen=True, slots=True)
class Step(Generic[_T, _R]):
    """What is done to each thing. Both of it go to another process, so neither is a lambda."""

    take: Callable[[_T], _R]
    prepare: Callable[[], object] | None = None
    """Loads what takes long to load, before the first thing comes."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[_R]):
    """What came of some things, in their order; ``error`` stopped it at the one after them."""

    results: list[_R]
    error: Exception | None = None


class Helper(Generic[_T, _R]):
    """One process. It is started at once and gets ready by itself; OSError if there can be none."""

    def __init__(self, step: Step[_T, _R]) -> None:
        import subprocess

        self._process = subprocess.Popen(  # noqa: S603 - it is our own program
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **_apart_from_the_terminal(),
        )
        self._to, self._from = self._process.stdin, self._process.stdout
        self._is_ready = False
        task = parcel.packed((step, i18n.spoken()))
        self._greeting = threading.Thread(target=self._greet, args=(task,), daemon=True)
        try:
            self._greeting.start()
        except RuntimeError as error:  # the system allows of no more threads
            self.end()
            raise OSError(str(error)) from error

    @property
    def is_ready(self) -> bool:
        """Whether it has loaded all that it needs. One that could not start never is."""
        return self._is_ready

    def ask(self, things: Sequence[_T]) -> None:
        """Gives it things to do; one answer may be asked for at a time. Raises HelperLost."""
        try:
            _send(self._to, parcel.packed(list(things)))
        except OSError as error:
            raise _lost() from error

    def answer(self) -> Answer[_R]:
        """Waits for the answer to what was asked. Raises HelperLost."""
        received = _receive(self._from)
        if received is None:
            raise _lost()
        answer: Answer[_R] = parcel.unpacked(received)
        return answer

    def end(self) -> None:
        """Ends it at once, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        if self._greeting.ident is not None:
            self._greeting.join()
        for pipe in (self._to, self._from):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _greet(self, task: bytes) -> None:
        """Sends it its step, which may be larger than a pipe, and waits until it can begin."""
        with contextlib.suppress(OSError):
            _send(self._to, task)
            self._is_ready = _receive(self._from) == _READY


def serve() -> None:
    """What a helper does: answers what stands on its standard input until that ends."""
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever prints must not be taken for an answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    task = _receive(source)
    if task is None:
        return
    step, speech = parcel.unpacked(task)
    i18n.speak(speech)
    if step.prepare is not None:
        step.prepare()
    with contextlib.suppress(OSError):  # nobody is there any more who asked
        _send(sink, _READY)
        while (asked := _receive(source)) is not None:
            _send(sink, _answered(step, parcel.unpacked(asked)))


def sendable(error: Exception) -> Exception:
    """An error as it can go to another process: itself, or its words."""
    try:
        parcel.unpacked(parcel.packed(error))
    except Exception:  # noqa: BLE001 - an error of a library may not be one that can be sent
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _answered(step: Step[Any, Any], things: list[Any]) -> bytes:
    results: list[Any] = []
    try:
        results.extend(step.take(thing) for thing in things)  # those before an error stay
    except Exception as error:  # noqa: BLE001 - it is raised where the answer is awaited
        return parcel.packed(Answer(results, sendable(error)))
    return parcel.packed(Answer(results))


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-c", _CODE.format(path=sys.path)]


def _apart_from_the_terminal() -> dict[str, Any]:
    """So that Ctrl+C is ours to answer."""
    if sys.platform == "win32":
        from subprocess import CREATE_NO_WINDOW

        return {"creationflags": CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _send(pipe: BinaryIO | Any, data: bytes) -> None:
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: BinaryIO | Any) -> bytes | None:
    """The next message; None if the other end is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data: bytes = pipe.read(length)
    return data if len(data) == length else None


def _lost() -> HelperLost:
    return HelperLost(
        tr(
            "A process that helped was ended from outside, perhaps for want of memory. "
            "Set HASHIYA_WORKERS=1 and try again: then one does it all."
        )
    )
