"""Reads many things that do not depend on each other, with help where that pays.

What is found is the same, in the same order and with the same identities, whoever reads it.
"""

import itertools
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from annotator.errors import AnnotatorError, BadInput, NotFound
from annotator.formats import parcel, side_by_side
from annotator.formats.format import Failed, Found, Read, ReadOptions
from annotator.formats.intake import unread
from annotator.formats.parcel import FreshUid
from annotator.formats.processes import Step, sendable

_PAYS_AFTER = 2_000_000
"""Bytes: about what is read in the time that helpers take to be ready."""

_LARGEST = 1024 * 1024
"""Bytes of what goes to a helper; what is in more of them should not come back all at once."""

_T = TypeVar("_T")
_F = TypeVar("_F")


@dataclass(frozen=True, slots=True)
class File:
    """A file or folder, and how it is read; or why it cannot be."""

    path: Path
    read: Read | AnnotatorError
    is_slow: bool = False
    """Whether its format is slow to read."""


def found(
    parse: Callable[[_T, ReadOptions], Iterator[_F]],
    things: Iterable[_T],
    options: ReadOptions,
    weigh: Callable[[_T], int],
    holds: Callable[[_T], bool] = lambda _: False,
) -> Generator[_F, None, None]:
    """What ``parse`` finds in one thing after the other; it goes to helpers, so it is no lambda.

    ``weigh`` tells its bytes, 0 where help does not pay. ``holds``: whether it must be read before
    the next one is asked for. Raises what ``parse`` and ``things`` raise, in their turn, and
    HelperLost.
    """

    def here(thing: _T) -> "Iterator[_F] | _Parsed":
        return parse(thing, options)

    bare = replace(options, new_uid=_no_uid, workers=1)
    elsewhere: Step[_T, Iterator[_F] | _Parsed] = Step(_Elsewhere(parse, bare))
    work = side_by_side.Work(
        here, elsewhere, weigh, _PAYS_AFTER, lambda thing: 0 < weigh(thing) <= _LARGEST, holds
    )
    for _, got in side_by_side.done(work, things, options.workers):
        yield from got.opened(options.new_uid) if isinstance(got, _Parsed) else got


def files(
    some: Iterable[File], options: ReadOptions, holds: Callable[[Path], bool]
) -> Generator[Found, None, None]:
    """What is found in files, each read as it says.

    ``holds``: whether a file may be gone when the next one is asked for. Raises BadInput, NotFound
    and what else their readers do; of a file that cannot be read ``Failed``, if told to keep going.
    """
    return found(
        _in_file,
        some,
        options,
        lambda one: size(one.path) if one.is_slow else 0,
        lambda one: holds(one.path),
    )


def size(path: Path) -> int:
    """The bytes of a file; 0 for a folder, and what cannot be looked at."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What a helper found in a thing, before it stopped at ``error``."""

    found: bytes
    uids: int
    """How many identities it needs."""
    error: Exception | None

    def opened(self, new_uid: Callable[[], str]) -> Iterator[Any]:
        uids = [new_uid() for _ in range(self.uids)]
        yield from parcel.unpacked(self.found, uids)
        if self.error is not None:
            raise self.error


@dataclass(frozen=True, slots=True)
class _Elsewhere(Generic[_T]):
    parse: Callable[[_T, ReadOptions], Iterator[Any]]
    options: ReadOptions

    def __call__(self, thing: _T) -> _Parsed:
        from secrets import token_hex

        numbers = itertools.count()
        start = f"0{token_hex(12)}"
        options = replace(self.options, new_uid=lambda: FreshUid.numbered(next(numbers), start))
        there: list[Any] = []
        error = None
        try:
            there.extend(self.parse(thing, options))
        except Exception as stopped:  # noqa: BLE001 - it is raised where this is opened
            error = sendable(stopped)
        return _Parsed(parcel.packed(there), next(numbers), error)


def _in_file(file: File, options: ReadOptions) -> Iterator[Found]:
    path = file.path
    try:
        if isinstance(file.read, AnnotatorError):
            raise file.read
        yield from _opened(file.read, path, options)
    except (BadInput, NotFound) as error:
        if not options.keep_going:
            raise
        yield Failed(str(path), str(error).removeprefix(f"{path}: "))


def _opened(read: Read, path: Path, options: ReadOptions) -> Iterator[Found]:
    try:
        yield from read(path, options)
    except OSError as error:
        raise unread(path, error) from error


def _no_uid() -> str:
    raise TypeError
