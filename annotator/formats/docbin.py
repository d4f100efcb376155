"""The container of spaCy's ``.spacy`` files: msgpack, compressed.

Packed without Doc objects, which takes a fraction of the time; and unpacked without them, since
they trust the numbers that they are given.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

from annotator.errors import BadInput
from annotator.formats.tokens import Tokens
from annotator.i18n import tr

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes of a file as it lies on the disk."""
LARGEST = 1024 * 1024 * 1024
"""Bytes of a file once it is unpacked."""
_USUAL = 64 * 1024 * 1024
_DENSEST = 100
"""Texts and marks shrink to a tenth; what unpacks to more than ``_USUAL`` bytes may not have
shrunk by more than this."""

GROUP = "entities"
_SPAN = struct.Struct(">QQQllll")  # id, kb_id, label, tokens from and to, letters from and to
_ORTH, _ENT_IOB, _ENT_TYPE = 65, 77, 78  # spaCy's numbers of the columns
_BEGIN, _IN, _OUT = 3, 1, 2  # of spaCy's ENT_IOB
_VERSION = "0.1"
_MOST_KEPT = 50_000

UserData = dict[object, object]


@dataclass(frozen=True, slots=True)
class TokenSpan:
    """A labelled stretch of tokens ``[start, end)``."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Packed:
    """A text as spaCy holds it."""

    words: list[str]
    spaces: list[bool]
    spans: list[TokenSpan] = field(default_factory=list)
    """All of them."""
    ents: list[TokenSpan] = field(default_factory=list)
    """Those that do not overlap."""
    user_data: UserData = field(default_factory=dict)


class Strings(Protocol):
    """spaCy's StringStore."""

    def add(self, string: str, /) -> int:
        """The number of a string, known from now on."""

    def __getitem__(self, number: int, /) -> str:
        """The string of a number; KeyError if it is not known."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text as a file holds it among others."""

    rows: bytes
    spaces: bytes
    length: int
    """Tokens."""
    group: bytes
    user_data: bytes
    strings: frozenset[str]
    """All that it names by their numbers."""


class Packing:
    """Makes parts of texts; ``number`` is spaCy's number of a string."""

    def __init__(self, number: Callable[[str], int]) -> None:
        self._number_of = number
        self._numbers: dict[str, int] = {}

    def part(self, text: Packed, tokens: Tokens) -> Part:
        """A text as a part; ``tokens`` are its own."""
        import numpy as np

        pack = _msgpack().pack
        numbers = self._numbered({*text.words, *(one.label for one in (*text.spans, *text.ents))})
        rows = np.zeros((len(text.words), 3), dtype="<u8")
        rows[:, 0] = [numbers[word] for word in text.words]
        rows[:, 1] = _OUT
        for ent in text.ents:
            rows[ent.start : ent.end, 1] = _IN
            rows[ent.start, 1] = _BEGIN
            rows[ent.start : ent.end, 2] = numbers[ent.label]
        packed = []
        for span in text.spans:
            place = tokens.span(span.start, span.end)
            at = (span.start, span.end, place.start, place.end)
            packed.append(_SPAN.pack(0, 0, numbers[span.label], *at))
        group = pack({"name": GROUP, "attrs": {}, "spans": packed})
        return Part(
            rows.tobytes("C"),
            bytes(text.spaces),
            len(text.words),
            pack({group: [GROUP]}),
            pack(text.user_data),
            frozenset(numbers),
        )

    def _numbered(self, strings: set[str]) -> dict[str, int]:
        """The number of each; those of many are kept."""
        known = self._numbers
        if len(known) > _MOST_KEPT:
            known.clear()
        for string in strings:
            if string not in known:
                known[string] = self._number_of(string)
        return {string: known[string] for string in strings}


class Packer:
    """Collects parts and gives the bytes of a file that holds them."""

    def __init__(self) -> None:
        self.tokens = 0
        self._rows: list[bytes] = []
        self._spaces: list[bytes] = []
        self._lengths: list[int] = []
        self._groups: list[bytes] = []
        self._user_data: list[bytes] = []
        self._strings = {""}

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, part: Part) -> None:
        """Takes a part."""
        self._rows.append(part.rows)
        self._spaces.append(part.spaces)
        self._lengths.append(part.length)
        self._groups.append(part.group)
        self._user_data.append(part.user_data)
        self._strings |= part.strings
        self.tokens += part.length

    def packed(self) -> bytes:
        """The file. What it holds is laid out piece by piece, so that memory holds it but once."""
        import numpy as np

        count = len(self._lengths)
        content: dict[str, Callable[[], object]] = {
            "version": lambda: _VERSION,
            "attrs": lambda: [_ORTH, _ENT_IOB, _ENT_TYPE],
            "tokens": lambda: b"".join(self._rows),
            "spaces": lambda: b"".join(self._spaces),
            "lengths": lambda: np.asarray(self._lengths, dtype="<i4").tobytes("C"),
            "strings": lambda: sorted(self._strings),
            "cats": lambda: [{} for _ in range(count)],
            "flags": lambda: [{"has_unknown_spaces": False} for _ in range(count)],
            "span_groups": lambda: self._groups,
            "user_data": lambda: self._user_data,
        }
        packer, compressing = _msgpack(), zlib.compressobj()
        out = [compressing.compress(packer.pack_map_header(len(content)))]
        for name, make in content.items():
            out.append(compressing.compress(packer.pack(name)))
            out.append(compressing.compress(packer.pack(make())))
        return b"".join([*out, compressing.flush()])


def unpack(raw: bytes, strings: Strings) -> Iterator[Packed]:
    """The texts of a file, each span once; BadInput if it is no DocBin or is damaged.

    ``ents`` are those that ``spans`` does not have.
    """
    content = _load(_inflate(raw))
    try:
        yield from _texts(content, strings)
    # Which errors damaged bytes raise is up to numpy and msgpack; none of them runs what it reads.
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise _damaged() from error


@cache
def _msgpack() -> Any:
    from srsly.msgpack import Packer as Msgpack

    return Msgpack(use_bin_type=True)


def _inflate(raw: bytes) -> bytes:
    inflating = zlib.decompressobj()
    try:
        most = min(LARGEST, max(_USUAL, _DENSEST * len(raw)))
        content = inflating.decompress(raw, most)
    except zlib.error as error:
        raise _damaged() from error
    if inflating.unconsumed_tail:
        raise BadInput(tr("it unpacks to more than {most} MB.", most=str(most // 2**20)))
    if not inflating.eof:
        raise _damaged()
    return content


def _load(packed: bytes, *, use_list: bool = True) -> Any:
    # Without srsly's hooks for numpy: nothing here needs them, and to find them takes 2 ms a call.
    from srsly.msgpack._unpacker import unpackb

    try:
        return unpackb(packed, raw=False, use_list=use_list)
    except Exception as error:  # msgpack has no error of its own that covers all it raises
        raise _damaged() from error


def _texts(content: Any, strings: Strings) -> Iterator[Packed]:
    import numpy as np

    for string in content["strings"]:
        strings.add(string)
    attrs = [int(attr) for attr in content["attrs"]]
    rows = np.frombuffer(content["tokens"], dtype="<u8").reshape(-1, len(attrs))
    spaces = np.frombuffer(content["spaces"], dtype=bool)
    lengths = [int(n) for n in np.frombuffer(content["lengths"], dtype="<i4")]
    if min(lengths, default=0) < 0 or not sum(lengths) == len(rows) == len(spaces):
        raise _damaged()
    groups = content.get("span_groups", [])
    user_data = content.get("user_data", [])
    at = 0
    for n, length in enumerate(lengths):
        here = slice(at, at + length)
        at += length
        spans = list(_spans(groups[n] if n < len(groups) else b"", strings))
        ents = [ent for ent in _ents(rows[here], attrs, strings) if ent not in set(spans)]
        words = [strings[number] for number in rows[here, attrs.index(_ORTH)].tolist()]
        told = _user_data(user_data[n]) if n < len(user_data) else {}
        yield Packed(words, spaces[here].tolist(), spans, ents, told)


def _user_data(packed: bytes | None) -> UserData:
    # Tuples, not lists, since spaCy's own keys are tuples.
    told = _load(packed, use_list=False) if packed else {}
    return told if isinstance(told, dict) else {}


def _spans(packed: bytes, strings: Strings) -> Iterator[TokenSpan]:
    """The spans of all groups, each once; of groups under several names too."""
    groups = _load(packed) if packed else []
    seen: set[TokenSpan] = set()
    for group in groups:
        unpacked = [_SPAN.unpack(one) for one in _load(group)["spans"]]
        spans = [TokenSpan(one[3], one[4], strings[one[2]]) for one in unpacked]
        yield from (span for span in spans if span not in seen)
        seen.update(spans)


def _ents(rows: Any, attrs: list[int], strings: Strings) -> Iterator[TokenSpan]:
    if _ENT_IOB not in attrs or _ENT_TYPE not in attrs:
        return
    iob, kind = attrs.index(_ENT_IOB), attrs.index(_ENT_TYPE)
    start, label = -1, 0
    for n, (sign, number) in enumerate([*rows[:, [iob, kind]].tolist(), (_OUT, 0)]):
        if start >= 0 and (sign != _IN or number != label):
            yield TokenSpan(start, n, strings[label])
            start = -1
        if sign in (_BEGIN, _IN) and start < 0 and number:
            start, label = n, number


def _damaged() -> BadInput:
    return BadInput(tr("this is no DocBin of spaCy, or it is damaged."))
