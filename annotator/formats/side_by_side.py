"""One step done to many things, by several processes where that pays; what comes of it is the same.

The first things are done here. When they were so many that helpers will pay, those are started,
and until they are ready this process goes on alone. Then it only gives out and takes in, in order:
a batch for each helper at a time, so that memory does not grow.
"""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from annotator.formats.processes import Answer, Helper, Step

MOST = 8
"""Helpers; this process could not feed more."""

_SETTING = "HASHIYA_WORKERS"
_BATCH = 100_000
_MOST_IN_A_BATCH = 50
_T = TypeVar("_T")
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class Work(Generic[_T, _R]):
    """What is to be done, here and elsewhere; what comes of it is alike."""

    here: Callable[[_T], _R]
    elsewhere: Step[_T, _R]
    weigh: Callable[[_T], int]
    """How long a thing takes, in letters or bytes."""
    pays_after: int
    """How much must have been done before helpers are started."""
    goes: Callable[[_T], bool] = lambda _: True
    """Whether a thing may be done elsewhere; asked once for each that might be, in order."""
    holds: Callable[[_T], bool] = lambda _: False
    """Whether a thing must be done, and is done here, before the next one is asked for."""


def workers() -> int:
    """How many processes there may be: the cores that we may use, or ``HASHIYA_WORKERS``."""
    wanted = os.environ.get(_SETTING, "")
    if wanted.isascii() and wanted.isdigit() and int(wanted) > 0:
        return min(int(wanted), MOST)
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST)
    return min(os.cpu_count() or 1, MOST)


def done(
    work: Work[_T, _R], things: Iterable[_T], count: int
) -> Generator[tuple[_T, _R], None, None]:
    """Each thing with what came of it, in order, by ``count`` processes; 1: this one alone.

    What fails, fails at the same place as in one process. Raises HelperLost. Close it, where it
    is left before its end, to end the helpers.
    """
    coming = iter(things)
    if count <= 1:
        for thing in coming:
            yield thing, work.here(thing)
        return
    helpers = _Helpers[_T, _R]()
    try:
        weight = 0
        for thing in coming:
            yield thing, work.here(thing)
            weight += work.weigh(thing)
            if weight >= work.pays_after and not helpers.tried:
                helpers.start(work.elsewhere, count)
            if helpers.are_ready:
                break
        yield from _shared(work, coming, helpers)
    finally:
        helpers.end()


class _Helpers(Generic[_T, _R]):
    def __init__(self) -> None:
        self.all: list[Helper[_T, _R]] = []
        self.tried = False

    @property
    def are_ready(self) -> bool:
        return bool(self.all) and all(one.is_ready for one in self.all)

    def start(self, step: Step[_T, _R], count: int) -> None:
        """Starts them; where the system allows of no more processes, there are none."""
        self.tried = True
        try:
            while len(self.all) < count:
                self.all.append(Helper(step))
        except OSError:
            self.end()

    def end(self) -> None:
        while self.all:
            self.all.pop().end()


@dataclass(slots=True)
class _Batch(Generic[_T]):
    things: list[_T] = field(default_factory=list)
    going: list[bool] = field(default_factory=list)
    """Which of them are done elsewhere."""
    holds: bool = False
    """Whether it must be done before the next one is made."""

    def elsewhere(self) -> list[_T]:
        return [thing for thing, goes in zip(self.things, self.going, strict=True) if goes]


def _shared(
    work: Work[_T, _R], things: Iterator[_T], helpers: _Helpers[_T, _R]
) -> Iterator[tuple[_T, _R]]:
    free = deque(helpers.all)
    asked: deque[tuple[_Batch[_T], Helper[_T, _R]]] = deque()
    batches = _Batches(work, things)
    for batch in batches:  # made before an answer is awaited, so that no helper waits for it
        finished = None
        if not free:
            finished, helper = asked.popleft()
            answer = helper.answer()
            free.append(helper)
        helper = free.popleft()
        helper.ask(batch.elsewhere())
        asked.append((batch, helper))
        if finished is not None:
            yield from _with_results(work, finished, answer)
        while batch.holds and asked:
            finished, helper = asked.popleft()
            free.append(helper)
            yield from _with_results(work, finished, helper.answer())
    for batch, helper in asked:
        yield from _with_results(work, batch, helper.answer())
    if batches.error is not None:
        raise batches.error


class _Batches(Generic[_T, _R]):
    """Things in batches. What their source raises is kept until those before it are done."""

    def __init__(self, work: Work[_T, _R], things: Iterator[_T]) -> None:
        self.error: Exception | None = None
        self._work = work
        self._things = things

    def __iter__(self) -> Iterator[_Batch[_T]]:
        batch = _Batch[_T]()
        weight = 0
        try:
            for thing in self._things:
                batch.holds = self._work.holds(thing)
                batch.things.append(thing)
                batch.going.append(not batch.holds and self._work.goes(thing))
                weight += self._work.weigh(thing)
                if batch.holds or weight >= _BATCH or len(batch.things) >= _MOST_IN_A_BATCH:
                    yield batch
                    batch, weight = _Batch(), 0
        except Exception as error:  # noqa: BLE001 - it is raised when its turn comes
            self.error = error
        if batch.things:
            yield batch


def _with_results(
    work: Work[_T, _R], batch: _Batch[_T], answer: Answer[_R]
) -> Iterator[tuple[_T, _R]]:
    results = iter(answer.results)
    for thing, goes in zip(batch.things, batch.going, strict=True):
        if not goes:
            yield thing, work.here(thing)
            continue
        try:
            result = next(results)
        except StopIteration:
            break
        yield thing, result
    if answer.error is not None:
        raise answer.error
