"""What a command says: text for people, or one JSON value for programs."""

import json
import sys
from dataclasses import dataclass, field
from typing import TextIO

from annotator.cli.bidi import Bidi, prepared


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
            print(json.dumps(value, ensure_ascii=False), file=self.out)
            return
        for line in lines:
            print(prepared(line, self.bidi, self.out), file=self.out)

    def tell(self, line: str) -> None:
        """A step of the result, as it comes; kept from those who want JSON."""
        if not self.wants_json:
            print(prepared(line, self.bidi, self.out), file=self.out, flush=True)

    def note(self, line: str) -> None:
        """Something to know that is not the result."""
        print(prepared(line, self.bidi, self.err), file=self.err, flush=True)
