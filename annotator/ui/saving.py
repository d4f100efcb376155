"""What the disk refused: told, kept on screen, tried again or given up."""

from annotator.errors import AnnotatorError
from annotator.i18n import tr, trn
from annotator.ui.workbench import Workbench


class Saving:
    """The verbs for what is not saved."""

    def __init__(self, workbench: Workbench) -> None:
        self._bench = workbench

    def refused(self, error: AnnotatorError) -> None:
        """Tells of a refusal; what the disk refused stays on screen until it is saved."""
        self._bench.parts.status.say(str(error), is_refusal=True)
        count = len(self._bench.annotating.unsaved) if self._bench.annotating else 0
        if count:
            told = trn("{n} change is not saved.", "{n} changes are not saved.", count)
            self._bench.parts.banner.show_text(
                f"{told} {error}", {tr("Try again"): self.retry, tr("Give up"): self.give_up}
            )

    def retry(self) -> None:
        """Tries again to save what the disk refused."""
        if self._bench.annotating is None:
            return
        self._bench.annotating.retry()
        self._bench.parts.banner.clear()
        self._bench.say(tr("Everything is saved."))

    def give_up(self) -> None:
        """Lets go of what the disk refused."""
        if self._bench.annotating:
            self._bench.annotating.give_up_unsaved()
        self._bench.parts.banner.clear()
        self._bench.show_marks()
        self._bench.say(tr("The screen shows what is saved."))
