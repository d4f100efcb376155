"""What is joined to what: signals of the parts to the verbs, each through the door for errors."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SignalInstance

from annotator.ui import settings as names
from annotator.ui.error_report import ErrorReport
from annotator.ui.parts import Parts
from annotator.ui.settings import Settings
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
    join(parts.labels.pressed, marking.label_and_return)
    join(parts.top.annotator_chosen, verbs.going.switch_annotator)
    join(parts.top.annotator_wanted, verbs.shell.ask_annotator)
    join(parts.top.theme_pressed, verbs.appearance.switch_theme)
    join(parts.status.undo_pressed, marking.undo)
    join(parts.view.chosen_changed, marking.chosen_changed)
    join(parts.view.respan_wanted, marking.respan)


def _guarded(call: Callable[..., object], report: ErrorReport) -> Callable[..., None]:
    def guarded(*values: Any) -> None:
        with report:
            call(*values)

    return guarded
