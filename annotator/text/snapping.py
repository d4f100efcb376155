"""What a gesture most likely means: a span snapped to words, and the steps of its edges."""

from annotator.text.clitics import Policy, WordCounts, cut, enclitics, proclitics
from annotator.text.segments import trimmed, word_at


def snapped(
    text: str, start: int, end: int, policy: Policy, counts: WordCounts | None = None
) -> tuple[int, int]:
    """The span widened to whole words, without the proclitics that the policy leaves out.

    A span without a word stays as it is, but for white space and what shows nothing at its edges.
    """
    start, end = trimmed(text, start, end)
    if start == end:
        return start, end
    first, last = word_at(text, start), word_at(text, end - 1)
    if first and first[0] <= start < first[1]:
        start = first[0] + cut(text[slice(*first)], policy, counts)[0]
    if last and last[0] < end <= last[1]:
        end = last[1]
    return start, max(start, end)


def letter_steps(text: str, word: tuple[int, int]) -> list[int]:
    """The places of a word where a mark may start or end: its bounds, and inside it its clitics."""
    start, end = word
    letters = text[start:end]
    inside = {start + at for at in (*proclitics(letters), *enclitics(letters))}
    return sorted({start, end} | inside)
