"""Which entity, handle or word is meant."""

from PySide6.QtCore import QPointF

from annotator.model.annotation import Annotation
from annotator.model.marks import Span, joined, reading_order
from annotator.text.segments import word_at
from annotator.ui.canvas.caret import Edge
from annotator.ui.canvas.marking import MarkingView

_REACH = 6.0


def around(annotation: Annotation, position: int) -> list[str]:
    """The uids of the entities that cover a letter, the innermost first."""
    found = [entity for entity in annotation.entities.values() if entity.covers(position)]
    return [one.uid for one in sorted(found, key=lambda e: (e.end - e.start, e.start, e.uid))]


def neighbour(
    annotation: Annotation, chosen: str | None, caret: int, *, forward: bool
) -> str | None:
    """The entity after (or before) the chosen one in reading order, else after the caret.

    After the last comes the first. None if there is no entity.
    """
    order = annotation.in_reading_order()
    if not order:
        return None
    if chosen and chosen in annotation.entities:
        at = order.index(annotation.entities[chosen]) + (1 if forward else -1)
        return order[at % len(order)].uid
    if forward:
        return next((entity.uid for entity in order if entity.start >= caret), order[0].uid)
    return next((e.uid for e in reversed(order) if reading_order(e)[0] < caret), order[-1].uid)


def with_edge(spans: tuple[Span, ...], edge: Edge, position: int) -> tuple[Span, ...]:
    """The spans with their first start or last end elsewhere; empty if that leaves nothing.

    Fragments that the edge passes are dropped.
    """
    if edge == "start":
        kept = [Span(max(s.start, position), s.end) for s in spans if s.end > position]
        if not kept:
            return ()
        return joined([Span(min(position, kept[0].start), kept[0].end), *kept[1:]])
    kept = [Span(s.start, min(s.end, position)) for s in spans if s.start < position]
    if not kept:
        return ()
    return joined([*kept[:-1], Span(kept[-1].start, max(position, kept[-1].end))])


def word_around(view: MarkingView, position: int) -> tuple[int, int]:
    """The word at a position, as the project's policy would mark it; empty if there is none."""
    place = word_at(view.text, position)
    return view.snap_word(view.text, *place) if place else (position, position)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch, grown where it begins or ends inside a word."""
    first, last = word_at(text, start), word_at(text, end - 1)
    if first and first[0] <= start < first[1]:
        start = first[0]
    if last and last[0] < end <= last[1]:
        end = last[1]
    return start, end


def handle_at(view: MarkingView, point: QPointF) -> Edge | None:
    """The edge of the chosen entity whose handle is under a point of the viewport."""
    entity = view.annotation.entities.get(view.chosen or "")
    if entity is None:
        return None
    row = view.spot_at(point).row
    at = point - view.viewport_offset()
    if at.y() < view.page.top_of(row) + row.above + row.shape.top:
        return None
    near: dict[Edge, float] = {}
    for piece in row.pieces:
        if piece.entity.uid == entity.uid and piece.opens:
            near["start"] = abs(at.x() - row.geometry.caret(piece.start))
        if piece.entity.uid == entity.uid and piece.closes:
            near["end"] = abs(at.x() - row.geometry.far_edge(piece.end))
    best = min(near, key=lambda edge: near[edge], default=None)
    return best if best and near[best] <= _REACH else None


def name_at(view: MarkingView, point: QPointF) -> str | None:
    """The entity whose name is under a point of the viewport."""
    row = view.spot_at(point).row
    at = point - view.viewport_offset()
    if row.strokes is None or at.y() > view.page.top_of(row) + row.above + row.shape.top:
        return None
    return next(
        (
            name.uid
            for name in row.strokes.names
            if name.left - 2 <= at.x() <= name.left + name.width + 2
        ),
        None,
    )
