"""The window."""

from pathlib import Path


def run(project: Path | None = None) -> int:
    """Opens the window on a project, the last one, or at the first start the sample.

    Returns the program's exit status.
    """
    from annotator.ui.start import run as start  # the command line never loads Qt

    return start(project)
