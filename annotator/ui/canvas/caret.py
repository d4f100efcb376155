"""Where the caret and the edges of a stretch go; positions in code points, in reading order."""

from typing import Literal

from annotator.text.graphemes import graphemes, next_grapheme, previous_grapheme
from annotator.text.segments import next_word, previous_word, words
from annotator.text.snapping import letter_steps
from annotator.ui.canvas.layout import Page

Unit = Literal["letter", "word", "line", "page", "row", "paragraph", "article"]
"""``row`` goes to the start or end of the line, ``line`` to the one above or below."""
Edge = Literal["start", "end"]
_NEAR = 240


def moved(page: Page, position: int, unit: Unit, *, forward: bool) -> int:
    """The position one unit on or back; at the end of the text it stays.

    ``line`` and ``page`` are moves on the screen: see ``moved_by_height``.
    """
    if unit == "letter":
        return (next_grapheme if forward else previous_grapheme)(page.text, position)
    if unit == "word":
        step = next_word if forward else previous_word
        return step(page.text, position)
    if unit == "row":
        return _row_edge(page, position, forward=forward)
    if unit == "paragraph":
        paragraph = page.paragraph_of(position)
        return paragraph.end if forward else paragraph.start
    return len(page.text) if forward else 0


def moved_by_height(page: Page, position: int, x: float, height: float) -> int:
    """The position nearest to ``x``, that many pixels lower (or higher, if negative)."""
    row = page.row_of(position)
    top = page.top_of(row)
    target = top + row.height / 2 + height
    if target < page.top_of(page.row_of(0)):
        return 0
    last = page.row_of(len(page.text))
    if target > page.top_of(last) + last.height:
        return len(page.text)
    return page.hit(x, target).caret


def line_below(page: Page, position: int, x: float, *, forward: bool) -> int:
    """The position nearest to ``x`` in the next line, or in the one before."""
    row = page.row_of(position)
    rows, step = row.paragraph.rows, 1 if forward else -1
    index = rows.index(row) + step
    if 0 <= index < len(rows):
        return rows[index].hit(x).caret
    other = row.paragraph.index + step
    if not 0 <= other < len(page.paragraphs):
        return len(page.text) if forward else 0
    beyond = page.paragraph_of(page.paragraphs[other].start)
    return beyond.rows[0 if forward else -1].hit(x).caret


def moved_edge(text: str, position: int, edge: Edge, unit: str, *, forward: bool) -> int:
    """Where an edge goes by one ``"letter"``, or by one ``"word"`` or clitic."""
    start, end = _surroundings(text, position)
    near = text[start:end]
    places = _letters(near) if unit == "letter" else _word_edges(near, edge)
    here = position - start
    if forward:
        return start + next((place for place in places if place > here), len(near))
    return start + next((place for place in reversed(places) if place < here), 0)


def _row_edge(page: Page, position: int, *, forward: bool) -> int:
    row = page.row_of(position)
    points = row.paragraph.points
    if not forward:
        return points(row.start)
    if row.is_last:
        return points(row.end)
    # The end of a wrapped row is the start of the next: stop before the space that it hangs on.
    return previous_grapheme(page.text, points(row.end))


def _surroundings(text: str, position: int) -> tuple[int, int]:
    """The text around a position, cut at white space or, failing that, somewhere."""
    start, end = max(0, position - _NEAR), min(len(text), position + _NEAR)
    while start and start < position - 1 and not text[start - 1].isspace():
        start += 1
    while end < len(text) and end > position + 1 and not text[end].isspace():
        end -= 1
    return start, end


def _letters(near: str) -> list[int]:
    return sorted({*graphemes(near), len(near)})


def _word_edges(near: str, edge: Edge) -> list[int]:
    places: set[int] = set()
    for start, end in words(near):
        first, *inside, last = letter_steps(near, (start, end))
        places.update(inside)
        places.add(first if edge == "start" else last)
    return sorted(places)
