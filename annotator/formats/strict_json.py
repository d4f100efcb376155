"""JSON from strangers: one value a line, and nothing that another reader would read otherwise."""

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from annotator.errors import BadInput
from annotator.formats.intake import unread
from annotator.i18n import tr

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes; the text of a long book is some 2 MB."""

DEEPEST = 100
"""Brackets within brackets."""
_MOST_VALUES = 1_500_000
"""In one line; each takes some hundred bytes of memory."""
_DIGITS = 20
_MANY_DIGITS = re.compile(rb"[0-9]{19}")
"""Fewer than those of 2**63 are read by the parser itself, which is faster."""
_FLATTENED = 3
# Possessive: a string of a million escapes takes no memory to pass over.
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def lines(path: Path) -> Iterator[tuple[str, bytes]]:
    """The lines of a file that are not blank, each with its place, ``path:number``.

    Raises BadInput at a line over ``LONGEST_LINE``, NotFound if the file cannot be opened.
    """
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(LONGEST_LINE + 1):
                number += 1
                where = f"{path}:{number}"
                if len(line) > LONGEST_LINE:
                    most = str(LONGEST_LINE // 2**20)
                    raise BadInput(tr("{where}: longer than {most} MB.", where=where, most=most))
                if number == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                if line.strip():
                    yield where, line
    except OSError as error:
        raise unread(path, error) from error


def parse(line: bytes, where: str) -> object:
    """The value on a line; BadInput names the place, the column and what was expected."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse(where, tr("byte {n} is not UTF-8.", n=str(error.start + 1)))
    _check_depth(line, where)
    if len(line) > _MOST_VALUES:
        _check_count(line, where)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_without_twins,
            parse_constant=_no_constant,
            parse_int=_integer if _MANY_DIGITS.search(line) else None,
            parse_float=_number,
        )
    except json.JSONDecodeError as error:
        _refuse(where, tr("column {n}: not JSON: {why}.", n=str(error.colno), why=error.msg))
    except RecursionError:
        _refuse(where, tr("too deeply nested."))
    except _Unwanted as error:
        _refuse(where, str(error))
    if _SURROGATE.search(line):
        _check_surrogates(value, where)
    return value


def dump(value: object) -> bytes:
    """A value as one line of UTF-8, its keys in their order."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode() + b"\n"


class _Unwanted(Exception):
    """Carries a sentence from the parser's hooks to ``parse``."""


def _refuse(where: str, why: str) -> NoReturn:
    raise BadInput(tr("{where}: {why}", where=where, why=why))


def _check_depth(line: bytes, where: str) -> None:
    # The parser recurses in C: how deep it may go differs between versions of Python.
    if line.count(b"[") + line.count(b"{") <= DEEPEST:
        return
    brackets = _STRING.sub(b"", line).translate(_ONE_KIND, _NO_BRACKETS)
    for _ in range(_FLATTENED):  # most are the leaves of long lists
        brackets = brackets.replace(b"[]", b"")
    depth = 0
    for sign in brackets:
        depth += 1 if sign in b"[" else -1
        if depth > DEEPEST - _FLATTENED:
            _refuse(where, tr("too deeply nested."))


def _check_count(line: bytes, where: str) -> None:
    """Refuses what would fill the memory; what stands in strings is counted only at first."""
    for counted in (line, _STRING.sub(b"", line)):
        if sum(map(counted.count, (b",", b"[", b"{"))) <= _MOST_VALUES:
            return
    most = f"{_MOST_VALUES:,}"
    _refuse(where, tr("more than {most} values in one line.", most=most))


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twin = next(name for name in names if names.count(name) > 1)
        raise _Unwanted(tr("the field {name} stands there twice.", name=twin))
    return fields


def _no_constant(name: str) -> NoReturn:
    raise _Unwanted(tr("{name} is not a number that JSON knows.", name=name))


def _integer(digits: str) -> int:
    value = int(digits) if len(digits) <= _DIGITS else 2**63
    if not -(2**63) <= value < 2**63:
        shown = digits if len(digits) <= _DIGITS else digits[:_DIGITS] + "…"
        raise _Unwanted(tr("the number {n} is too large.", n=shown))
    return value


def _number(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise _Unwanted(tr("a number is too large."))
    return value


def _check_surrogates(value: object, where: str) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        _refuse(where, tr("half of a surrogate pair (\\ud800 to \\udfff) stands in a text."))
