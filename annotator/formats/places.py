"""Where a file says that marks lie: checked against its text, and carried over to ours."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from annotator.errors import BadInput
from annotator.i18n import tr
from annotator.model.marks import Span, joined
from annotator.text.clean import cleaned
from annotator.text.offsets import Offsets

Claim = tuple[Sequence[Span], str | None]
"""Spans as the file counts them, and the words that it says stand there (None: it says none)."""


class Places:
    """A text as it stands in a file, and ``text``, what becomes of it here.

    Raises BadInput where ``cleaned`` does.
    """

    def __init__(self, raw: str) -> None:
        self.text = cleaned(raw)
        self.in_utf16 = False
        self._raw = raw
        self._dropped = [] if self.text == raw else _dropped(raw)
        self._units: Offsets | None = None

    def settle_unit(self, claims: Iterable[Claim]) -> bool:
        """Whether the file counts in UTF-16: if so, more of its claims are true than in letters."""
        wrong = [claim for claim in claims if not self._holds(claim)]
        if not wrong or max(self._raw, default="") < "\U00010000":
            return False
        self._units = Offsets(self._raw)
        self.in_utf16 = True
        self.in_utf16 = sum(self._holds(claim) for claim in wrong) * 2 > len(wrong)
        return self.in_utf16

    def spans(self, spans: Sequence[Span], words: str | None = None) -> tuple[Span, ...]:
        """The spans in ``text``; BadInput if they leave the text or other words stand there."""
        pieces = [self._in_letters(span) for span in spans]
        if words is not None:
            raw = self._raw
            found = " ".join([raw[piece.start : piece.end] for piece in pieces])
            if found != words and _on_one_line(found) != _on_one_line(words):
                raise BadInput(
                    tr(
                        "at {start}-{end} stands “{found}”, not “{words}”.",
                        start=str(spans[0].start),
                        end=str(spans[-1].end),
                        found=_short(found),
                        words=_short(words),
                    )
                )
        if not self._dropped:
            return joined(pieces)
        ends = [(self._cleaned(piece.start), self._cleaned(piece.end)) for piece in pieces]
        kept = joined(Span(start, end) for start, end in ends if start < end)
        if not kept:
            raise BadInput(tr("it covers no letter."))
        return kept

    def _holds(self, claim: Claim) -> bool:
        spans, words = claim
        if len(spans) == 1 and not self._dropped and not self.in_utf16:
            found = self._raw[spans[0].start : spans[0].end]
            if found == words and len(found) == spans[0].end - spans[0].start:
                return True  # what most claims are, found without making anything
        try:
            self.spans(*claim)
        except BadInput:
            return False
        return True

    def _in_letters(self, span: Span) -> Span:
        start, end = span.start, span.end
        if self._units is not None and self.in_utf16:
            if end > self._units.to_utf16(len(self._raw)):
                self._refuse(span)
            start, end = self._units.to_points(start), self._units.to_points(end)
        if end > len(self._raw) or start >= end:
            self._refuse(span)
        return span if start == span.start and end == span.end else Span(start, end)

    def _refuse(self, span: Span) -> None:
        raise BadInput(
            tr(
                "{start}-{end} lies outside the text of {n} letters.",
                start=str(span.start),
                end=str(span.end),
                n=str(len(self._raw)),
            )
        )

    def _cleaned(self, position: int) -> int:
        return position - bisect_left(self._dropped, position)


def _dropped(raw: str) -> list[int]:
    """Where a letter of the file has no letter here: leading BOMs, the CR of each CRLF."""
    at = list(range(len(raw) - len(raw.lstrip("\ufeff"))))
    found = raw.find("\r\n")
    while found >= 0:
        at.append(found)
        found = raw.find("\r\n", found + 2)
    return at


def _on_one_line(words: str) -> str:
    return words.replace("\r\n", " ").replace("\n", " ")


def _short(words: str) -> str:
    most = 40
    return words if len(words) <= most else words[: most - 1] + "…"
