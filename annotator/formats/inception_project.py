"""The folders of a whole project that INCEpTION or WebAnno exported: what of them is to be read."""

from collections.abc import Iterator
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats.inception import NOBODY
from annotator.i18n import tr

_READ = ("annotation", "curation")
_IN_JAVA = "_ser"
"""Folders of the same names hold the same once more, as Java writes it from its memory."""
_SOURCES = "source"


def parts(folder: Path) -> list[Path]:
    """What is to be read: all annotations, and the sources of articles that have none.

    Settings, guidelines and logs are left. Nothing if the folder holds no such export.
    """
    if not _is_project(folder):
        return []
    annotated = [folder / name for name in _READ if (folder / name).is_dir()]
    known = {one.name for place in annotated for one in _inside(place) if any(_inside(one))}
    texts = [one for one in _inside(folder / _SOURCES) if one.name not in known]
    return [*annotated, *texts]


def unreadable(folder: Path) -> Iterator[tuple[Path, BadInput]]:
    """The annotations of people that are only there in a form which no other program reads."""
    for name in _READ if _is_project(folder) else ():
        for article in _inside(folder / f"{name}{_IN_JAVA}"):
            there = {one.stem for one in _inside(folder / name / article.name)}
            there |= {one.name for one in _inside(folder / name / article.name)}
            for one in _inside(article):
                if one.stem not in there | {NOBODY}:
                    why = tr("only INCEpTION reads this; choose UIMA CAS XMI in its export.")
                    yield one, BadInput(tr("{where}: {why}", where=str(one), why=why))


def _is_project(folder: Path) -> bool:
    return any(one.is_file() for one in folder.glob("exportedproject*.json"))


def _inside(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        one for one in folder.iterdir() if not one.name.startswith(".") and not one.is_symlink()
    )
