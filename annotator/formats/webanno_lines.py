"""The lines of a WebAnno TSV 3.3 file."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.formats.uima import FRAGMENT, LABEL, NAMED_ENTITY, RELATION
from annotator.formats.uima_flat import Arc, Features, Flat
from annotator.formats.webanno_rows import NO_VALUE, NOTHING, escaped_text, escaped_value
from annotator.model.marks import Span
from annotator.text.offsets import Offsets
from annotator.text.segments import tokens
from annotator.text.sentences import sentences

_BASE = f"BT_{NAMED_ENTITY}"
_UNSHOWN = re.compile(r"[\t\n\r]")
_UNFIT = re.compile("[\x00\r\ud800-\udfff]")


def encoded(text: str, flat: Flat) -> bytes:
    """The file of a text with its marks, in UTF-8."""
    return "".join(f"{line}\n" for line in _lines(text, flat)).encode()


def fits(name: str, value: str | bool) -> bool:  # noqa: FBT001 - a value of an attribute
    """Whether a cell can hold a value: a flag is written as the text of it."""
    if isinstance(value, bool):
        return True
    return not _UNFIT.search(value) and (name == LABEL or value not in ("true", "false"))


def _lines(text: str, flat: Flat) -> Iterator[str]:
    cells = _Cells(flat, units := _Units(text, [piece.span for piece in flat.pieces]))
    yield "#FORMAT=WebAnno TSV 3.3"
    yield from cells.header()
    yield ""
    offsets = Offsets(text)
    for lines, rows in units.sentences:
        yield ""
        for line in lines:
            yield f"#Text={escaped_text(line)}"
        for name, span in rows:
            begin, end = offsets.to_utf16(span.start), offsets.to_utf16(span.end)
            words = _UNSHOWN.sub(lambda found: escaped_text(found[0]), span.of(text))
            yield "\t".join((name, f"{begin}-{end}", words, *cells.row(name), ""))


@dataclass(slots=True)
class _Token:
    span: Span
    parts: list[Span]
    """Those of its parts that a mark begins or ends with."""


class _Units:
    """The tokens of a text and those of their parts that have a row."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        bounds = sorted({0, *(start for start, _ in sentences(text)[1:]), len(text)})
        self._tokens = [_Token(span, []) for span in _tokens(text, bounds, spans)]
        self._starts = [token.span.start for token in self._tokens]
        under = [list(self._under(span)) for span in spans]
        names: dict[tuple[int, Span], str] = {}
        self.sentences: list[tuple[list[str], list[tuple[str, Span]]]] = []
        """The lines of each, and the name and place of each row."""
        for number, (start, end) in enumerate(pairwise(bounds), start=1):
            body = text[start:end]
            if end < len(text):  # the reader ends every sentence with a line
                body = body.removesuffix("\n")
            rows = list(self._rows(number, start, end, names))
            self.sentences.append((body.split("\n"), rows))
        self.of: list[list[str]] = [[names[one] for one in many] for many in under]
        """The units of each span, in their order."""

    def _under(self, span: Span) -> Iterator[tuple[int, Span]]:
        """The tokens under a span, by number, each with the part of it that is covered."""
        first = bisect_right(self._starts, span.start) - 1
        for number in range(first, bisect_left(self._starts, span.end)):
            token = self._tokens[number]
            part = Span(max(span.start, token.span.start), min(span.end, token.span.end))
            if part != token.span and part not in token.parts:
                token.parts.append(part)
            yield number, part

    def _rows(
        self, sentence: int, start: int, end: int, names: dict[tuple[int, Span], str]
    ) -> Iterator[tuple[str, Span]]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        for number in range(first, last):
            token = self._tokens[number]
            name = names[number, token.span] = f"{sentence}-{number - first + 1}"
            yield name, token.span
            parts = sorted(token.parts, key=lambda part: (part.start, -part.end))
            for place, part in enumerate(parts, start=1):
                names[number, part] = f"{name}.{place}"
                yield names[number, part], part


class _Cells:
    """What stands in the columns of each row."""

    def __init__(self, flat: Flat, units: _Units) -> None:
        self._flat = flat
        self._units = units
        self._said = _names([piece.features for piece in flat.pieces])
        self._related = _names([arc.features for arc in flat.relations])
        self._on: dict[str, list[int]] = {}
        for piece, names in enumerate(units.of):
            for name in names:
                self._on.setdefault(name, []).append(piece)
        stacked = {piece for many in self._on.values() if len(many) > 1 for piece in many}
        numbered = [p for p, names in enumerate(units.of) if len(names) > 1 or p in stacked]
        self._ids = {piece: number for number, piece in enumerate(numbered, start=1)}
        self._arcs = {kind: self._arriving(arcs) for kind, arcs in self._layers()}

    def header(self) -> Iterator[str]:
        """The lines that name the columns."""
        if self._said:
            yield "|".join((f"#T_SP={NAMED_ENTITY}", *self._said))
        for layer, _ in self._layers():
            names = self._related if layer == RELATION else []
            yield "|".join((f"#T_RL={layer}", *names, _BASE))

    def row(self, unit: str) -> Iterator[str]:
        """The cells of a unit."""
        pieces = self._on.get(unit, [])
        for name in self._said:
            yield _stacked(
                self._value(self._flat.pieces[piece].features, name) + self._id(piece)
                for piece in pieces
            )
        for layer, arriving in self._arcs.items():
            arcs = arriving.get(unit, [])
            for name in self._related if layer == RELATION else []:
                yield _stacked(self._value(arc.features, name) for arc in arcs)
            yield _stacked(self._source(arc) for arc in arcs)

    def _layers(self) -> list[tuple[str, list[Arc]]]:
        layers = [(FRAGMENT, self._flat.fragments), (RELATION, self._flat.relations)]
        return [(layer, arcs) for layer, arcs in layers if arcs]

    def _arriving(self, arcs: list[Arc]) -> dict[str, list[Arc]]:
        """The arcs under the unit where each arrives."""
        arriving: dict[str, list[Arc]] = {}
        for arc in arcs:
            arriving.setdefault(self._units.of[arc.tail][0], []).append(arc)
        return arriving

    def _id(self, piece: int) -> str:
        return f"[{self._ids[piece]}]" if piece in self._ids else ""

    def _source(self, arc: Arc) -> str:
        ends = self._ids.get(arc.head, 0), self._ids.get(arc.tail, 0)
        numbers = f"[{ends[0]}_{ends[1]}]" if any(ends) else ""
        return self._units.of[arc.head][0] + numbers

    def _value(self, features: Features, name: str) -> str:
        value = features.get(name)
        if isinstance(value, bool):
            return "true" if value else "false"
        return NO_VALUE if value is None else escaped_value(value)


def _tokens(text: str, bounds: Sequence[int], spans: Sequence[Span]) -> Iterator[Span]:
    """Tokens, cut where sentences begin."""
    edges = sorted({*bounds[:-1], *(at for s in spans for at in (s.start, s.end - 1))})
    for start, end in _places(text, edges):
        inside = bounds[bisect_right(bounds, start) : bisect_left(bounds, end)]
        for begun, stop in pairwise((start, *inside, end)):
            yield Span(begun, stop)


def _places(text: str, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Tokens, and what is between two of them where it is not blank or one of ``edges`` is."""
    after = 0
    for start, end in (*tokens(text), (len(text), len(text))):
        edge = bisect_left(edges, after)
        if text[after:start].strip() or (edge < len(edges) and edges[edge] < start):
            yield after, start
        if start < end:
            yield start, end
        after = end


def _stacked(values: Iterable[str]) -> str:
    """What several annotations say in one cell."""
    said = list(values)
    return "|".join(said) if said else NOTHING


def _names(many: Sequence[Features]) -> list[str]:
    """The features that are used, that of the label first."""
    used = Counter(name for features in many for name in features)
    return sorted(used, key=lambda name: (name != LABEL, name))
