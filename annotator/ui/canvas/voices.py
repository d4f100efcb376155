"""What each of several annotators said, as lanes under the words that it is about."""

from typing import NamedTuple

from annotator.model.marks import Span
from annotator.ui.canvas.paragraph import Paragraph, Row


class Said(NamedTuple):
    """A mark of an annotator, or that there is none."""

    question: int
    """The number of the question that it answers."""
    label: str
    """Empty: the annotator said nothing here."""
    words: str
    """What people call the label."""
    spans: tuple[Span, ...]
    """Of an entity, its pieces; of a relation, what its head and its tail cover."""
    is_relation: bool = False

    def touches(self, start: int, end: int) -> bool:
        """Whether any of it lies between two code points."""
        return any(span.start < end and span.end > start for span in self.spans)


class Voice(NamedTuple):
    """A lane: all that one annotator said where annotators differ."""

    name: str
    """What stands before it in the margin: most often its number."""
    said: tuple[Said, ...]


class Voices(NamedTuple):
    """The lanes from the upper to the lower, and which question stands out."""

    voices: tuple[Voice, ...] = ()
    current: int = -1

    def lanes_on(self, row: Row) -> list[list[Said]]:
        """What is said on a row, lane by lane."""
        start, end = row.paragraph.points(row.start), row.paragraph.points(row.end)
        return [[one for one in voice.said if one.touches(start, end)] for voice in self.voices]

    def make_room(self, paragraph: Paragraph, lane: float) -> bool:
        """Gives its rows the room for lanes ``lane`` pixels high; whether any changed."""
        speaking = self._rows_of(paragraph)
        room = lane * (len(self.voices) + 0.4)
        changed = False
        for row in paragraph.rows:
            below = room if row in speaking else 0.0
            changed |= row.below != below
            row.below = below
        return changed

    def _rows_of(self, paragraph: Paragraph) -> set[Row]:
        found: set[Row] = set()
        for voice in self.voices:
            for one in voice.said:
                for span in one.spans:
                    if span.start < paragraph.end and span.end > paragraph.start:
                        places = paragraph.utf16(span.start), paragraph.utf16(span.end)
                        found.update(paragraph.rows_of(*places))
        return found


NO_VOICES = Voices()
