"""Exports that have a file for each article, and a folder for each annotator if several."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from annotator.formats import strict_json, writing
from annotator.formats.format import AnnotatorMarks, ArticleRecord
from annotator.model import plain
from annotator.model.annotation import Annotation, AnnotatorKind, Status

INDEX = "articles.jsonl"
"""What an article has and the format has no place for, one article a line."""

_SAFE = re.compile(r"[A-Za-z0-9_-]{1,64}")
_UNFIT_FOR_FOLDER = re.compile(r"[^\w-]+")
_LONGEST_MANIFEST = 1024 * 1024
_KINDS = frozenset(AnnotatorKind)
_STATUSES = frozenset(Status)


class Names:
    """The names of the files of one export, each given once."""

    def __init__(self, annotators: Iterable[str]) -> None:
        self.annotators: dict[str, str] = {}
        """Folder → annotator, "" for the top: what the manifest should say."""
        several = tuple(annotators)
        self._folders = _folders(several) if len(several) > 1 else {}
        self._stems: set[str] = set()

    @property
    def has_folders(self) -> bool:
        """Whether the annotators have a folder each."""
        return bool(self._folders)

    def stem(self, uid: str) -> str:
        """The name of an article's files, without their ending: its uid where a disk takes it."""
        stem = uid if _SAFE.fullmatch(uid) else f"article-{len(self._stems) + 1:05}"
        base, number = stem, 1
        while stem.casefold() in self._stems:
            number += 1
            stem = f"{base}-{number}"
        self._stems.add(stem.casefold())
        return stem

    def folder(self, annotator: str) -> str:
        """Where an annotator's files lie: "" or a name and a slash."""
        if annotator not in self._folders and self.annotators.get("", annotator) != annotator:
            self._folders |= _folders((*self._folders, annotator))
        folder = self._folders.get(annotator, "")
        self.annotators[folder] = annotator
        return f"{folder}/" if folder else ""


def put(
    record: ArticleRecord, prepared: writing.Files, ending: str, names: Names, sink: writing.Sink
) -> writing.Added:
    """Writes the files of an article, if it has any, and its line in the index."""
    if prepared.files:
        stem = names.stem(record.article.uid)
        for annotator, data in prepared.files:
            folder = "" if annotator is None else names.folder(annotator)
            sink.add(f"{folder}{stem}{ending}", data)
        sink.add(INDEX, index_line(stem, record))
    return prepared.added


def index_line(stem: str, record: ArticleRecord) -> bytes:
    """The line of an article in the index."""
    article = record.article
    return strict_json.dump(
        {
            "file": stem,
            "uid": article.uid,
            "title": article.title,
            "meta": dict(article.meta),
            "annotations": [
                {"annotator": one.annotator, "kind": one.kind.value, "status": one.status.value}
                for one in record.annotations
            ],
        }
    )


def annotators(folder: Path) -> dict[str, str]:
    """Of our own export: folder → annotator, "" for the top; of another nothing."""
    path = folder / writing.MANIFEST
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        said = file.read(_LONGEST_MANIFEST)
    fields = plain.as_object(strict_json.parse(said, str(path)), str(path))
    named = plain.as_object(fields.get("annotators", {}), "annotators")
    return {name: plain.as_string(named, name) for name in named}


def index(folder: Path) -> dict[str, dict[str, object]]:
    """Of our own export: the line of each article, under the stem of its files."""
    found: dict[str, dict[str, object]] = {}
    path = folder / INDEX
    if path.is_file():
        for where, line in strict_json.lines(path):
            fields = plain.as_object(strict_json.parse(line, where), where)
            found[plain.as_string(fields, "file")] = fields
    return found


def listed(
    annotator: str, annotation: Annotation, told: Mapping[str, object]
) -> tuple[AnnotatorMarks, ...]:
    """The annotation of a file of our own export: none where the index says of none."""
    if not annotation and not told.get("annotations"):
        return ()
    return (under(annotator, annotation, told),)


def under(annotator: str, annotation: Annotation, told: Mapping[str, object]) -> AnnotatorMarks:
    """The marks under what the article's line in the index says of their annotator."""
    for one in plain.as_list(told.get("annotations", []), "annotations"):
        fields = plain.as_object(one, "annotations")
        kind, status = plain.as_string(fields, "kind"), plain.as_string(fields, "status")
        if fields.get("annotator") == annotator and kind in _KINDS and status in _STATUSES:
            return AnnotatorMarks(annotator, annotation, AnnotatorKind(kind), Status(status))
    return AnnotatorMarks(annotator, annotation)


def _folders(names: Iterable[str]) -> dict[str, str]:
    """A folder for each annotator, no two alike on a disk that ignores case."""
    folders: dict[str, str] = {}
    for annotator in names:
        base = folder = _UNFIT_FOR_FOLDER.sub("_", annotator)[:64] or "annotator"
        number = 1
        while folder.casefold() in {one.casefold() for one in folders.values()}:
            number += 1
            folder = f"{base}-{number}"
        folders[annotator] = folder
    return folders
