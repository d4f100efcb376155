"""Whose a file is and which article it holds, in the folders that INCEpTION exports."""

import re
from pathlib import Path, PurePath

from annotator.formats import intake
from annotator.formats.format import AnnotatorMarks
from annotator.model.annotation import Annotation, AnnotatorKind

_PARTS = ("annotation", "annotation_ser", "curation", "curation_ser")
NOBODY = "INITIAL_CAS"
"""The name of the file that holds an article as it came in, with marks that a machine made."""

_MOST_PEOPLE = 50

CURATOR = "CURATION_USER"


def annotator(path: PurePath) -> str:
    """Who annotated a file ``annotation/<article>/<annotator>.<ending>``; "" in other folders.

    A folder may take the place of the file and hold it: an archive that was unpacked.
    """
    _, called = _place(path)
    return "" if called == NOBODY else called


def owner(path: Path, text: re.Pattern[bytes]) -> str:
    """Who annotated a file: by its folders, or its name where one beside it has the same text.

    ``text``: where a file of this kind holds its text.
    """
    _, called = _place(path)
    if called or path.stem == NOBODY:
        return annotator(path)
    beside = [p for p in path.parent.glob(f"*{path.suffix}") if p.name != path.name]
    if not 0 < len(beside) < _MOST_PEOPLE:
        return ""
    ours = text.findall(intake.read_bytes(path))
    alike = (text.findall(intake.read_bytes(one)) == ours for one in beside if one.is_file())
    return path.stem if any(alike) else ""


def belonging(path: PurePath, name: str, annotation: Annotation) -> tuple[AnnotatorMarks, ...]:
    """The annotation of a file, if there is any: of a person, the curator or a machine."""
    if NOBODY in (_place(path)[1], path.stem):
        machine = AnnotatorMarks(NOBODY, annotation, AnnotatorKind.MACHINE)
        return (machine,) if annotation else ()
    kind = AnnotatorKind.GOLD if name == CURATOR else AnnotatorKind.PERSON
    return (AnnotatorMarks(name, annotation, kind),)


def article(path: PurePath, annotator: str) -> str:
    """What to call the article of a file that has no headline, and whose ``annotator`` is known.

    The name of the file; that of its folder where the file is called by its annotator.
    """
    folder, called = _place(path)
    if called in (annotator, NOBODY) and folder:
        return folder
    if path.stem in (annotator, NOBODY) and path.parent.name:
        return path.parent.name
    return path.stem


def _place(path: PurePath) -> tuple[str, str]:
    """In the folders of an export: the article's folder, and what the annotator's file is called.

    Both are empty elsewhere.
    """
    folder = path.parent
    if folder.parent.name in _PARTS:
        return folder.name, path.stem
    if folder.parent.parent.name in _PARTS:
        return folder.parent.name, folder.name
    return "", ""
