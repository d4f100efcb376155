"""Whose a file is and which article it holds, in the folders that INCEpTION exports."""

from pathlib import PurePath

_PARTS = ("annotation", "annotation_ser", "curation", "curation_ser")
_NOBODY = "INITIAL_CAS"
"""The name of the file of an article that nobody has annotated."""

CURATOR = "CURATION_USER"


def annotator(path: PurePath) -> str:
    """Who annotated a file ``annotation/<article>/<annotator>.<ending>``; "" in other folders."""
    if path.parent.parent.name not in _PARTS or path.stem == _NOBODY:
        return ""
    return path.stem


def article(path: PurePath) -> str:
    """What to call the article of a file that has no headline."""
    return path.parent.name if path.parent.parent.name in _PARTS else path.stem
