"""Where the program starts: ``hashiya``, or ``python -m annotator``."""

import os
import sys
from functools import cache
from pathlib import Path

from annotator import cli
from annotator.cli.page import Page

_HELPING = ["--help-another"]
"""How a frozen program is started to help another one."""


def main() -> int:
    """Runs what the command line asks for; returns the exit status."""
    if sys.argv[1:] == _HELPING:
        from annotator.formats.processes import serve

        serve()
        return 0
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A pipe gets UTF-8 whatever the locale, so that scripts read the same everywhere.
            reconfigure(encoding="utf-8", errors="backslashreplace")
    return cli.run(sys.argv[1:], draw=_draw, show=_show)


def _draw(page: Page, out: Path) -> list[Path]:
    _without_window()
    from annotator.ui.canvas.picture import Drawing, draw_article

    article = page.article
    drawing = Drawing(article.title, excluded=article.excluded, dark=page.dark)
    return draw_article(article.text, page.annotation, page.labels, out, drawing)


@cache
def _without_window() -> object:
    """What Qt needs to draw; kept as long as the program runs."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from annotator.ui.start import made_application

    return made_application()


def _show(project: Path | None, language: str) -> int:
    from annotator import ui

    return ui.run(project, language)


if __name__ == "__main__":
    sys.exit(main())
