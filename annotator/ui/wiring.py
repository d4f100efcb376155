"""What is joined to what: signals of the parts to the verbs, each through the door for errors."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SignalInstance

from annotator.ui import settings as names
from annotator.ui.error_report import ErrorReport
from annotator.ui.parts import Parts
from annotator.ui.settings import Settings
from annotator.ui.suggesting import menu_of
from annotator.ui.verbs import Verbs


def connect(parts: Parts, verbs: Verbs, report: ErrorReport, settings: Settings) -> None:
    """Joins the parts of one window to its verbs."""

    def join(signal: SignalInstance, call: Callable[..., object]) -> None:
        signal.connect(_guarded(call, report))

    bench, marking = verbs.bench, verbs.marking
    join(parts.articles.opened, bench.open_and_read)
    join(parts.articles.left, parts.view.setFocus)
    join(parts.articles.empty.button.clicked, lambda _=False: verbs.files.take_in())
    join(parts.entities.chosen, marking.choose)
    join(parts.entities.note_written, marking.note)
    join(parts.entities.note_left, parts.view.setFocus)
    join(parts.entities.grouping_changed, lambda grouped: settings.put(names.GROUPED, grouped))
    join(parts.top.annotator_chosen, verbs.going.switch_annotator)
    join(parts.top.annotator_wanted, verbs.shell.ask_annotator)
    join(parts.top.theme_pressed, verbs.appearance.switch_theme)
    join(parts.status.undo_pressed, marking.undo)
    join(parts.status.redo_pressed, marking.redo)
    join(parts.view.chosen_changed, marking.chosen_changed)
    join(parts.view.respan_wanted, marking.respan)
    _connect_pen(parts, verbs, join)
    _connect_relations(parts, verbs, join)
    _connect_labels(parts, verbs, join)
    _connect_doubts(parts, verbs, join)


def _connect_relations(parts: Parts, verbs: Verbs, join: Callable[..., None]) -> None:
    relating, related = verbs.relating, verbs.related
    join(parts.view.chosen_changed, verbs.pieces.chosen_changed)
    join(parts.view.chosen_changed, verbs.chaining.chosen_changed)
    join(parts.view.chosen_changed, related.entity_changed)
    join(parts.view.relation_chosen, related.chosen_changed)
    join(parts.view.relation_wanted, relating.offer)
    palette = parts.relation_labels
    for group in (related, relating):
        join(palette.pressed, group.take)
        join(palette.turn_pressed, group.turn)
        join(palette.left, group.leave)
    join(palette.remove_pressed, related.remove)
    join(parts.relations.chosen, related.choose)
    join(parts.relations.member_chosen, verbs.marking.choose)
    join(parts.relations.note_written, related.note)
    join(parts.relations.note_left, parts.view.setFocus)


def _connect_pen(parts: Parts, verbs: Verbs, join: Callable[..., None]) -> None:
    pen, suggesting, view = verbs.pen, verbs.suggesting, parts.view

    def press_label(name: str) -> None:
        if not pen.press_label(name):
            verbs.marking.label_and_return(name)

    join(parts.labels.pressed, press_label)
    join(parts.labels.pen_wanted, pen.take_up)
    join(parts.labels.pen_pressed, pen.switch)
    join(view.pen_used, pen.use)
    join(view.suggestion_pressed, suggesting.press)
    join(view.suggestion_refused, suggesting.refuse)
    join(view.suggestion_menu, lambda n, place: menu_of(suggesting, n).popup(place))


def _connect_doubts(parts: Parts, verbs: Verbs, join: Callable[..., None]) -> None:
    doubting = verbs.doubting
    join(parts.view.doubt_pressed, doubting.press_dot)
    join(parts.doubts.chosen, doubting.go_to)
    join(parts.doubts.ignored, doubting.settling.ignore)
    join(parts.doubts.excluded, doubting.settling.exclude)
    join(parts.doubts.taken_back, doubting.settling.take_back)
    join(parts.doubts.left, parts.view.setFocus)


def _connect_labels(parts: Parts, verbs: Verbs, join: Callable[..., None]) -> None:
    labelling = verbs.labelling
    join(parts.view.chosen_changed, labelling.refresh)
    join(parts.view.relation_chosen, labelling.refresh)
    join(parts.labels.pointed_at, labelling.point_at)
    join(parts.guideline.closed, labelling.toggle_guideline)
    join(parts.details.attribute_set, labelling.set_attribute)
    join(parts.article_details.answered, labelling.answer)
    join(parts.details.left, parts.view.setFocus)
    join(parts.article_details.left, parts.view.setFocus)


def _guarded(call: Callable[..., object], report: ErrorReport) -> Callable[..., None]:
    def guarded(*values: Any) -> None:
        with report:
            call(*values)

    return guarded
