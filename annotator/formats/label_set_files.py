"""Label sets in files: our own JSON, and brat's ``annotation.conf``."""

import json
from pathlib import Path

from annotator.errors import BadInput, NotFound, NotSaved
from annotator.formats import brat_conf, strict_json
from annotator.i18n import tr
from annotator.model import plain_labels
from annotator.model.labels import LabelSet

_LARGEST_BYTES = 4 * 1024 * 1024
_CONF, _VISUAL = "annotation.conf", "visual.conf"
READABLE = ("*.json", "*.conf")
"""What a window may offer to open."""


def read(path: Path) -> LabelSet:
    """The label set in a file, or of a folder that brat made; raises NotFound, BadInput."""
    if path.is_dir():
        path /= _CONF
    if path.suffix == ".conf":
        return _of_brat(path)
    try:
        return plain_labels.to_label_set(strict_json.parse(_bytes(path), str(path)))
    except BadInput as error:
        why = str(error).removeprefix(f"{path}: ")
        raise BadInput(tr("{path}: {why}", path=str(path), why=why)) from error


def write(labels: LabelSet, path: Path) -> None:
    """Writes a label set as JSON that people can read too, whole or not at all.

    Raises NotSaved.
    """
    text = json.dumps(plain_labels.of_label_set(labels), ensure_ascii=False, indent=2)
    half = path.with_name(f".{path.name}.half")
    try:
        half.write_text(text + "\n", encoding="utf-8", newline="\n")
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        why = error.strerror or str(error)
        raise NotSaved(tr("{path} cannot be written: {why}", path=str(path), why=why)) from error


def _of_brat(path: Path) -> LabelSet:
    visual = path.with_name(_VISUAL)
    shown = _text(visual) if visual.is_file() else ""
    labels = brat_conf.read_labels(path.absolute().parent.name or "brat", _text(path), shown)
    if not labels.entities:
        raise BadInput(tr("{path}: there are no entities in it.", path=str(path)))
    return labels


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8-sig", "replace")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_BYTES + 1)
    except OSError as error:
        why = error.strerror or str(error)
        raise NotFound(tr("{path} cannot be read: {why}", path=str(path), why=why)) from error
    if len(raw) > _LARGEST_BYTES:
        raise BadInput(tr("{path} is too large for a label set.", path=str(path)))
    return raw
