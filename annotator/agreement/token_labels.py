"""What each word of an article is called by an annotator, for the measures over tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from annotator.agreement.overlaps import size
from annotator.model.marks import Entity, Span
from annotator.text.segments import words

Place = tuple[int, int]
OUTSIDE = ""
"""The label of a word that is in no entity: O."""


def counted_words(text: str, excluded: Sequence[Span] = ()) -> list[Place]:
    """The words of a text but for those in its excluded parts."""
    found = words(text)
    if not excluded:
        return found
    return [(s, e) for s, e in found if not any(s < x.end and x.start < e for x in excluded)]


def labels_of(places: Sequence[Place], entities: Iterable[Entity]) -> list[str]:
    """For each word the label of the longest entity that covers part of it.

    Where several are equally long, their labels together, joined by ``+``.
    """
    labels = [OUTSIDE] * len(places)
    lengths = [0] * len(places)
    starts = [start for start, _ in places]
    ends = [end for _, end in places]
    for entity in sorted(entities, key=lambda e: e.label):
        length = size(entity.spans)
        for span in entity.spans:
            for at in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
                if length > lengths[at]:
                    labels[at], lengths[at] = entity.label, length
                elif length == lengths[at] and entity.label not in labels[at].split("+"):
                    labels[at] = f"{labels[at]}+{entity.label}"
    return labels
