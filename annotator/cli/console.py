"""What a command says: text for people, or one JSON value for programs."""

import json
import sys
from dataclasses import dataclass, field
from typing import TextIO

from annotator.cli.bidi import Bidi, prepared

_SHOWN = {
    **{n: 0x2400 + n for n in range(0x20)},
    **dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD),
    0x7F: 0x2421,
}
"""What is seen of a character that a terminal would obey or cannot show: ESC becomes ␛."""
del _SHOWN[ord("\n")], _SHOWN[ord("\t")]


def _stdout() -> TextIO:
    return sys.stdout


def _stderr() -> TextIO:
    return sys.stderr


@dataclass(slots=True)
class Console:
    """Where a command's words go. The result goes to stdout, all else to stderr."""

    wants_json: bool = False
    bidi: Bidi = Bidi.AUTO
    out: TextIO = field(default_factory=_stdout)
    err: TextIO = field(default_factory=_stderr)

    def result(self, value: object, *lines: str) -> None:
        """The command's result: ``value`` as JSON if that was asked for, else the lines."""
        if self.wants_json:
            print(_in_json(value), file=self.out)
            return
        for line in lines:
            self._print(line, self.out)

    def tell(self, line: str) -> None:
        """A step of the result, as it comes; kept from those who want JSON."""
        if not self.wants_json:
            self._print(line, self.out)
            self.out.flush()

    def note(self, line: str) -> None:
        """Something to know that is not the result."""
        self._print(line, self.err)
        self.err.flush()

    def _print(self, line: str, to: TextIO) -> None:
        print(prepared(line.translate(_SHOWN), self.bidi, to), file=to)


def _in_json(value: object) -> str:
    said = json.dumps(value, ensure_ascii=False)
    try:
        said.encode()
    except UnicodeEncodeError:  # the name of a file may be no UTF-8
        return json.dumps(value)
    return said
