"""The window."""

import os
import sys
from pathlib import Path

from annotator.errors import NotFound
from annotator.i18n import tr


def run(project: Path | None = None, language: str = "") -> int:
    """Opens the window on a project, the last one, or at the first start the sample.

    ``language`` is that of this time; empty: the one that the user chose. Returns the program's
    exit status. Raises NotFound where there is no display, and what opening a project raises.
    """
    if not _has_display():
        # Qt would end the program itself, with a page of words for its developers.
        raise NotFound(tr("There is no display here for a window; “hashiya tour” needs none."))
    from annotator.ui.start import run as start  # the command line never loads Qt

    return start(project, language)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)
