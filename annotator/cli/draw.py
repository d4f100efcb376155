"""``hashiya draw``: an article with its marks as a picture."""

import argparse
from pathlib import Path

from annotator.cli.command import DONE, Commands
from annotator.cli.console import Console
from annotator.cli.page import Draw, Page
from annotator.errors import BadInput, NotFound
from annotator.i18n import tr
from annotator.usecases import annotators, open_project

_ENDINGS = (".png", ".svg")


def declare(commands: Commands, draw: Draw) -> None:
    """Adds the command; ``draw`` is what knows how."""

    def run_with_it(arguments: argparse.Namespace, console: Console) -> int:
        return run(arguments, console, draw)

    parser = commands.add_for_project("draw", tr("Draw an article with its marks"), run_with_it)
    parser.add_argument("--article", metavar="UID", required=True, help=tr("its uid"))
    parser.add_argument("--out", metavar="FILE.png|.svg", required=True, help=tr("the picture"))
    parser.add_argument("--annotator", metavar="NAME", help=tr("whose marks to draw"))
    parser.add_argument("--dark", action="store_true", help=tr("light letters on a dark ground"))


def run(arguments: argparse.Namespace, console: Console, draw: Draw) -> int:
    """Draws it."""
    out = Path(arguments.out)
    _require_drawable(out)
    with open_project.open_project(Path(arguments.project), read_only=True) as project:
        article = project.articles.get(arguments.article)
        annotator = (
            annotators.require(project, arguments.annotator)
            if arguments.annotator
            else annotators.of_article(project, article.uid)
        )
        annotation = project.annotations.load(article.uid, annotator.uid)
        page = Page(article, annotation, project.labels.current(), arguments.dark)
    files = [str(path) for path in draw(page, out)]
    value = {"files": files, "article": article.uid, "annotator": annotator.name}
    console.result(value, *(tr("Drawn to {path}.", path=path) for path in files))
    return DONE


def _require_drawable(out: Path) -> None:
    if out.suffix.lower() not in _ENDINGS:
        raise BadInput(tr("A picture is .png or .svg, not {name}.", name=out.name))
    if not out.absolute().parent.is_dir():
        raise NotFound(tr("There is no folder {path}; make it first.", path=str(out.parent)))
