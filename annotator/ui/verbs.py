"""What the commands call: every verb of the window, in groups."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from annotator.ui.alike import Alike
from annotator.ui.appearance import Appearance
from annotator.ui.canvas.view import ArticleView
from annotator.ui.chaining import Chaining
from annotator.ui.doubting import Doubting
from annotator.ui.files import Files
from annotator.ui.finding import Finding
from annotator.ui.flow import Flow
from annotator.ui.flow_pictures import Pictures
from annotator.ui.going import Going
from annotator.ui.labelling import Labelling
from annotator.ui.marking import Marking
from annotator.ui.mode import Mode
from annotator.ui.pen import Pen
from annotator.ui.pieces import Pieces
from annotator.ui.quiet import Quiet
from annotator.ui.related import Related
from annotator.ui.relating import Relating
from annotator.ui.saving import Saving
from annotator.ui.suggesting import Suggesting
from annotator.ui.workbench import Workbench
from annotator.usecases.review_picked import Picked


class Shell(Protocol):
    """The window itself."""

    def quit(self) -> object:
        """Ends the program."""

    def next_panel(self, step: int) -> None:
        """Moves the keys to the next part of the window."""

    def toggle_panel(self, place: int) -> None:
        """Shows or hides a part beside the article."""

    def open_menu(self) -> None:
        """Opens the menu."""

    def show_keys(self) -> None:
        """Shows all keys."""

    def change_keys(self) -> None:
        """Lets the user change keys."""

    def ask_annotator(self) -> None:
        """Asks for one more annotator."""

    def about(self) -> None:
        """Says what the program is."""


class Screens(Protocol):
    """What can stand in the place of the desk."""

    name: str
    """Which is open; empty: the desk."""
    hides_names: bool
    """Whether names are hidden in a review."""
    call_key: Callable[[str, frozenset[str]], object]
    """Calls the command that a key stands for, if it is one of these."""

    def shown(self) -> tuple[str, str, Picked | None]:
        """Which screen is open, which article (a uid) it shows, and which questions alone."""

    def open(self, name: str, article: str = "", only: Picked | None = None) -> None:
        """Opens a screen by its name, at an article if it can; an empty name: none."""

    def agreement(self) -> None:
        """Shows how well annotators agree, and why they do not."""

    def review(self) -> None:
        """Settles what annotators say differently."""

    def end(self) -> None:
        """Stops what is under way, and waits for that."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """The groups."""

    view: ArticleView
    bench: Workbench
    marking: Marking
    pieces: Pieces
    relating: Relating
    related: Related
    chaining: Chaining
    labelling: Labelling
    alike: Alike
    doubting: Doubting
    pen: Pen
    suggesting: Suggesting
    quiet: Quiet
    saving: Saving
    going: Going
    flow: Flow
    pictures: Pictures
    finding: Finding
    files: Files
    appearance: Appearance
    shell: Shell
    screens: Screens
    modes: tuple[Mode, ...] = ()
    """What is asked for a key before the commands are, in this order."""
