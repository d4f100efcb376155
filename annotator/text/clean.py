"""Once, at import: bytes become text. What is decoded here is never altered again."""

import codecs
import re
from dataclasses import dataclass

from annotator.errors import BadInput
from annotator.i18n import tr
from annotator.text.characters import HARAKAT, LETTERS

_BOM = "\ufeff"
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNICODE = frozenset({"utf-8", "utf-8-sig", "utf-16", "utf-32"} | {name for _, name in _MARKED})
_OTHER_FILES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"\x7fELF", "ELF"),
)
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_ARABIC = re.compile(f"[{LETTERS}{HARAKAT}\u0640]")
_FOREIGN = re.compile("[^\x00-\x7f]")
_HIGH_BYTES = bytes({0x00, 0x06})  # of Latin and of Arabic in UTF-16


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and the encoding that ``decode`` reads it with again."""

    text: str
    encoding: str
    differs: bool
    """Whether the text in UTF-8 is not the very bytes that were read."""


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """The cleaned text of a file's bytes; ``encoding`` wins over what would be found out.

    ``BadInput`` for a file that is no text, bytes that the encoding does not know, an encoding that
    cannot be found out, and for NUL and lone surrogates, with their place.
    """
    if encoding is None:
        _refuse_other_files(raw)
        encoding = _found_out(raw)
    text = cleaned(_decoded(raw, encoding))
    return Decoded(text, encoding, text.encode() != raw)


def cleaned(text: str) -> str:
    """``text`` without a byte order mark at its start, and with LF at the end of every line.

    Nothing else is changed. ``BadInput`` names the line and column (both from 1, columns in code
    points) of a NUL or a lone surrogate.
    """
    if _BOM in text[:1]:
        text = text.lstrip(_BOM)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = _FORBIDDEN.search(text)
    if bad:
        raise _forbidden(text, bad.start())
    return text


def in_letters(name: str) -> str:
    """A name as the system gave it, without the lone surrogates that stand for odd bytes in it.

    What is UTF-8 after all is read as that; any other byte becomes U+FFFD.
    """
    if name.isascii():
        return name
    named = _NO_BYTE.sub("\ufffd", name)
    return named.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _forbidden(text: str, at: int) -> BadInput:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    if text[at] == "\x00":
        return BadInput(
            tr(
                "Line {line}, column {column}: a NUL character, which no text has; remove it",
                line=line,
                column=column,
            )
        )
    return BadInput(
        tr(
            "Line {line}, column {column}: half a character (a lone surrogate, {code}); remove it",
            line=line,
            column=column,
            code=f"U+{ord(text[at]):04X}",
        )
    )


def _refuse_other_files(raw: bytes) -> None:
    for start, kind in _OTHER_FILES:
        if raw.startswith(start):
            raise BadInput(tr("This is no text but a file of another kind ({kind})", kind=kind))


def _found_out(raw: bytes) -> str:
    for mark, name in _MARKED:
        if raw.startswith(mark):
            return name
    unmarked = _unmarked_utf16(raw)
    if unmarked:
        return unmarked
    try:
        raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        if b"\x00" in raw:
            raise BadInput(tr("This is no text: it holds bytes of zero")) from error
        if _is_damaged_utf8(raw):
            raise _undecodable(raw, error) from error
    else:
        return "utf-8"
    return _arabic_code_page(raw) or _by_statistics(raw)


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        # Surrogates are let through to be refused with their line and column.
        return raw.decode(name, "surrogatepass" if name in _UNICODE else "strict")
    except UnicodeDecodeError as error:
        raise _undecodable(raw, error) from error
    except (LookupError, ValueError) as error:
        raise BadInput(
            tr("There is no text encoding “{encoding}”; windows-1256 is one", encoding=encoding)
        ) from error


def _undecodable(raw: bytes, error: UnicodeDecodeError) -> BadInput:
    return BadInput(
        tr(
            "Byte {at} (line {line}) is not text in {encoding}; name another encoding",
            at=error.start,
            line=raw.count(b"\n", 0, error.start) + 1,
            encoding=error.encoding,
        )
    )


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is the high byte of Arabic or Latin."""
    if len(raw) < 4 or len(raw) % 2:  # noqa: PLR2004 - two letters
        return None
    even, odd = (
        len(half) - len(half.translate(None, _HIGH_BYTES)) for half in (raw[::2], raw[1::2])
    )
    most, few = len(raw) // 2 * 0.6, len(raw) // 2 * 0.2
    name = "utf-16-le" if odd >= most and even <= few else "utf-16-be"
    if name == "utf-16-be" and not (even >= most and odd <= few):
        return None
    try:
        text = raw.decode(name)
    except UnicodeDecodeError:
        return None
    return name if _ARABIC.search(text) or text.isprintable() else None


def _is_damaged_utf8(raw: bytes) -> bool:
    """Whether nearly all of it is UTF-8: another encoding would turn it into rubbish unseen."""
    lenient = raw.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    return len(_FOREIGN.findall(lenient)) - bad > bad * 4


def _arabic_code_page(raw: bytes) -> str | None:
    """A code page under which nearly all that is not ASCII is Arabic; short titles too."""
    best, name = 0.8, None
    for candidate in ("cp1256", "iso8859-6"):
        try:
            text = raw.decode(candidate)
        except UnicodeDecodeError:
            continue
        letters = [c for c in _FOREIGN.findall(text) if c.isalpha() or _ARABIC.match(c)]
        share = sum(map(bool, map(_ARABIC.match, letters))) / max(1, len(letters))
        if share > best:
            best, name = share, candidate
    return name


def _by_statistics(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise BadInput(tr("The encoding of this text could not be found out; name it"))
    return codecs.lookup(best.encoding).name
