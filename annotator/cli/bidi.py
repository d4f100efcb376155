"""Arabic for terminals that cannot order and join letters.

Such a terminal prints letters left to right, as they come, and unjoined. So they are joined and
put in the order of their display here. Anything but a terminal gets the text as it is.
"""

import os
import shutil
import textwrap
from enum import StrEnum
from typing import TextIO

_VTE_ORDERS_SINCE = 5800


class Bidi(StrEnum):
    """When to prepare the text."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


def prepared(line: str, mode: Bidi, out: TextIO) -> str:
    """``line`` as ``out`` needs it; what is no terminal gets it unchanged."""
    if mode is Bidi.OFF or not out.isatty() or not _has_arabic(line):
        return line
    if mode is Bidi.AUTO and terminal_orders(os.environ):
        return line
    width = shutil.get_terminal_size().columns
    return "\n".join(_for_display(one, width) for one in line.split("\n"))


def terminal_orders(environment: "os._Environ[str] | dict[str, str]") -> bool:
    """Whether the terminal is known to order and join letters itself."""
    vte = environment.get("VTE_VERSION", "")
    return (
        (vte.isdigit() and int(vte) >= _VTE_ORDERS_SINCE)
        or "KONSOLE_VERSION" in environment
        or environment.get("TERM_PROGRAM") == "Apple_Terminal"
        or environment.get("TERM", "").startswith("mlterm")
    )


def _for_display(line: str, width: int) -> str:
    """Broken into the terminal's lines first: order is a matter of each line alone."""
    from arabic_reshaper import ArabicReshaper
    from bidi import get_display

    reshaper = ArabicReshaper({"delete_harakat": False, "delete_tatweel": False})
    pieces = textwrap.wrap(line, width, replace_whitespace=False, drop_whitespace=False)
    return "\n".join(str(get_display(reshaper.reshape(piece))) for piece in pieces)


def _has_arabic(line: str) -> bool:
    return any("\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc" for c in line)
