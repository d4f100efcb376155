"""Keeps the translations: ``python packaging/translate.py`` gathers, updates and compiles.

Strings are gathered from every ``tr`` and ``trn`` of the package. What is new stands in the .po
with an empty translation; fill it in and run this again. ``--check`` changes nothing and fails if
a catalogue lacks a string or its .mo is stale.
"""

import argparse
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
KEYWORDS = {"tr": None, "trn": (1, 2)}
_PLACEHOLDER = re.compile(r"{(\w+)}")
_CHANGING = r'"(POT-Creation|PO-Revision|Last-Translator|Language-Team|Generated-By|Report)'
_HEADER = "# Translations of Hashiya; the same licence as the program."


def gathered() -> Catalog:
    """Every string of the package."""
    catalogue = Catalog(project="hashiya", charset="utf-8")
    found = extract_from_dir(
        ROOT / "annotator", [("**.py", "python")], {}, KEYWORDS, strip_comment_tags=True
    )
    for path, line, message, _comments, _context in sorted(found, key=lambda one: one[:2]):
        catalogue.add(message, locations=[(f"annotator/{path}", line)])
    return catalogue


def read(language: str) -> Catalog:
    """The catalogue of a language as it stands in its file."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language, domain="hashiya")


def po_file(language: str) -> Path:
    """Where the translations into a language are written down."""
    return LOCALE / language / "LC_MESSAGES" / "hashiya.po"


def languages() -> list[str]:
    """The languages into which is translated."""
    return sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/hashiya.po"))


def written(catalogue: Catalog) -> bytes:
    """The text of a .po file: only what is in use, and no dates: it changes with words alone."""
    out = io.BytesIO()
    catalogue.header_comment = _HEADER
    write_po(out, catalogue, width=100, ignore_obsolete=True, omit_header=False, no_location=True)
    text = out.getvalue().decode()
    kept = [line for line in text.splitlines(keepends=True) if not re.match(_CHANGING, line)]
    return "".join(kept).encode()


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the .mo file."""
    bare = _Bare(locale=catalogue.locale, charset="utf-8")
    bare.forms = catalogue.plural_forms
    for message in catalogue:
        if message.id:
            bare.add(message.id, message.string)
    out = io.BytesIO()
    write_mo(out, bare)
    return out.getvalue()


class _Bare(Catalog):
    """A catalogue without dates and versions: its file changes with words alone."""

    forms = ""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What gettext needs."""
        return [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", self.forms)]


def faults(catalogue: Catalog, wanted: Catalog) -> list[str]:
    """What is wrong with a catalogue: strings that it lacks, placeholders that do not agree."""
    found = []
    for message in wanted:
        if not message.id:
            continue
        here = catalogue.get(message.id)
        if here is None or not all(_forms(here)):
            found.append(f"not translated: {message.id!r}")
        elif any(not _agrees(here, form) for form in _forms(here)):
            found.append(f"placeholders differ: {message.id!r}")
    return found


def _forms(message: Message) -> tuple[str, ...]:
    forms = message.string
    return tuple(forms) if isinstance(forms, (tuple, list)) else (forms,)


def _agrees(message: Message, form: str) -> bool:
    plural = isinstance(message.id, (tuple, list))
    source = message.id[-1] if plural else message.id
    wanted, there = set(_PLACEHOLDER.findall(source)), set(_PLACEHOLDER.findall(form))
    # A form for one or two may say the number in words.
    return there <= wanted and wanted - there <= ({"n"} if plural else set())


def main() -> int:
    """Gathers, updates, compiles; returns 1 if something lacks."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="change nothing")
    only_check = arguments.parse_args().check
    wanted = gathered()
    status = 0
    for language in languages():
        catalogue = read(language)
        catalogue.update(wanted, no_fuzzy_matching=True)
        for fault in faults(catalogue, wanted):
            status = 1
            print(f"{language}: {fault}")
        file = po_file(language)
        for path, content in (
            (file, written(catalogue)),
            (file.with_suffix(".mo"), compiled(catalogue)),
        ):
            if path.exists() and path.read_bytes() == content:
                continue
            if only_check:
                status = 1
                print(f"{path.relative_to(ROOT)} is stale")
            else:
                path.write_bytes(content)
    return status


if __name__ == "__main__":
    sys.exit(main())
