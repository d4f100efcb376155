"""The file formats. To add one: write a module beside these and put it in the list."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import AnnotatorError, BadInput, NotFound
from annotator.formats import inception_project
from annotator.formats.archives import Archives, is_archive
from annotator.formats.articles_csv import CSV
from annotator.formats.articles_html import HTML
from annotator.formats.articles_jsonl import JSONL
from annotator.formats.articles_parquet import PARQUET
from annotator.formats.articles_text import TEXT
from annotator.formats.brat import BRAT, CONF, people
from annotator.formats.cas import CAS
from annotator.formats.cas_files import is_type_system
from annotator.formats.conll import CONLL
from annotator.formats.conllu import CONLLU
from annotator.formats.doccano import DOCCANO
from annotator.formats.docred import DOCRED
from annotator.formats.format import Format, lists_losses
from annotator.formats.huggingface import HUGGINGFACE
from annotator.formats.inline_xml import INLINE_XML
from annotator.formats.intake import unread
from annotator.formats.labelstudio import CONFIG, LABELSTUDIO
from annotator.formats.native import NATIVE
from annotator.formats.prodigy import PRODIGY
from annotator.formats.spacy_docbin import SPACY
from annotator.formats.spert import SPERT
from annotator.formats.tacred import TACRED
from annotator.formats.webanno import WEBANNO
from annotator.formats.webannotation import WEBANNOTATION
from annotator.formats.writing import MANIFEST
from annotator.i18n import tr

FORMATS: tuple[Format, ...] = (
    NATIVE,
    TEXT,
    HTML,
    CSV,
    JSONL,
    PARQUET,
    BRAT,
    CONLL,
    CONLLU,
    PRODIGY,
    LABELSTUDIO,
    DOCCANO,
    HUGGINGFACE,
    SPACY,
    WEBANNO,
    CAS,
    WEBANNOTATION,
    DOCRED,
    SPERT,
    TACRED,
    INLINE_XML,
)

_LOOKED_AT = 64 * 1024
_DESCRIBING = frozenset({"dataset_dict.json", "dataset_info.json", "dataset_infos.json"})
"""What the ``datasets`` library writes of the data beside it."""
_OURS = re.compile(rb'(?<!\\)"hashiya"\s*:\s*\d')
_PAGE = re.compile(rb"\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE)


def by_id(name: str) -> Format:
    """The format of this id; raises NotFound that names those there are."""
    for one in FORMATS:
        if one.id == name:
            return one
    known = ", ".join(one.id for one in FORMATS)
    raise NotFound(tr("There is no format {name}; there are {known}.", name=name, known=known))


def guess(path: Path) -> Format | None:
    """The format of a file or folder, by its ending and a look at its beginning.

    None if there is none, and for a folder whose files are to be read one by one.
    """
    if path.is_dir():
        return _guess_folder(path)
    if _lies_beside(path):
        return None
    ending = path.suffix.lower()
    if ending == ".txt" and path.with_suffix(".ann").is_file():
        return BRAT
    if not ending:
        return HTML if _PAGE.match(_beginning(path)) else None
    known = [one for one in FORMATS if one.read is not None and ending in one.endings]
    if len(known) == 1:
        return known[0]
    choosy = [one for one in known if one.looks_like is not None]
    ends = _ends(path) if choosy else b""
    fitting = (one for one in choosy if one.looks_like and one.looks_like(ends))
    return next(fitting, next((one for one in known if one.looks_like is None), None))


Source = tuple[Path, Format | AnnotatorError]
"""Where something is to be read, and as what, or why it cannot be."""


def sources(path: Path, archives: Archives, wanted: Format | None = None) -> Iterator[Source]:
    """What is to be read at ``path``: itself, or all that is readable in a folder, by name.

    An archive is a folder that is there until the next source is asked for. ``wanted``: what a
    file is read as, and the one format that is looked for in folders; None: each file's is found
    out. Hidden files and links are passed over; with what may not be looked at comes its refusal.
    Raises NotFound if nothing is found.
    """
    if not path.exists():
        raise NotFound(tr("There is nothing at {path}.", path=str(path)))
    if wanted is not None and path.is_file() and not is_archive(path):
        yield path, wanted
        return
    nothing = True
    for source in _walk(path, archives, wanted):
        nothing = False
        yield source
    if nothing:
        raise NotFound(_why_nothing(path))


def _why_nothing(path: Path) -> str:
    if path.is_file() and not is_archive(path) and not _lies_beside(path):
        return tr("{path}: its name tells no format; say which it is (--format).", path=str(path))
    return tr("There is nothing at {path} that can be read.", path=str(path))


def _lies_beside(path: Path) -> bool:
    """Whether a file only says something of others."""
    described = path.name in _DESCRIBING or path.name == MANIFEST or lists_losses(path)
    return described or is_type_system(path.name) or path.name.endswith(CONFIG)


def _walk(path: Path, archives: Archives, wanted: Format | None) -> Iterator[Source]:
    place, inside = path, list[Path]()
    found: list[Source] = []
    try:
        place = archives.unpack(path) if is_archive(path) else path
        fitting = _fitting(place, wanted)
        if fitting is not None:
            found.append((place, fitting))
        elif place.is_dir():
            found.extend(inception_project.unreadable(place))
            inside = inception_project.parts(place) or sorted(place.iterdir())
    except (BadInput, NotFound) as refusal:
        found.append((place, refusal))
    except OSError as error:
        found.append((place, unread(path, error)))
    try:
        yield from found
        for one in inside:
            if not one.name.startswith(".") and not one.is_symlink():
                yield from _walk(one, archives, wanted)
    finally:
        if place is not path:
            archives.remove(place)


def _fitting(path: Path, wanted: Format | None) -> Format | None:
    """The format of a file or folder, if it is one that is wanted."""
    if wanted is None:
        return guess(path)
    if path.is_dir():
        return wanted if guess(path) is wanted else None
    return wanted if path.suffix.lower() in wanted.endings else None


def _guess_folder(path: Path) -> Format | None:
    """What the files that lie in a folder make of it."""
    ours = path / MANIFEST
    if ours.is_file() and _OURS.search(_beginning(ours)):
        named = re.search(rb'"format": "(\w+)"', _beginning(ours))
        return next((f for f in FORMATS if named and f.id == named[1].decode()), None)
    inside = {p.suffix for p in path.iterdir()}
    if ".ann" in inside or (path / CONF).is_file() or people(path):
        return BRAT
    return SPACY if inside == {".spacy"} else None


def _ends(path: Path) -> bytes:
    """The beginning of a file, and of a long one its last bytes too."""
    begun = _beginning(path)
    if len(begun) < _LOOKED_AT:
        return begun
    try:
        with path.open("rb") as file:
            at = max(file.seek(0, os.SEEK_END) - _LOOKED_AT, len(begun))
            file.seek(at)
            return begun + file.read(_LOOKED_AT)
    except OSError as error:
        raise unread(path, error) from error


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LOOKED_AT)
    except OSError as error:
        raise unread(path, error) from error
