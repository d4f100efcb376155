"""The open project in the window: builds the parts and what moves them, and builds them anew."""

import contextlib

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu

from annotator.errors import AnnotatorError
from annotator.i18n import tr
from annotator.look import Look
from annotator.store.project import ENDING, Project
from annotator.ui import settings as names
from annotator.ui.alike import Alike
from annotator.ui.appearance import Appearance, dress, look_of, speak
from annotator.ui.aspect import aspect_of, take_on
from annotator.ui.chaining import Chaining
from annotator.ui.commands import table
from annotator.ui.dates import moment_told
from annotator.ui.dispatch import Dispatch
from annotator.ui.doubting import Doubting
from annotator.ui.error_report import ErrorReport
from annotator.ui.files import Files
from annotator.ui.finding import Finding
from annotator.ui.flow import Flow
from annotator.ui.flow_pictures import Pictures
from annotator.ui.going import Going
from annotator.ui.keeping import Keeping
from annotator.ui.labelling import Labelling
from annotator.ui.main_window import MainWindow
from annotator.ui.marking import Marking
from annotator.ui.parts import Parts
from annotator.ui.pen import Pen
from annotator.ui.pieces import Pieces
from annotator.ui.quiet import Quiet
from annotator.ui.recounting import Recounting
from annotator.ui.related import Related
from annotator.ui.relating import Relating
from annotator.ui.saving import Saving
from annotator.ui.screens import Screens
from annotator.ui.settings import Settings
from annotator.ui.shell import Shell
from annotator.ui.suggesting import Suggesting
from annotator.ui.theme.palette import shades_of
from annotator.ui.verbs import Verbs
from annotator.ui.wiring import connect
from annotator.ui.words import isolated
from annotator.ui.workbench import Place, Workbench


class Session(QObject):
    """One window on one project at a time."""

    def __init__(self, application: QApplication, settings: Settings, project: Project) -> None:
        super().__init__()
        self._application = application
        self.settings = settings
        self.project = project
        self.report = ErrorReport(self._tell)
        self.report.install()
        self.window = MainWindow(settings)
        self.window.closing.connect(self._close)
        self.window.dropped.connect(self._dropped)
        self.window.may_close = self._may_close
        self.report.parent = self.window
        self.verbs: Verbs | None = None
        self._keeping = Keeping(project, self.report)
        self._build(self._remembered())

    def rebuild(self) -> None:
        """Builds the window anew in the language and theme of the settings; nothing is lost."""
        if self.verbs is None or self._is_held():
            return
        was = self.verbs.screens
        place, screen, aspect = self.verbs.bench.place(), was.shown(), aspect_of(self.verbs)
        self._build(place)
        take_on(aspect, self.verbs)
        self.verbs.screens.hides_names = was.hides_names
        self.verbs.screens.open(*screen)

    def switch(self, project: Project) -> None:
        """Puts another project in the place of the open one."""
        if self._is_held():
            project.close()
            return
        self._remember()
        self.quieten()
        self._keeping.keep_now()
        self.project.close()
        self.project = project
        self._build(self._remembered())

    def quieten(self) -> None:
        """Stops what goes on off the window's thread, and waits until it has ended."""
        if self.verbs is not None:
            self.verbs.quiet.end()
            self.verbs.screens.end()
            self.verbs.files.exporting.end()

    def _build(self, place: Place) -> None:
        self.quieten()
        speak(self._application, self.settings)
        look = look_of(self.settings)
        shades = shades_of(look)
        dress(self._application, shades)
        parts = Parts.made(look, shades, grouped=self.settings.get(names.GROUPED, otherwise=True))
        parts.view.set_look(look)
        bench = Workbench(self.project, parts)
        self.verbs = verbs = self._verbs_of(bench, look)
        dispatch = Dispatch(table(self.settings.keys()), verbs, self.report)
        dispatch.watch(parts.view)
        self.window.take_key = dispatch.press
        menu = QMenu(parts.top.menu)
        dispatch.fill(menu)
        parts.top.menu.setMenu(menu)
        connect(parts, verbs, self.report, self.settings)
        self._dispatch = dispatch
        verbs.screens.call_key = dispatch.call_key
        if self._keeping.project is not self.project:
            self._keeping = Keeping(self.project, self.report)
        self._keeping.follow(bench)
        self.window.furnish(parts)
        self.window.setWindowTitle(f"{isolated(self.project.name)} — {tr('Hashiya')}")
        with self.report:
            bench.begin(place)
            if place.annotating is None:
                verbs.flow.back()
            verbs.doubting.follow_policy()
        self._show_holder()
        parts.view.setFocus()

    def _command_keys(self) -> dict[str, str]:
        return {key: one.title for one in table(self.settings.keys()) for key in one.keys}

    def _verbs_of(self, bench: Workbench, look: Look) -> Verbs:
        parts = bench.parts
        quiet = Quiet(self.project, parts.status, self.report)
        Recounting(bench, quiet)  # it lives as long as the bench
        alike = Alike(bench, quiet, self.window)
        doubting = Doubting(bench, quiet)
        going = Going(bench)
        flow = Flow(bench, going, quiet, self.window)
        flow.take_up(self.settings.get(f"places/{self.project.uid}/articles", ""))
        relating, related, chaining = Relating(bench), Related(bench), Chaining(bench)
        marking = Marking(bench)
        pen, suggesting = Pen(bench, marking), Suggesting(bench, quiet, self.settings)
        return Verbs(
            view=parts.view,
            bench=bench,
            marking=marking,
            pieces=Pieces(bench),
            relating=relating,
            related=related,
            chaining=chaining,
            labelling=Labelling(bench, self.window, look, self._command_keys),
            alike=alike,
            doubting=doubting,
            pen=pen,
            suggesting=suggesting,
            quiet=quiet,
            saving=Saving(bench),
            going=going,
            flow=flow,
            pictures=Pictures(bench, look, self.window),
            finding=Finding(bench),
            files=Files(bench, self.window, self.report, self.switch),
            appearance=Appearance(self.settings, parts.view, self.rebuild),
            shell=Shell(self.window, bench, self.settings, self.rebuild),
            screens=Screens(self.window, bench, self.report, (shades_of(look), look)),
            modes=(alike, relating, related, chaining, suggesting, pen),
        )

    def _show_holder(self) -> None:
        holder = self.project.holder
        if self.verbs is None or not self.project.read_only:
            return
        banner = self.verbs.bench.parts.banner
        if holder is None:
            banner.show_text(tr("This project can only be read."), {})
            return
        banner.show_text(
            tr(
                "This project can only be read here: {host} writes to it (process {pid}, since "
                "{since}).",
                host=isolated(holder.host or "?"),
                pid=str(holder.pid),
                since=isolated(moment_told(holder.since)),
            ),
            {},
        )

    def _tell(self, error: AnnotatorError) -> None:
        if self.verbs is not None:
            self.verbs.saving.refused(error)

    def _dropped(self, paths: list) -> None:  # type: ignore[type-arg]  # from a signal
        if self.verbs is None:
            return
        with self.report:
            if len(paths) == 1 and paths[0].suffix == ENDING:
                self.switch(Project.open(paths[0]))
            else:
                self.verbs.files.take_in(paths)

    def _is_held(self) -> bool:
        """Whether slow work or something not saved forbids to leave; then that is said."""
        if self.verbs is None:
            return False
        if self.verbs.files.is_busy:
            self.verbs.bench.say(tr("One thing at a time: wait for it, or stop it."))
        return self.verbs.files.is_busy or self.verbs.bench.is_unsaved()

    def _may_close(self) -> bool:
        if self.verbs is None:
            return True
        self.verbs.files.stop()
        self.verbs.files.wait()
        return not self.verbs.bench.is_unsaved()

    def _remembered(self) -> Place:
        uid = self.project.uid
        return Place(
            article=self.settings.get(f"places/{uid}/article", ""),
            annotator=self.settings.get(f"places/{uid}/annotator", ""),
            scroll=self.settings.get(f"places/{uid}/scroll", 0),
        )

    def _remember(self) -> None:
        if self.verbs is None:
            return
        place, uid = self.verbs.bench.place(), self.project.uid
        self.settings.put(f"places/{uid}/article", place.article)
        self.settings.put(f"places/{uid}/annotator", place.annotator)
        self.settings.put(f"places/{uid}/scroll", place.scroll)
        self.settings.put(f"places/{uid}/articles", self.verbs.flow.remembered())
        self.settings.put(names.LAST_PROJECT, str(self.project.path))
        self.settings.sync()

    def _close(self) -> None:
        self.quieten()
        self._remember()
        self._keeping.keep_now()
        with contextlib.suppress(AnnotatorError):
            self.project.close()
